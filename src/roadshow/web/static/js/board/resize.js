// Dragging a block's end: the Q&A gets longer or shorter, in steps of five minutes.
import { qa, seen } from "./acts.js";
import { board, cityOf, number, share, snap, stripOf, texts, fill } from "./state.js";
import { hide, point } from "./tip.js";

const MOST = 240;
let held = null;

function down(event) {
  const grip = event.target.closest(".board-grip");
  if (!grip || event.button !== 0 || event.pointerType === "touch") return;
  const block = grip.closest("[data-pk]");
  const box = block.getBoundingClientRect();
  const whole = number(block, "minutes") + number(block, "qa");
  held = { block, was: seen(block), x: event.clientX, pace: whole / box.width };
  held.minutes = held.was.qa;
  event.preventDefault();
}

function moved(event) {
  if (!held) return;
  const wished = held.was.qa + snap((event.clientX - held.x) * held.pace);
  draw(Math.min(Math.max(wished, 0), MOST));
  const said = fill(texts.qa, { what: held.was.what, minutes: held.minutes });
  point(event.clientX, event.clientY, said, "", []);
}

function draw(minutes) {
  const { block } = held;
  const film = number(block, "minutes");
  held.minutes = minutes;
  block.style.setProperty("--width", `${share(film + minutes, cityOf(stripOf(block)))}%`);
  block.querySelector(".board-tail").style.width = `${(minutes / (film + minutes)) * 100}%`;
}

async function up() {
  const mine = held;
  if (!mine) return;
  hide();
  const { minutes, was } = mine;
  const written = minutes !== was.qa && (await qa(was, minutes));
  if (!written && mine.block.isConnected) {
    held = mine;
    draw(was.qa);
  }
  held = null;
}

export function begin() {
  board.addEventListener("pointerdown", down);
  document.addEventListener("pointermove", moved, { passive: true });
  document.addEventListener("pointerup", up);
}
