// The chart of the panel: one indicator over committees and years, with the table of its rows beneath.

import { articles, byKey, panel } from "./data.js";
import { amount } from "./describe.js";
import { byId, fillSelect, make } from "./dom.js";
import { saveCsv } from "./download.js";
import { asTable } from "./csv.js";
import { counted } from "./filter.js";
import { FORMS, specification } from "./forms.js";
import { toPlace } from "./detail.js";
import { change, state } from "./state.js";

const pane = byId("chart");
const QUALIFIERS = ["by", "class", "adopted_by"];
const WHOLE = "whole"; // figures without a qualifier
const rows = panel.rows.map((row) => Object.fromEntries(panel.columns.map((name, at) => [name, row[at]])));
const articleOfId = new Map(articles.map((article) => [article.id, article]).reverse());
const parts = {};
let drawn = null;
let drawing = 0;

export function buildChart() {
  if (!rows.length) {
    pane.append(make("p", { class: "nothing" }, "No figure here has an indicator, a committee and a period, so that there is nothing to compare."));
    return;
  }
  for (const row of rows) {
    row.of = QUALIFIERS.map((name) => row[name]).filter(Boolean).join("、") || row.part || WHOLE;
    row.record = byKey.get(`${articleOfId.get(row.article_id)?.key}.${row.metric_id}`);
  }
  parts.indicator = make("select", { id: "indicator", onchange: (event) => change({ indicator: event.target.value }) });
  parts.of = make("select", { id: "of", onchange: (event) => change({ of: event.target.value }) });
  parts.form = make("select", { id: "form", onchange: (event) => change({ form: event.target.value }) });
  parts.save = make("button", { type: "button", class: "plain", onclick: download }, "CSV");
  parts.picture = make("div", { class: "picture", id: "picture" });
  parts.table = make("div", { class: "scroll" });
  parts.note = make("p", { class: "note" });
  fillSelect(parts.form, Object.entries(FORMS).map(([name, { words }]) => [name, words]));
  pane.append(
    make("div", { class: "bar" },
      make("label", {}, make("span", {}, "Indicator"), parts.indicator),
      make("label", {}, make("span", {}, "Of it"), parts.of),
      make("label", {}, make("span", {}, "Drawn"), parts.form)),
    parts.picture,
    make("div", { class: "under" }, parts.note, make("span", { class: "downloads" }, "Download the rows as ", parts.save)),
    parts.table,
  );
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawChart());
}

/** Draw what is chosen; nothing while the chart is not seen. */
export async function drawChart() {
  if (!rows.length || pane.hidden) return;
  const names = new Map(rows.map((row) => [row.indicator, row.indicator_zh]));
  const there = counted(rows.filter(fitsFilter).map((row) => row.indicator));
  const chosen = there.some(([indicator]) => indicator === state.indicator) ? state.indicator : there[0]?.[0];
  const options = there.map(([id, count]) => [id, `${names.get(id) ?? id} ${id} (${count})`]);
  fillSelect(parts.indicator, options.length ? options : [["", "none"]], chosen);
  const found = rowsOf(chosen, chooseOf(chosen));
  const form = state.form in FORMS ? state.form : fittest(found);
  parts.form.value = form;
  fillTable(found);
  const turn = ++drawing;
  drawn?.finalize();
  drawn = null;
  parts.picture.replaceChildren();
  if (!found.length) return;
  const next = await vegaEmbed(parts.picture, specification(form, found, titleOf(found[0])), {
    mode: "vega-lite", ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: sayTooltip,
  });
  if (turn !== drawing) return next.finalize();
  drawn = next;
  next.view.addEventListener("click", (event, item) => show(found[item?.datum?.at]));
}

/** Offer the qualifiers of an indicator; the one that is shown: the whole where there is one, unless another is chosen. */
function chooseOf(indicator) {
  const there = counted(rows.filter((row) => row.indicator === indicator && fitsFilter(row)).map((row) => row.of));
  const names = there.map(([name]) => name);
  const first = names.includes(WHOLE) ? WHOLE : names[0];
  const chosen = names.includes(state.of) ? state.of : first;
  fillSelect(parts.of, there.map(([name, count]) => [name, `${name} (${count})`]), chosen);
  return chosen;
}

/** The rows that fit the filter, each with its place in the list. */
function rowsOf(indicator, of) {
  return rows
    .filter((row) => row.indicator === indicator && row.of === of && fitsFilter(row))
    .map((row, at) => ({ ...row, at }));
}

const titleOf = (row) => `${row.indicator_zh ?? row.indicator}${row.of === WHOLE ? "" : `：${row.of}`}`;

function fitsFilter(row) {
  if (state.committee && row.organisation !== state.committee) return false;
  const [first, last] = [row.start ?? "", row.end].map((day) => day.slice(0, 4));
  if (state.from && last < state.from) return false;
  if (state.to && first > state.to) return false;
  return !state.article || row.record?.article.key === state.article;
}

/** Lines where most series go over several years, dots for many committees. */
function fittest(found) {
  const series = counted(found.map((row) => row.organisation));
  const several = series.filter(([, count]) => count > 1).length;
  return several * 2 > series.length && series.length <= 10 ? "years" : "committees";
}

function fillTable(found) {
  const columns = ["committee", "period", "value", "unit", "covers", "statements"];
  const body = found.map((row) => make("tr", {},
    make("th", { scope: "row", lang: "zh" }, row.organisation),
    make("td", {}, row.period),
    make("td", { class: "number" }, make("button", { type: "button", class: "place", onclick: () => show(row) }, valueOf(row))),
    make("td", { lang: "zh" }, row.unit),
    make("td", {}, row.covers),
    make("td", { class: "number" }, row.statements, row.disagree ? make("b", { title: "other numbers are stated for this period" }, " ≠") : null),
  ));
  parts.table.replaceChildren(make("table", {},
    make("caption", {}, "The rows of the chart"),
    make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, body)));
  const left = Object.entries(panel.left_out).map(([lacks, count]) => `${count} with ${lacks}`).join(", ");
  parts.note.textContent = left ? `Figures that cannot be compared are left out: ${left}.` : "";
}

const SIGNS = { exact: "", over: "＞", under: "＜", about: "≈" };

function valueOf(row) {
  return `${SIGNS[row.bound]}${amount(row.value)}${row.value_max === null ? "" : `–${amount(row.value_max)}`}`;
}

/** From a row to the figure that it shows. */
function show(row) {
  if (!row?.record) return;
  change({ record: row.record.key });
  toPlace(row.record);
}

function sayTooltip(handler, event, item) {
  const row = item?.datum?.organisation ? item.datum : null;
  parts.picture.title = row ? `${row.organisation} ${row.period}: ${valueOf(row)} ${row.unit} (${row.covers})` : "";
}

function download() {
  const found = rowsOf(parts.indicator.value, parts.of.value);
  saveCsv(`${parts.indicator.value}.csv`, asTable(panel.columns, found.map((row) => panel.columns.map((name) => row[name]))));
}
