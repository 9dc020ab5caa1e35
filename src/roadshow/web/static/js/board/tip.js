// The line beside the pointer: when and where, and whether it can be there.
const tip = document.createElement("div");
tip.className = "board-tip";
tip.setAttribute("aria-hidden", "true");
tip.hidden = true;
document.body.append(tip);
let shown = "";

export function point(x, y, title, level, said) {
  const text = [title, ...said].join("\n");
  if (text !== shown) {
    shown = text;
    tip.className = `board-tip ${level}`;
    const head = document.createElement("b");
    head.textContent = title;
    tip.replaceChildren(head, ...said.map(line));
  }
  // Left of the pointer in the right half of the window, so that it never leaves it.
  const across = x > innerWidth / 2 ? `calc(${x - 18}px - 100%)` : `${x + 18}px`;
  const down = y > innerHeight / 2 ? `calc(${y - 14}px - 100%)` : `${y + 20}px`;
  tip.style.transform = `translate(${across}, ${down})`;
  tip.hidden = false;
}

function line(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}

export function hide() {
  tip.hidden = true;
  shown = "";
}
