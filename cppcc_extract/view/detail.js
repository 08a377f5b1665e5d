// The record that is chosen: each field with what it means, where it was read and by which step.

import { byKey, field, kinds, sibling, wordsOf } from "./data.js";
import { describe } from "./describe.js";
import { byId, make } from "./dom.js";
import { reveal } from "./reader.js";
import { address, change, state } from "./state.js";
import { askedFor, clauseOf, readsOf, treeOf } from "./tree.js";

const pane = byId("detail");
const APART = new Set(["id", "span", "text", "clean", "sentence", "rule", "evidence", "mentions", "records"]);
const ENOUGH = 400; // characters of a sentence before and after the record

/** Show the record that is chosen, or nothing. */
export function showDetail() {
  const record = byKey.get(state.record);
  pane.hidden = !record;
  if (!record) return pane.replaceChildren();
  const tree = treeOf(record);
  const place = (span, words = wordsOf(record.article, ...span)) => link(record, span, words);
  const words = (span) => wordsOf(record.article, ...span);
  pane.replaceChildren(...[
    head(record),
    make("blockquote", { lang: "zh" }, sentence(record)),
    fields(record, tree, place),
    together(record), mentions(record, place), clauseOf(record, tree, place, words), rule(record),
  ].flat().filter(Boolean));
  pane.scrollTop = 0;
}

function head(record) {
  const { value, name } = describe(record);
  return make(
    "header", { data: { kind: record.kind } },
    make("p", { class: "kind" }, kinds.get(record.kind).record, " ", make("code", {}, record.own.id)),
    make("h3", { lang: "zh" }, value ? [make("span", { class: "value" }, value), " "] : null, name),
    make("div", { class: "acts" },
      make("button", { type: "button", class: "plain", id: "to-place", onclick: () => toPlace(record) }, "Show in the text"),
      make("button", { type: "button", class: "plain", onclick: copyAddress }, "Copy the link"),
      make("button", { type: "button", class: "plain", "aria-label": "Close the record", onclick: close }, "Close"),
    ),
  );
}

/** From a record to its place, on a narrow screen to the pane of the text as well. */
export function toPlace(record) {
  document.body.dataset.pane = "text";
  reveal(record)?.focus({ preventScroll: true });
}

export const close = () => change({ record: "" });

async function copyAddress({ target }) {
  const whole = location.href.split("#")[0] + address();
  try {
    await navigator.clipboard.writeText(whole);
    target.textContent = "Copied";
  } catch {
    target.textContent = "Copy it from the address bar";
  }
}

function sentence(record) {
  const [first, last] = record.own.sentence;
  const start = Math.max(first, record.start - ENOUGH);
  const end = Math.min(last, record.end + ENOUGH);
  return [
    start > first ? "…" : "", wordsOf(record.article, start, record.start),
    make("mark", { data: { kind: record.kind } }, record.text),
    wordsOf(record.article, record.end, end), end < last ? "…" : "",
  ];
}

/** The fields that were read elsewhere or decided by steps, each with why; then those that the place itself gives. */
function fields(record, tree, place) {
  const evidence = field(record, "evidence") ?? {};
  const names = fieldsOf(record, tree);
  const reasoned = names.filter((name) => evidence[name] || tree?.f[name]);
  const plain = names.filter((name) => !reasoned.includes(name));
  return [
    make("dl", {}, reasoned.map((name) => row(record, name, tree, place))),
    make("dl", { class: "short" }, plain.map((name) => row(record, name, tree, place))),
  ];
}

function fieldsOf(record, tree) {
  const own = Object.keys({ ...kinds.get(record.kind).defaults, ...record.own });
  return own.filter((name) => {
    if (APART.has(name)) return false;
    const value = field(record, name);
    const empty = value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
    return !empty || tree?.f[name];
  });
}

function row(record, name, tree, place) {
  const evidence = field(record, "evidence")?.[name];
  const meaning = kinds.get(record.kind).fields[name];
  return make(
    "div", {},
    make("dt", { title: meaning ?? "" }, name.replaceAll("_", " ")),
    make("dd", {},
      make("span", { class: "said", lang: "zh" }, shown(record, name)),
      evidence ? why(evidence, tree, place) : null,
      askedFor(tree, name, place),
    ),
  );
}

/** Where a field was read, and what the step that read it looks for. */
function why({ span, rule: by }, tree, place) {
  const reads = readsOf(tree, by);
  return make("p", { class: "why" }, reads ? `${reads} ` : null, "← ", place(span), make("code", {}, by));
}

function shown(record, name) {
  const value = field(record, name);
  if (value === null || value === "") return make("em", {}, "none");
  if (name === "part_of") return toRecord(sibling(record, value), value);
  if (Array.isArray(value)) return value.join("、");
  if (typeof value !== "object") return typeof value === "number" ? value.toLocaleString("en") : value;
  if ("edtf" in value || "start" in value) return value.edtf ? `${value.edtf} (${value.text})` : value.text;
  const pairs = Object.entries(value).map(([inner, each]) => `${inner}: ${each}`);
  return pairs.length ? pairs.join(", ") : make("em", {}, "none");
}

/** Records that say something of this one: the figures of a check, the checks and the parts of a figure. */
function together(record) {
  const others = Object.values(record.article.records).flat();
  const groups = [
    ["its figures", (field(record, "records") ?? []).map((id) => sibling(record, id))],
    ["its parts", others.filter((other) => other.own.part_of && other.own.part_of === record.own.id)],
    ["its checks", others.filter((other) => other.kind === "checks" && other.own.records.includes(record.own.id))],
  ].filter(([, found]) => found.length);
  if (!groups.length) return null;
  return make("dl", { class: "together" }, groups.map(([name, found]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, found.map((other) => toRecord(other, ""))))));
}

function toRecord(record, id) {
  if (!record) return id;
  const { value, name } = describe(record);
  return make(
    "button", { type: "button", class: "to", data: { kind: record.kind }, onclick: () => change({ record: record.key }) },
    record.kind === "checks" ? name : `${name} ${value}`,
  );
}

function mentions(record, place) {
  const found = field(record, "mentions") ?? [];
  if (found.length < 2) return null;
  return make("p", { class: "mentions" }, `${found.length} mentions: `, found.map((mention) => [place(mention.span), " "]));
}

function rule(record) {
  return make("p", { class: "rule" }, "made by ", make("code", {}, field(record, "rule")),
    ` at ${record.start}–${record.end}`);
}

function link(record, span, words) {
  const show = () => {
    document.body.dataset.pane = "text";
    reveal(record, span);
  };
  return make("button", { type: "button", class: "place", lang: "zh", onclick: show }, words.replaceAll("\n", "⏎"));
}
