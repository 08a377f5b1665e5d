// Keys that work from anywhere but a field; the list of records has its own.

import { byKey } from "./data.js";
import { clearAll } from "./controls.js";
import { byId } from "./dom.js";
import { close, toPlace } from "./detail.js";
import { stepRow } from "./rows.js";
import { change, state } from "./state.js";
import { stepArticle, stepPlace } from "./walk.js";

const help = byId("help");
const KEYS = {
  "/": () => byId("words").focus(),
  j: () => stepRow(1),
  k: () => stepRow(-1),
  n: () => stepPlace(1),
  p: () => stepPlace(-1),
  "]": () => stepArticle(1),
  "[": () => stepArticle(-1),
  r: () => toTab("records", "rows"),
  c: () => toTab("chart", "tab-chart"),
  "?": () => help.showModal(),
  Escape: () => (state.record ? close() : clearAll()),
};

export function buildKeyboard() {
  document.addEventListener("keydown", onKey);
  byId("help-open").addEventListener("click", () => help.showModal());
  byId("help-close").addEventListener("click", () => help.close());
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const { target, key } = event;
  if (key === "Escape" && target.id === "words") target.blur();
  if (key !== "Escape" && target.closest("input, select, textarea")) return;
  if (key === "Enter" && enter(target)) return event.preventDefault();
  if (!(key in KEYS)) return;
  event.preventDefault();
  KEYS[key]();
}

function toTab(tab, id) {
  change({ tab });
  byId(id).focus();
}

/** From a place to its record, from a record in the list to its place. */
function enter(target) {
  if (target.tagName === "MARK" && target.dataset.record) {
    change({ record: target.dataset.record, tab: "records" });
    byId("detail").focus({ preventScroll: true });
    return true;
  }
  if (target.id === "rows" && byKey.has(state.record)) {
    toPlace(byKey.get(state.record));
    return true;
  }
  return false;
}
