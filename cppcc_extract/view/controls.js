// The filters: their choices with how often each occurs, and what a user does with them.

import { articles, kinds, records } from "./data.js";
import { committeeOf, topicOf, yearsOf } from "./describe.js";
import { byId, fillSelect } from "./dom.js";
import { SORTS, counted, isFiltered } from "./filter.js";
import { change, kindsShown, showAll, state } from "./state.js";

const FIELDS = { q: "words", committee: "committee", topic: "topic", from: "from", to: "to", sort: "sort" };
const WAIT = 120; // milliseconds after a letter, so that a word is looked up once
const buttons = [...document.querySelectorAll("#kinds button")];

export function buildControls() {
  const plain = (pairs) => pairs.map(([value, count]) => [value, `${value} (${count})`]);
  fillSelect(byId("committee"), [["", "all"], ...plain(counted(records.map(committeeOf)))]);
  fillSelect(byId("topic"), [["", "all"], ...topics()]);
  const years = yearsThere();
  fillSelect(byId("from"), [["", "any"], ...years]);
  fillSelect(byId("to"), [["", "any"], ...years]);
  fillSelect(byId("sort"), Object.entries(SORTS).map(([name, [words]]) => [name, words]));
  for (const button of buttons) {
    const count = records.filter((record) => record.kind === button.dataset.kind).length;
    button.hidden = !count;
    button.querySelector("b").textContent = count;
    button.addEventListener("click", () => toggleKind(button.dataset.kind));
  }
  for (const [name, id] of Object.entries(FIELDS)) {
    byId(id).addEventListener(name === "q" ? "input" : "change", name === "q" ? later : setField(name));
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", (event) => {
    event.preventDefault();
    clearAll();
  });
  byId("filter-open").addEventListener("click", ({ target }) =>
    target.setAttribute("aria-expanded", target.getAttribute("aria-expanded") === "false"));
  byId("nothing-reset").addEventListener("click", clearAll);
}

/** The controls say what is chosen. */
export function showChosen(found) {
  const shown = kindsShown();
  for (const button of buttons) button.setAttribute("aria-pressed", shown.has(button.dataset.kind));
  for (const [name, id] of Object.entries(FIELDS)) if (byId(id).value !== state[name]) byId(id).value = state[name];
  byId("reset").disabled = !isFiltered();
  const here = new Set(found.map((record) => record.article)).size;
  const some = found.length === records.length ? "" : `${found.length.toLocaleString("en")} of `;
  byId("sum").textContent = `${some}${many(records.length, "record")} in ${many(isFiltered() ? here : articles.length, "article")}`;
  byId("how-many").textContent = many(found.length, "record");
  for (const id of ["csv", "json"]) byId(id).disabled = !found.length;
}

const many = (count, name) => `${count.toLocaleString("en")} ${name}${count === 1 ? "" : "s"}`;

const setField = (name) => (event) => change({ [name]: event.target.value });

let timer = 0;
function later(event) {
  clearTimeout(timer);
  timer = setTimeout(() => change({ q: event.target.value.trim() }), WAIT);
}

/** Show all, and forget letters that were typed but not yet looked up. */
export function clearAll() {
  clearTimeout(timer);
  byId("words").value = "";
  showAll();
}

/** The first press shows a kind alone, a further one adds or takes a kind; when none is left all are shown. */
function toggleKind(kind) {
  const shown = state.kinds ? kindsShown() : new Set();
  if (!shown.delete(kind)) shown.add(kind);
  const there = buttons.filter((button) => !button.hidden).map((button) => button.dataset.kind);
  const named = there.filter((name) => shown.has(name));
  change({ kinds: named.length === there.length ? "" : named.join(",") });
}

function topics() {
  const found = counted(records.map(topicOf));
  return [...kinds.keys()].map((kind) => ({
    label: kind,
    options: found
      .filter(([topic]) => topic.startsWith(`${kind}.`))
      .map(([topic, count]) => [topic, `${topic.split(".")[1].replaceAll("_", " ")} (${count})`]),
  })).filter((group) => group.options.length);
}

function yearsThere() {
  const years = new Set(records.flatMap((record) => yearsOf(record) ?? []).filter(Number.isFinite));
  return [...years].sort().map((year) => [String(year), String(year)]);
}
