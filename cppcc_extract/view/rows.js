// The list of records: a list box of which only the rows in view are there as elements.

import { articles } from "./data.js";
import { describe, inOneLine } from "./describe.js";
import { byId, make } from "./dom.js";
import { change, state } from "./state.js";

const HEIGHT = 52; // pixels of a row, as records.css has it
const BEYOND = 8; // rows above and below the view
const list = byId("rows");
const space = list.firstElementChild;
let rows = [];
let places = new Map();
let active = -1;

export function buildRows() {
  list.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(list);
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) choose(Number(row.dataset.at));
  });
  list.addEventListener("keydown", onKey);
}

/** Show these records, in this order. */
export function showRows(found) {
  rows = found;
  places = new Map(found.map((record, at) => [record.key, at]));
  space.style.setProperty("height", `${rows.length * HEIGHT}px`);
  list.hidden = !rows.length;
  byId("nothing").hidden = rows.length > 0;
  list.scrollTop = 0;
  followChosen();
}

/** The row of the record that is chosen is the active one, and in view. */
export function followChosen() {
  active = places.get(state.record) ?? -1;
  if (active >= 0) {
    const top = active * HEIGHT;
    if (top < list.scrollTop || top + HEIGHT > list.scrollTop + list.clientHeight) {
      list.scrollTop = top - list.clientHeight / 3;
    }
  }
  draw();
}

/** Choose the record so many rows on, the first where none is chosen. */
export function stepRow(by) {
  if (rows.length) choose(active < 0 ? 0 : Math.min(Math.max(active + by, 0), rows.length - 1));
}

function choose(at) {
  change({ record: rows[at].key });
}

function onKey(event) {
  const page = Math.max(1, Math.floor(list.clientHeight / HEIGHT) - 1);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
  if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  stepRow(steps[event.key]);
}

function draw() {
  const first = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - BEYOND);
  const last = Math.min(rows.length, Math.ceil((list.scrollTop + list.clientHeight) / HEIGHT) + BEYOND);
  const there = new Map([...space.children].map((node) => [node.record, node]));
  const nodes = [];
  for (let at = first; at < last; at++) {
    const node = there.get(rows[at]) ?? row(rows[at]);
    node.dataset.at = at;
    node.id = `row-${at}`;
    node.setAttribute("aria-posinset", at + 1);
    node.setAttribute("aria-setsize", rows.length);
    node.setAttribute("aria-selected", at === active);
    node.style.setProperty("transform", `translateY(${at * HEIGHT}px)`);
    nodes.push(node);
  }
  space.replaceChildren(...nodes);
  if (active >= first && active < last) list.setAttribute("aria-activedescendant", `row-${active}`);
  else list.removeAttribute("aria-activedescendant");
}

function row(record) {
  const { value, name, about } = describe(record);
  const where = articles.length > 1 ? `${record.article.number + 1}` : "";
  const node = make(
    "div", { class: "row", role: "option", "aria-label": `${record.kind}: ${inOneLine(record)}`, data: { kind: record.kind } },
    make("span", { class: "value" }, value),
    make("span", { class: "label" }, name),
    make("span", { class: "where", title: record.article.title ?? "" }, where),
    make("span", { class: "about" }, about.join(" · ")),
  );
  node.record = record;
  return node;
}
