// Where the block in hand could go: painted on the strips, told for one start.
import { rooms } from "./server.js";
import { cityOf, left, texts } from "./state.js";

const RANK = { "": 0, warn: 1, stop: 2 };

export class Rooms {
  constructor(block) {
    this.city = cityOf(block);
    this.strips = null;
    this.reasons = [];
    this.gone = false;
    this.asked = this.#ask(block.dataset.pk);
  }

  async #ask(pk) {
    const found = await rooms(pk);
    if (this.gone) return;
    Object.assign(this, found);
    this.#paint();
    this.city.classList.add("painted");
  }

  // What a start there would break: level "", "warn" or "stop", and the sentences.
  verdict(here, minute) {
    if (!this.strips) return { level: "", said: [texts.unknown] };
    const marks = this.strips[key(here)] ?? [];
    const hit = marks.filter(([first, last]) => first <= minute && minute <= last);
    const found = hit.map(([, , reason]) => this.reasons[reason]);
    if (!found.length) return { level: "", said: [texts.free] };
    found.sort((a, b) => RANK[b.level] - RANK[a.level]);
    return { level: found[0].level, said: [...new Set(found.map((one) => one.text))].slice(0, 3) };
  }

  #paint() {
    for (const here of this.#halls()) {
      const marks = this.strips[key(here)] ?? [];
      for (const level of ["stop", "warn"]) {
        const spans = marks.filter((one) => this.reasons[one[2]].level === level);
        here.style.setProperty(`--${level}-starts`, this.#gradient(spans));
      }
    }
  }

  // Black where the starts are, see-through elsewhere: a mask for the strip's hatching.
  #gradient(spans) {
    const stops = [];
    let end = 0;
    for (const [first, last] of spans.sort((a, b) => a[0] - b[0])) {
      const [from, to] = [left(first, this.city), left(last + 4, this.city)];
      if (to <= end) continue;
      const begin = Math.max(from, end).toFixed(2);
      stops.push(`#0000 ${begin}%`, `#000 ${begin}% ${to.toFixed(2)}%`, `#0000 ${to.toFixed(2)}%`);
      end = to;
    }
    return stops.length ? `linear-gradient(to right, ${stops.join(",")})` : "linear-gradient(#0000,#0000)";
  }

  #halls() {
    return this.city.querySelectorAll(".board-time[data-hall]");
  }

  clear() {
    this.gone = true;
    this.city.classList.remove("painted");
  }
}

const key = (here) => `${here.dataset.hall}:${here.dataset.day}`;
