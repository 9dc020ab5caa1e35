// Following the board: what others did comes in while this page is looked at.
import { mark, take } from "./layout.js";
import { note } from "./say.js";
import { changes, page, wrong } from "./server.js";

const PAUSE = 1500;
const panel = document.getElementById("wrong");
let timer = 0;
let stale = false;

export function apply(news) {
  if (!news || news.token < page.token) return;
  page.token = news.token;
  const known = news.changed.map(take);
  mark(news.problems);
  heading(news.title);
  if (news.frame || known.includes(false)) document.getElementById("board-frame").hidden = false;
  const others = news.changed.filter((one) => !one.mine && one.said);
  for (const one of others.slice(0, 3)) note(one.said);
}

function heading(title) {
  panel.hidden = !title;
  panel.querySelector("summary").textContent = title;
  stale = true;
  if (panel.open && title) refresh();
}

async function refresh() {
  stale = false;
  const parsed = new DOMParser().parseFromString(await wrong(), "text/html");
  const fresh = parsed.querySelector(".findings");
  panel.querySelector(".findings")?.replaceWith(fresh ?? "");
}

panel?.addEventListener("toggle", () => panel.open && stale && refresh());

async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  apply(await changes());
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

export function follow() {
  document.addEventListener("visibilitychange", look);
  timer = setTimeout(look, PAUSE);
}
