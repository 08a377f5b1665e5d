// Records as a table: the columns, the flattening and the care with formulas that the library's CSV has.

import { kinds, sentenceOf, whole } from "./data.js";

const JOINT = "；";
const FORMULA = /^(?:[\t\r]|[\p{Cc}\p{Cf}\p{Zs}]*[=+\-@＝＋－＠])/u;
const END = "\r\n";

/** The records as CSV; the columns are those of the kinds that occur, side by side. */
export function asCsv(records) {
  const used = [...kinds.values()].filter((kind) => records.some((record) => record.kind === kind.name));
  const columns = [...new Set(["record", ...used.flatMap((kind) => kind.columns)])];
  return asTable(columns, records.map((record) => rowOf(record, columns)));
}

/** Any table as CSV. */
export function asTable(columns, rows) {
  return [columns, ...rows].map((row) => row.map(cell).join(",") + END).join("");
}

function cell(value) {
  const words = harmless(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** The words of a cell; before what a spreadsheet would run as a formula stands an apostrophe. */
function harmless(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
}

function rowOf(record, columns) {
  const own = new Set(kinds.get(record.kind).columns);
  const all = whole(record);
  const { article } = record;
  const around = {
    record: kinds.get(record.kind).record,
    article_id: article.id,
    article_title: article.title,
    article_published: article.published,
    article_origin: article.origin,
    sentence_text: sentenceOf(record),
    fields: record.kind === "further" ? ownFields(record, all) : null,
  };
  return columns.map((name) => {
    if (name in around) return around[name];
    return own.has(name) ? column(all, name) : null;
  });
}

/** A column is named like its field, or like a field and one inside it; that of a time holds its value. */
function column(all, name) {
  if (name in all) return flat(all[name]);
  const outer = Object.keys(all).filter((each) => name.startsWith(`${each}_`)).sort((one, other) => other.length - one.length);
  for (const each of outer) {
    let value = all[each];
    for (const inner of within(value, name.slice(each.length + 1))) value = value?.[inner];
    if (value !== all[each]) return flat(value);
  }
  return null;
}

function within(value, rest) {
  if (value === null || value === undefined) return [rest];
  if (rest in value) return [rest];
  const [first, ...others] = rest.split("_");
  return [first, others.join("_")];
}

function flat(value) {
  if (value === null || typeof value !== "object") return value;
  if ("edtf" in value || "text" in value) return value.edtf ?? null;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join(JOINT) || null;
  return Object.keys(value).length ? JSON.stringify(value) : null;
}

/** Of a record that is not the library's: what it has beyond the fields of all records. */
function ownFields(record, all) {
  const common = kinds.get("further").defaults;
  const own = Object.entries(all).filter(([name]) => !(name in common) && name !== "extractor");
  return JSON.stringify(Object.fromEntries(own));
}
