// How a field got its value: the steps that were asked, in order, up to the one that answered.

import { steps, treesOf } from "./data.js";
import { make } from "./dom.js";

/** The tree of a record, null where the page has none. */
export const treeOf = (record) =>
  record.kind === "further" ? null : (treesOf(record.article).trees[record.own.id] ?? null);

/** What the step reads that a rule names, alone or with a word for what it found (`label.before` of `….restored`). */
export function readsOf(tree, rule) {
  const asked = Object.values(tree?.f ?? {}).flatMap(flat);
  const named = asked.filter((step) => step.value !== null && `${rule}.`.startsWith(`${step.name}.`));
  return named.sort((one, other) => other.name.length - one.name.length)[0]?.reads ?? null;
}

/** The steps of a field as a list to open, null where there is none; `place(span, words)` makes a link to a place. */
export function askedFor(tree, name, place) {
  const asked = tree?.f[name];
  if (!asked) return null;
  const count = flat(asked).length;
  return make(
    "details", { class: "asked" },
    make("summary", {}, count === 1 ? "1 step was asked" : `${count} steps were asked`),
    stepList(asked, place),
  );
}

/** The words of the clause with their parts of speech, and the slots that they fill. */
export function clauseOf(record, tree, place, words) {
  if (tree?.w === undefined && !tree?.s) return null;
  const clause = treesOf(record.article).clauses[tree.w] ?? [];
  return make(
    "details", { class: "asked clause" },
    make("summary", {}, "the words of its clause"),
    make("p", { class: "words" }, clause.map(([tag, ...span]) => make("span", {}, words(span), make("i", {}, tag)))),
    make("ul", {}, (tree.s ?? []).map(([name, value, ...span]) =>
      make("li", {}, `${name}${value ? `: ${value}` : ""} `, span.length && words(span) !== value ? place(span) : null))),
  );
}

function stepList(asked, place) {
  return make("ol", {}, asked.map((each) => {
    const { name, reads, value, span, inner } = opened(each);
    const answer = value === null ? null : make("b", {}, ` → ${value} `);
    return make(
      "li", { class: value === null ? "no" : "yes" },
      reads, answer, span ? place(span) : null, make("code", {}, name), inner ? stepList(inner, place) : null,
    );
  }));
}

function opened(each) {
  const [number, value = null, start = null, end = null, inner = null] = Array.isArray(each) ? each : [each];
  const [name, reads] = steps[number];
  return { name, reads, value, span: start === null ? null : [start, end], inner };
}

function flat(asked) {
  return asked.flatMap((each) => {
    const step = opened(each);
    return step.inner ? [step, ...flat(step.inner)] : [step];
  });
}
