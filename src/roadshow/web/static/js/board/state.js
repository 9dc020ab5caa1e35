// What the page holds: blocks, strips and their places, read from the markup.
export const board = document.getElementById("board");
export const texts = JSON.parse(document.getElementById("board-texts")?.textContent ?? "{}");
export const editable = board?.classList.contains("editable") ?? false;
export const STEP = 5;
const DAY = 24 * 60;

export const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");

export const screening = (pk) => board.querySelector(`[data-pk="${pk}"]`);
export const cityOf = (node) => node.closest(".board");
export const stripOf = (node) => node.closest(".board-time[data-hall]");
export const strip = (hall, day) =>
  board.querySelector(`.board-time[data-hall="${hall}"][data-day="${day}"]`);

export const number = (node, name) => Number(node.dataset[name] ?? 0);
export const whole = (block) => number(block, "minutes") + number(block, "qa");

// Where a block stands; null for one in the tray.
export function placeOf(block) {
  const here = stripOf(block);
  if (!here) return null;
  return { hall: here.dataset.hall, day: here.dataset.day, minute: number(block, "start") };
}

export function hours(city) {
  return { from: number(city, "from") * 60, to: number(city, "to") * 60 };
}

export function clamp(minute, city) {
  const { from, to } = hours(city);
  return Math.min(Math.max(minute, from), to - STEP);
}

export function share(minutes, city) {
  const { from, to } = hours(city);
  return (minutes / (to - from)) * 100;
}

export const left = (minute, city) => share(minute - hours(city).from, city);
export const snap = (minute) => Math.round(minute / STEP) * STEP;

const two = (value) => String(value).padStart(2, "0");
export const clock = (minute) => `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;

// A start as a form would send it: the city's own time. A night show may begin after midnight.
export function wall(day, minute) {
  const [year, month, date] = day.split("-").map(Number);
  const moment = new Date(Date.UTC(year, month - 1, date, 0, minute));
  return moment.toISOString().slice(0, 16);
}

export function hallName(here) {
  const row = here.closest(".board-strip");
  let group = row.previousElementSibling;
  while (group && !group.matches(".board-group")) group = group.previousElementSibling;
  const names = [group?.textContent, row.querySelector(".board-hall").textContent];
  return names.filter(Boolean).join(", ");
}

export function placeName(here, minute) {
  const day = here.closest(".board-day").querySelector("h3 .visually-hidden").textContent;
  return `${hallName(here)}, ${day}, ${clock(minute)}`;
}
