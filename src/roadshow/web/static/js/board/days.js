// The day in view is marked among a city's days, and brought into their row's view.
import { board } from "./state.js";

// Beneath the sticky head, in the upper part of the window.
const BAND = { rootMargin: "-12% 0px -70% 0px" };

function mark(day) {
  const link = board.querySelector(`.board-days a[href="#${day.id}"]`);
  const row = link?.closest("ul");
  if (!row) return;
  for (const other of row.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  row.scrollLeft = link.offsetLeft - row.clientWidth / 2;
}

export function follow() {
  const seen = new IntersectionObserver((entries) => {
    const entered = entries.find((entry) => entry.isIntersecting);
    if (entered) mark(entered.target);
  }, BAND);
  for (const day of board.querySelectorAll(".board-day")) seen.observe(day);
}
