// One polite line for those who listen, short notes for those who look.
const line = document.getElementById("board-said");
const notes = document.getElementById("board-notes");
const STAY = 7000;

export function tell(text) {
  if (line) line.textContent = text;
}

export function note(text, level = "") {
  tell(text);
  if (!notes) return;
  const shown = document.createElement("p");
  shown.className = `board-note ${level}`;
  shown.textContent = text;
  notes.append(shown);
  while (notes.children.length > 3) notes.firstChild.remove();
  setTimeout(() => shown.remove(), STAY);
}
