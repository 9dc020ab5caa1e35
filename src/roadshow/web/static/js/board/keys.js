// Everything a mouse can do, by keyboard: the focus stays on the block, a shadow shows its place.
import { move, park, pin, qa, redo, seen, undo } from "./acts.js";
import { Rooms } from "./rooms.js";
import { tell } from "./say.js";
import { board, cityOf, clamp, editable, fill, left, placeName, placeOf, share, strip, texts, whole } from "./state.js";

const MINUTES = { ArrowLeft: -5, ArrowRight: 5 };
const HALLS = { ArrowUp: -1, ArrowDown: 1 };
const DAYS = { PageUp: -1, PageDown: 1 };
let picked = null;

class Picked {
  constructor(block) {
    this.block = block;
    this.city = cityOf(block);
    this.was = seen(block);
    const place = placeOf(block) ?? this.#opening();
    this.here = place && strip(place.hall, place.day);
    this.minute = place?.minute;
    this.rooms = new Rooms(block);
    this.shadow = document.createElement("li");
    this.shadow.className = "board-shadow";
    this.shadow.setAttribute("aria-hidden", "true");
    this.shadow.style.setProperty("--width", `${share(whole(block), this.city)}%`);
    this.#draw();
    tell(fill(texts.picked, this.was));
    this.rooms.asked.then(() => this.shadow.isConnected && this.#draw());
  }

  // Something from the tray begins where the first hall opens.
  #opening() {
    const here = this.city.querySelector(".board-time[data-hall]");
    if (!here) return null;
    const open = here.querySelector(".board-open");
    const at = open ? (parseFloat(open.style.getPropertyValue("--left")) / 100) : 0;
    const [from, to] = [Number(this.city.dataset.from) * 60, Number(this.city.dataset.to) * 60];
    return { ...here.dataset, minute: Math.ceil((from + at * (to - from)) / 5) * 5 };
  }

  later(minutes) {
    this.minute = clamp(this.minute + minutes, this.city);
    this.#show();
  }

  hall(by) {
    const day = this.here.closest(".board-day");
    const halls = [...day.querySelectorAll(".board-time[data-hall]")];
    this.#to(halls[halls.indexOf(this.here) + by]);
  }

  day(by) {
    const days = [...this.city.querySelectorAll(`.board-time[data-hall="${this.here.dataset.hall}"]`)];
    this.#to(days[days.indexOf(this.here) + by]);
  }

  #to(here) {
    if (here) this.here = here;
    this.#show();
  }

  #show() {
    this.#draw();
    const { said } = this.verdict;
    tell(`${placeName(this.here, this.minute)}. ${said.join(". ")}`);
  }

  #draw() {
    this.verdict = this.rooms.verdict(this.here, this.minute);
    this.shadow.className = `board-shadow ${this.verdict.level}`;
    this.shadow.textContent = placeName(this.here, this.minute).split(", ").at(-1);
    this.shadow.dataset.said = this.verdict.said.join(" · ");
    const across = left(this.minute, this.city);
    this.shadow.classList.toggle("late", across > 62);
    this.shadow.style.setProperty("--left", `${across}%`);
    if (this.shadow.parentElement !== this.here) this.here.append(this.shadow);
    this.shadow.scrollIntoView({ block: "nearest" });
  }

  async drop() {
    this.leave();
    await move(this.was, { ...this.here.dataset, minute: this.minute });
  }

  leave() {
    this.rooms.clear();
    this.shadow.remove();
    picked = null;
  }
}

function inHand(event) {
  const by = event.shiftKey ? 6 : 1;
  if (event.key in MINUTES) picked.later(MINUTES[event.key] * by);
  else if (event.key in HALLS) picked.hall(HALLS[event.key]);
  else if (event.key in DAYS) picked.day(DAYS[event.key]);
  else if (event.key === "Enter") picked.drop();
  else if (event.key === "Escape") {
    const { was } = picked;
    picked.leave();
    tell(fill(texts.left, was));
  } else return false;
  return true;
}

function onBlock(event, block) {
  const was = seen(block);
  switch (event.key) {
    case "m":
    case "M":
      picked = new Picked(block);
      if (!picked.here) picked.leave();
      return true;
    case "p":
    case "P":
      return pin(was), true;
    case "Delete":
      return park(was), true;
    case "+":
    case "-":
      if (was.place) qa(was, Math.max(was.qa + (event.key === "+" ? 5 : -5), 0));
      return true;
    default:
      return false;
  }
}

function pressed(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const block = event.target.closest("[data-pk]");
  const done = picked ? inHand(event) : block && onBlock(event, block);
  if (done) event.preventDefault();
}

function anywhere(event) {
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "?") return help(event);
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
}

function help(event) {
  const lines = document.querySelector(".board-help");
  lines.open = !lines.open;
  lines.querySelector("summary").focus();
  event.preventDefault();
}

export function begin() {
  if (!editable) return;
  board.addEventListener("keydown", pressed);
  document.addEventListener("keydown", anywhere);
  board.addEventListener("focusout", () => picked && setTimeout(lost));
}

// Whoever leaves the block has let go of it.
function lost() {
  if (!picked || picked.block.contains(document.activeElement)) return;
  if (picked.block.isConnected) picked.leave();
}
