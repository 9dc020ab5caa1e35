// Putting markup where it belongs: a block into its strip, lanes for what overlaps.
import { board, number, screening, strip, whole } from "./state.js";

const parser = document.createElement("template");

function element(html) {
  parser.innerHTML = html.trim();
  return parser.content.firstElementChild;
}

export function relane(here) {
  const found = [...here.querySelectorAll(":scope > .board-block[data-pk]")];
  const blocks = found.toSorted((a, b) => number(a, "start") - number(b, "start"));
  if (blocks.some((block, n) => block !== found[n])) reorder(here, blocks);
  const ends = [];
  for (const block of blocks) {
    const start = number(block, "start");
    let lane = ends.findIndex((busy) => busy <= start);
    if (lane < 0) lane = ends.length;
    ends[lane] = start + whole(block);
    block.style.setProperty("--lane", lane);
  }
  here.style.setProperty("--lanes", Math.max(ends.length, 1));
  here.classList.toggle("vacant", !blocks.length);
}

// Tab goes through a strip in the order of time. What is moved in the document loses its focus.
function reorder(here, blocks) {
  const focused = document.activeElement;
  here.append(...blocks);
  if (here.contains(focused)) focused.focus({ preventScroll: true });
}

function count(city) {
  const tray = city.querySelector("[data-tray]");
  const waiting = tray.closest(".board-waiting");
  waiting.querySelector(".count").textContent = tray.childElementCount;
  waiting.classList.toggle("none", !tray.childElementCount);
}

// Take what the server says of one screening; false where this page has no place for it.
export function take(change) {
  const old = screening(change.pk);
  const focused = old?.contains(document.activeElement);
  const before = old?.closest(".board-time[data-hall]");
  const city = board.querySelector(`[data-city="${change.city ?? old?.closest(".board")?.dataset.city}"]`);
  if (!change.gone) {
    const home = change.hall ? strip(change.hall, change.day) : city?.querySelector("[data-tray]");
    if (!home) return false;
    const fresh = element(change.html);
    old?.remove();
    home.append(fresh);
    if (change.hall) relane(home);
    if (focused) focus(fresh);
    fresh.classList.add("flash");
  } else old?.remove();
  if (before && before.isConnected) relane(before);
  if (city) count(city);
  return true;
}

function focus(block) {
  block.querySelector("a").focus({ preventScroll: true });
}

// Mark what is wrong with any screening, and unmark what is not any more.
export function mark({ texts, of }) {
  for (const block of board.querySelectorAll(".board-block[data-pk]")) {
    const wrong = (of[block.dataset.pk] ?? []).map((number) => texts[number]);
    const said = wrong.map((one) => one.text);
    const shown = [...block.querySelectorAll(".board-problem")].map((one) => one.textContent);
    if (said.join("\n") === shown.join("\n")) continue;
    const stop = wrong.some((one) => one.stop);
    block.classList.toggle("stop", stop);
    block.classList.toggle("warn", !stop && wrong.length > 0);
    for (const one of block.querySelectorAll(".board-problem")) one.remove();
    block.querySelector("a").append(...new Set(said.map(problem)));
  }
}

function problem(text) {
  const line = document.createElement("span");
  line.className = "board-problem";
  line.textContent = text;
  return line;
}
