// Which records fit what is chosen, and in which order.

import { articleOfKey, field, records, sentenceOf } from "./data.js";
import { committeeOf, describe, inOneLine, topicOf, yearsOf } from "./describe.js";
import { kindsShown, state } from "./state.js";

const FILTERS = ["kinds", "q", "committee", "topic", "from", "to", "article"];
const chinese = new Intl.Collator("zh");

export const isFilter = (name) => FILTERS.includes(name);
export const isFiltered = () => FILTERS.some((name) => state[name]);

export const SORTS = {
  place: ["place in the text", null],
  value: ["value, largest first", (record) => (record.kind === "metrics" ? -field(record, "value") : Infinity)],
  name: ["label or name", (record) => describe(record).name],
  committee: ["committee", (record) => committeeOf(record) ?? "\uffff"],
  period: ["period, latest first", (record) => -(yearsOf(record)?.[1] ?? -Infinity)],
};

/** The words of the filter, each of which must occur. */
export const wordsAsked = () => state.q.toLowerCase().split(/\s+/).filter(Boolean);

/** The records that fit, sorted. */
export function fitting() {
  const found = records.filter(fits());
  const by = SORTS[state.sort]?.[1];
  if (!by) return found;
  const keys = new Map(found.map((record) => [record, by(record)]));
  return found.sort((one, other) => compared(keys.get(one), keys.get(other)) || one.order - other.order);
}

function compared(one, other) {
  if (typeof one === "string") return chinese.compare(one, other);
  return one === other ? 0 : one - other || 0;
}

/** A test of one record against all that is chosen. */
function fits() {
  const shown = kindsShown();
  const words = wordsAsked();
  const from = state.from ? Number(state.from) : -Infinity;
  const to = state.to ? Number(state.to) : Infinity;
  const dated = state.from || state.to;
  const article = articleOfKey.get(state.article);
  return (record) => {
    if (!shown.has(record.kind) || (article && record.article !== article)) return false;
    if (state.committee && committeeOf(record) !== state.committee) return false;
    if (state.topic && topicOf(record) !== state.topic) return false;
    if (dated) {
      const years = yearsOf(record);
      if (!years || years[0] > to || years[1] < from) return false;
    }
    return words.every((word) => haystack(record).includes(word));
  };
}

/** All that the words of the filter are looked up in: what the record says, and its sentence. */
function haystack(record) {
  record.haystack ??= `${inOneLine(record)} ${sentenceOf(record)} ${record.article.title ?? ""}`.toLowerCase();
  return record.haystack;
}

/** How often each value occurs, the most frequent first. */
export function counted(values) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || chinese.compare(one[0], other[0]));
}
