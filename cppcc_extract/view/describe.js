// A record in a few words: a `value` that stands first, its `name`, and what is said about it.

import { field, sibling } from "./data.js";

const SIGNS = { exact: "", over: "＞", under: "＜", about: "≈" };
const VERDICTS = { agrees: "=", disagrees: "≠", "cannot tell": "≟" };
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

export const amount = (value) => number.format(value);

/** A figure with its bound and unit: ＞800 名, 1–2 名. */
export function figure(record) {
  const [low, high, unit] = ["value", "value_max", "unit"].map((name) => field(record, name));
  const numbers = high === null ? amount(low) : `${amount(low)}–${amount(high)}`;
  return `${SIGNS[field(record, "bound")]}${numbers} ${unit}`;
}

const time = (reference) => reference && (reference.edtf ?? reference.text);

const WORDS = {
  metrics: (record) => ({
    value: figure(record),
    name: field(record, "label"),
    about: [field(record, "organisation"), time(field(record, "period")), field(record, "topic"), unusual(record)],
  }),
  events: (record) => ({
    value: time(field(record, "date")) ?? "",
    name: field(record, "name"),
    about: [field(record, "organisation"), field(record, "type"), field(record, "place")],
  }),
  initiatives: (record) => ({
    value: field(record, "kind"),
    name: field(record, "name"),
    about: [field(record, "organisation"), mentioned(record)],
  }),
  organisations: (record) => ({
    value: field(record, "kind"),
    name: field(record, "name"),
    about: [field(record, "region"), field(record, "level"), mentioned(record)],
  }),
  people: (record) => ({
    value: "",
    name: field(record, "name"),
    about: [field(record, "post"), field(record, "organisation"), mentioned(record)],
  }),
  checks: (record) => ({
    value: VERDICTS[field(record, "verdict")],
    name: field(record, "arithmetic"),
    about: [field(record, "verdict"), field(record, "kind"), committeeOf(record)],
  }),
  further: (record) => ({ value: field(record, "extractor"), name: record.text, about: [] }),
};

export function describe(record) {
  const words = WORDS[record.kind](record);
  return { ...words, about: words.about.filter(Boolean) };
}

/** The same as one line, for a tooltip or a screen reader. */
export function inOneLine(record) {
  const { value, name, about } = describe(record);
  return [name, value, ...about].filter(Boolean).join(" · ");
}

/** The committee that a record belongs to. */
export function committeeOf(record) {
  if (record.kind === "organisations") {
    return field(record, "kind") === "cppcc" ? field(record, "name") : field(record, "parent");
  }
  if (record.kind === "checks") {
    const tested = sibling(record, field(record, "records")[0]);
    return tested ? field(tested, "organisation") : null;
  }
  return field(record, "organisation") ?? null;
}

/** What a record is sorted into: the name of the field, and its value. */
export const SORTED_BY = {
  metrics: "topic", events: "type", initiatives: "kind", organisations: "kind", checks: "verdict",
};

export function topicOf(record) {
  const name = SORTED_BY[record.kind];
  return name ? `${record.kind}.${field(record, name)}` : null;
}

/** The first and the last year that a record is dated in, open ends as infinite; null without a date. */
export function yearsOf(record) {
  const dated = record.kind === "checks" ? sibling(record, field(record, "records")[0]) : record;
  const when = dated && (field(dated, "period") ?? field(dated, "date"));
  if (!when || !(when.start || when.end)) return null;
  return [when.start ? Number(when.start.slice(0, 4)) : -Infinity, when.end ? Number(when.end.slice(0, 4)) : Infinity];
}

/** Every place of a record: its own, and those where it is named again. */
export function placesOf(record) {
  const mentions = field(record, "mentions");
  return mentions?.length ? mentions.map((mention) => mention.span) : [record.own.span];
}

function mentioned(record) {
  const count = field(record, "mentions")?.length ?? 0;
  return count > 1 ? `${count} mentions` : null;
}

function unusual(record) {
  const said = [field(record, "status"), field(record, "relation")];
  return said.filter((word) => word !== "actual" && word !== "level").join(" · ");
}
