// What is chosen on the page, kept in its address (`#committee=…&record=…`), so that a place can be sent.

import { articleOfKey, byKey, kinds } from "./data.js";

const DEFAULTS = { kinds: "", q: "", committee: "", topic: "", from: "", to: "", article: "", sort: "place", record: "",
  tab: "records", indicator: "", of: "", form: "" };
const listeners = [];

export const state = { ...DEFAULTS };

/** Kinds that are shown; all where none is named. */
export function kindsShown() {
  const named = state.kinds ? state.kinds.split(",").filter((name) => kinds.has(name)) : [];
  return new Set(named.length ? named : kinds.keys());
}

/** Calls `listener(changed)` with the set of changed names after each change. */
export const onChange = (listener) => listeners.push(listener);

/** Change what is chosen. A record that is chosen is a step that Back undoes; a filter is not. */
export function change(values) {
  const changed = applied(values);
  if (!changed.size) return;
  const step = changed.has("record") || changed.has("tab");
  history[step ? "pushState" : "replaceState"](null, "", address());
  tell(changed);
}

/** The address of the page with what is chosen, or with other values. */
export function address(values = {}) {
  const chosen = Object.entries({ ...state, ...values }).filter(([name, value]) => value !== DEFAULTS[name]);
  return `#${new URLSearchParams(chosen)}`;
}

/** Everything but the tab and the sorting, as it was at first. */
export function showAll() {
  const { tab, sort, indicator, of, form, record, ...filters } = DEFAULTS;
  change(filters);
}

export function readAddress() {
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const known = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, given[name] ?? DEFAULTS[name]]));
  if (!byKey.has(known.record)) known.record = "";
  if (!articleOfKey.has(known.article)) known.article = "";
  tell(applied(known));
}

function applied(values) {
  const changed = new Set(Object.keys(values).filter((name) => state[name] !== values[name]));
  Object.assign(state, values);
  return changed;
}

function tell(changed) {
  if (changed.size) for (const listener of listeners) listener(changed);
}
