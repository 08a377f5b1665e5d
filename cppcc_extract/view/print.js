// On paper: the articles that are filtered, whole, each with a table of its records.

import { describe } from "./describe.js";
import { make } from "./dom.js";
import { fitting } from "./filter.js";
import { fillAll } from "./reader.js";

const MOST = 60; // articles on paper
let added = [];

export function buildPrint() {
  addEventListener("beforeprint", spreadOut);
  addEventListener("afterprint", () => {
    for (const node of added) node.remove();
    added = [];
  });
}

function spreadOut() {
  const kept = fillAll(MOST);
  const found = new Map(kept.map((article) => [article, []]));
  for (const record of fitting()) found.get(record.article)?.push(record);
  for (const article of kept) add(article.node, recordsTable(found.get(article)));
  const all = document.querySelectorAll("article:not([hidden])").length;
  if (all > kept.length) {
    const words = `The first ${kept.length} of ${all} articles; filter the page to print others.`;
    add(kept.at(-1).node, make("p", { class: "paper" }, words));
  }
}

function add(parent, node) {
  parent.append(node);
  added.push(node);
}

function recordsTable(records) {
  return make("table", { class: "paper" }, make("tbody", {}, records.map((record) => {
    const { value, name, about } = describe(record);
    return make("tr", {}, make("td", { class: "number" }, value), make("td", {}, name), make("td", {}, about.join(" · ")));
  })));
}
