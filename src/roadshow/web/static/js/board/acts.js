// The changes a person can make, each with its way back: undo and redo are changes like any other.
import { note, tell } from "./say.js";
import { change } from "./server.js";
import { fill, placeName, placeOf, screening, stripOf, texts, wall } from "./state.js";
import { apply } from "./sync.js";

const WRITTEN = 200;
const done = [];
const undone = [];
const buttons = {
  undo: document.querySelector("[data-undo]"),
  redo: document.querySelector("[data-redo]"),
};

// What a person has seen of a block when they take it in hand.
export function seen(block) {
  const { pk, edition, what, qa } = block.dataset;
  const place = placeOf(block);
  return { pk, what, edition: Number(edition), qa: Number(qa), place, pinned: block.matches(".pinned") };
}

const moving = ({ hall, day, minute }, pinned = true) => ({
  do: "move",
  hall,
  starts: wall(day, minute),
  pinned: pinned ? "on" : "",
});

const back = (was) => (was.place ? moving(was.place, was.pinned) : { do: "park" });

export const move = (was, place) => act(was, moving(place), back(was));
export const park = (was) => (was.place ? act(was, { do: "park" }, back(was)) : false);
export const qa = (was, minutes) =>
  act(was, { do: "qa", minutes }, { do: "qa", minutes: was.qa });

export function pin(was) {
  if (!was.place) return note(texts.first);
  const fields = (on) => ({ do: "pin", pinned: on ? "on" : "" });
  return act(was, fields(!was.pinned), fields(was.pinned));
}

async function act(was, forth, backwards) {
  const entry = { pk: was.pk, what: was.what, edition: was.edition, forth, back: backwards };
  if ((await send(entry, forth)) !== WRITTEN) return false;
  done.push(entry);
  undone.length = 0;
  show();
  return true;
}

// One change in the name of an entry; later changes of ours build on what it leaves behind.
async function send(entry, fields) {
  const { status, news } = await change(entry.pk, { ...fields, edition: entry.edition });
  apply(news);
  if (status !== WRITTEN) {
    if (news) note(news.message, "stop");
    return status;
  }
  const from = entry.edition;
  for (const one of [entry, ...done, ...undone]) {
    if (one.pk === entry.pk && one.edition === from) one.edition = from + 1;
  }
  describe(fields, screening(entry.pk));
  return status;
}

function describe(fields, block) {
  const facts = block ? { what: block.dataset.what } : {};
  const here = block && stripOf(block);
  facts.where = here ? placeName(here, Number(block.dataset.start)) : texts.parked;
  if (fields.do === "pin") return tell(fill(fields.pinned ? texts.pinned : texts.unpinned, facts));
  if (fields.do === "qa") return tell(fill(texts.qa, { ...facts, minutes: fields.minutes }));
  return tell(fill(texts.moved, facts));
}

async function step(from, to, which, said) {
  const entry = from.pop();
  if (!entry) return tell(texts.nothing);
  show();
  const status = await send(entry, entry[which]);
  // What somebody else has changed since cannot be undone; what did not arrive can, later.
  if (status === 0) from.push(entry);
  if (status === WRITTEN) {
    to.push(entry);
    tell(fill(said, entry));
  }
  return show();
}

export const undo = () => step(done, undone, "back", texts.undone);
export const redo = () => step(undone, done, "forth", texts.redone);

function show() {
  for (const [button, stack, text] of [
    [buttons.undo, done, texts.undo],
    [buttons.redo, undone, texts.redo],
  ]) {
    if (!button) continue;
    button.disabled = !stack.length;
    button.title = stack.length ? fill(text, stack.at(-1)) : "";
  }
}

export function begin() {
  buttons.undo?.addEventListener("click", undo);
  buttons.redo?.addEventListener("click", redo);
}
