// What the page holds: articles, and their records as the library gives them.

import { byId } from "./dom.js";
import { unitsOf } from "./places.js";

const data = JSON.parse(byId("data").textContent);

const AROUND = 500;
// what Python takes for white space
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

export const version = data.version;
export const kinds = new Map(data.kinds.map((kind) => [kind.name, kind]));
export const steps = data.steps;
export const panel = data.panel;
export const articles = data.articles;

/** A record with its surroundings: `kind`, `article`, `key` (unique in the page) and the `own` fields as they came. */
export const records = [];
export const byKey = new Map();

for (const [number, article] of articles.entries()) {
  article.number = number;
  article.units = unitsOf(article.text);
  for (const [kind, found] of Object.entries(article.records)) {
    article.records[kind] = found.map((own) => {
      const [start, end] = own.span;
      const record = { kind, article, own, start, end, text: wordsOf(article, start, end) };
      record.key = `${article.key}.${kind === "further" ? `${own.extractor}:` : ""}${own.id}`;
      records.push(record);
      byKey.set(record.key, record);
      return record;
    });
  }
}

records.sort((one, other) =>
  one.article.number - other.article.number || one.start - other.start || other.end - one.end);
for (const [order, record] of records.entries()) record.order = order;

export const articleOfKey = new Map(articles.map((article) => [article.key, article]));

/** A record of the same article by its id. */
export const sibling = (record, id) => byKey.get(`${record.article.key}.${id}`);

/** A field of a record, with what the model gives where the record says nothing. */
export function field(record, name) {
  if (name === "text") return record.text;
  const value = record.own[name];
  if (value !== undefined) return value;
  return name === "clean" ? record.text : kinds.get(record.kind).defaults[name];
}

/** The whole record, as `model_dump(mode="json")` gives it. */
export function whole(record) {
  const all = { ...kinds.get(record.kind).defaults, ...record.own };
  for (const name of Object.keys(all)) all[name] = spansOpened(name, field(record, name));
  return all;
}

/** The words between two offsets of the text that offsets count. */
export function wordsOf(article, start, end) {
  return article.text.slice(article.units(start - article.at), article.units(end - article.at));
}

/** The sentence of a record on one line; of a very long one what stands around the record, as tables have it. */
export function sentenceOf(record) {
  const [first, last] = record.own.sentence;
  const start = Math.max(first, record.start - AROUND);
  const end = Math.min(last, record.end + AROUND);
  const words = wordsOf(record.article, start, end).split(SPACES).filter(Boolean).join(" ");
  return `${start > first ? "…" : ""}${words}${end < last ? "…" : ""}`;
}

/** How the records of an article were made; read when it is first needed. */
export function treesOf(article) {
  article.trees ??= JSON.parse(byId(`why-${article.number}`)?.textContent ?? '{"clauses":[],"trees":{}}');
  return article.trees;
}

function spansOpened(name, value) {
  if (Array.isArray(value)) {
    const spans = name === "span" || name === "sentence";
    return spans ? { start: value[0], end: value[1] } : value.map((each) => spansOpened(name, each));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, spansOpened(inner, each)]));
}
