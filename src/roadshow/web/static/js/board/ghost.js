// What follows the pointer: the block with its Q&A and its changeover, drawn above everything.
import { cityOf, left, number, share, whole } from "./state.js";

export class Ghost {
  constructor(block) {
    this.city = cityOf(block);
    this.minutes = whole(block);
    this.node = document.createElement("div");
    this.node.className = "board-ghost";
    const name = document.createElement("b");
    name.textContent = block.dataset.what;
    this.node.append(
      name,
      part("board-tail", (number(block, "qa") / this.minutes) * 100),
      part("board-clean", (number(block, "clean") / this.minutes) * 100),
    );
    this.where = "";
    document.body.append(this.node);
  }

  on(here, minute, box, level) {
    const key = `${here.dataset.hall}:${here.dataset.day}:${level}`;
    if (key !== this.where) {
      this.where = key;
      this.node.className = `board-ghost placed ${level}`;
      this.node.style.width = `${(share(this.minutes, this.city) / 100) * box.width}px`;
    }
    const across = box.left + (left(minute, this.city) / 100) * box.width;
    this.node.style.transform = `translate(${across}px, ${box.top}px)`;
  }

  float(x, y) {
    if (this.where !== "") this.node.className = "board-ghost";
    if (this.where !== "") this.node.style.width = "";
    this.where = "";
    this.node.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
  }

  remove() {
    this.node.remove();
  }
}

function part(name, width) {
  const made = document.createElement("span");
  made.className = name;
  made.style.width = `${width}%`;
  return made;
}
