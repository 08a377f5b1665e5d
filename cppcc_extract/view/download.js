// Files of what is filtered, made in the browser.

import { kinds, whole } from "./data.js";
import { asCsv } from "./csv.js";
import { byId, make } from "./dom.js";
import { fitting } from "./filter.js";

const BOM = "\ufeff"; // by which Excel knows the encoding

export function buildDownloads() {
  byId("csv").addEventListener("click", () => saveCsv("records.csv", asCsv(fitting())));
  byId("json").addEventListener("click", () => save("records.json", "application/json", asJson(fitting())));
}

export const saveCsv = (name, text) => save(name, "text/csv;charset=utf-8", BOM + text);

/** Each record as the library gives it, with its kind and its article. */
function asJson(records) {
  const told = records.map((record) => {
    const { id, title, source, published, origin } = record.article;
    return { record: kinds.get(record.kind).record, article: { id, title, source, published, origin }, ...whole(record) };
  });
  return `${JSON.stringify(told, null, 1)}\n`;
}

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
