// The board of a timetable: readable without this, to be moved about with it.
import * as acts from "./acts.js";
import * as days from "./days.js";
import * as drag from "./drag.js";
import * as keys from "./keys.js";
import * as resize from "./resize.js";
import { board, editable } from "./state.js";
import { follow } from "./sync.js";

if (board) {
  if (editable) {
    document.querySelector(".board-hand").hidden = false;
    for (const part of [acts, drag, resize, keys]) part.begin();
  }
  days.follow();
  follow();
}
