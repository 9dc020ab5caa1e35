// Dragging a block with mouse or pen: to another hall, day or time of its city, or into the tray.
import { move, park, seen } from "./acts.js";
import { Ghost } from "./ghost.js";
import { Rooms } from "./rooms.js";
import { board, cityOf, clamp, clock, hallName, hours, number, snap, stripOf, texts } from "./state.js";
import { hide, point } from "./tip.js";

const THRESHOLD = 5;
const EDGE = 90;
const LINGER = 350;
let hand = null;

class Hand {
  constructor(block, event) {
    this.block = block;
    this.city = cityOf(block);
    this.was = seen(block);
    [this.x, this.y, this.over] = [event.clientX, event.clientY, event.target];
    this.from = [this.x, this.y];
    this.begun = false;
    this.rects = new Map();
  }

  begin() {
    this.begun = true;
    const here = stripOf(this.block);
    const box = this.block.getBoundingClientRect();
    const across = here ? (this.from[0] - box.left) / (box.width || 1) : 0;
    this.grabbed = across * (number(this.block, "minutes") + number(this.block, "qa"));
    this.rooms = new Rooms(this.block);
    this.ghost = new Ghost(this.block);
    this.block.classList.add("lifted");
    document.documentElement.classList.add("board-dragging");
    this.frame = requestAnimationFrame(this.#draw);
  }

  // Rectangles are read once a strip and kept until something scrolls: no layout in a frame.
  rect(here) {
    if (!this.rects.has(here)) this.rects.set(here, here.getBoundingClientRect());
    return this.rects.get(here);
  }

  #draw = () => {
    this.#scroll();
    const target = this.#target();
    if (target?.here) this.#overStrip(target);
    else this.#elsewhere(target);
    this.target = target;
    this.frame = requestAnimationFrame(this.#draw);
  };

  #target() {
    const city = this.over.closest?.(".board");
    if (city !== this.city) return null;
    if (this.over.closest(".board-waiting")) return { park: true };
    const here = stripOf(this.over);
    if (!here) return null;
    const { from, to } = hours(city);
    const box = this.rect(here);
    const minute = from + ((this.x - box.left) / box.width) * (to - from) - this.grabbed;
    return { here, minute: clamp(snap(minute), city), box };
  }

  #overStrip({ here, minute, box }) {
    const verdict = this.rooms.verdict(here, minute);
    this.ghost.on(here, minute, box, verdict.level);
    point(this.x, this.y, `${clock(minute)} · ${hallName(here)}`, verdict.level, verdict.said);
  }

  #elsewhere(target) {
    this.ghost.float(this.x, this.y);
    point(this.x, this.y, this.was.what, "", [target?.park ? texts.off : texts.nowhere]);
  }

  #scroll() {
    const up = Math.max(EDGE - this.y, 0);
    const down = Math.max(this.y - (innerHeight - EDGE), 0);
    // Whoever takes something out of the tray, at the lower edge, has to get away from it first.
    this.away ||= !up && !down;
    if (!this.away || (!up && !down) || this.over.closest?.(".board-waiting")) return;
    scrollBy(0, (down - up) / 4);
    this.rects.clear();
    this.over = document.elementFromPoint(this.x, this.y) ?? this.over;
  }

  follow(event) {
    [this.x, this.y, this.over] = [event.clientX, event.clientY, event.target];
    const day = event.target.closest?.(".board-days a");
    if (day === this.day) return;
    this.day = day;
    clearTimeout(this.timer);
    if (day) this.timer = setTimeout(() => this.#jump(day), LINGER);
  }

  #jump(day) {
    document.querySelector(day.hash)?.scrollIntoView({ block: "start" });
    this.rects.clear();
  }

  async drop() {
    const { target, was } = this;
    this.#still();
    if (target?.park && was.place) await park(was);
    else if (target?.here && !this.#unmoved(target)) {
      const { hall, day } = target.here.dataset;
      await move(was, { hall, day, minute: target.minute });
    }
    this.#put();
  }

  #unmoved({ here, minute }) {
    const place = this.was.place;
    return place?.minute === minute && place.hall === here.dataset.hall && place.day === here.dataset.day;
  }

  cancel() {
    this.#still();
    this.#put();
  }

  #still() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.rooms.clear();
    hide();
    document.documentElement.classList.remove("board-dragging");
  }

  #put() {
    this.ghost.remove();
    this.block.classList.remove("lifted");
  }
}

function down(event) {
  const block = event.target.closest("[data-pk]");
  const mouse = event.pointerType !== "touch" && event.button === 0;
  if (!mouse || !block || hand || event.target.closest(".board-grip")) return;
  if (!matchMedia("(min-width: 60rem)").matches) return;
  hand = new Hand(block, event);
}

function moved(event) {
  if (!hand) return;
  if (!event.buttons) return stop();
  const far = Math.hypot(event.clientX - hand.from[0], event.clientY - hand.from[1]);
  if (!hand.begun && far < THRESHOLD) return;
  if (!hand.begun) hand.begin();
  hand.follow(event);
}

function up() {
  const held = hand;
  hand = null;
  if (!held?.begun) return;
  // The click that ends a drag must not follow the block's link.
  const swallow = (click) => click.preventDefault();
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  held.drop();
}

function stop() {
  if (hand?.begun) hand.cancel();
  hand = null;
}

export function begin() {
  board.addEventListener("pointerdown", down);
  board.addEventListener("dragstart", (event) => event.preventDefault());
  document.addEventListener("pointermove", moved, { passive: true });
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", stop);
  document.addEventListener("scroll", () => hand?.rects.clear(), { passive: true, capture: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
}
