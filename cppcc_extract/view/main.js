// Puts the page together: what is chosen changes, and each part shows it.

import { articles, byKey, records } from "./data.js";
import { buildChart, drawChart } from "./chart.js";
import { buildControls, showChosen } from "./controls.js";
import { byId } from "./dom.js";
import { showDetail } from "./detail.js";
import { buildDownloads } from "./download.js";
import { fitting, isFilter } from "./filter.js";
import { markOnly } from "./heads.js";
import { buildKeyboard } from "./keyboard.js";
import { buildPrint } from "./print.js";
import { buildReader, markChosen, reveal, showInText } from "./reader.js";
import { buildRows, followChosen, showRows } from "./rows.js";
import { change, onChange, readAddress, state } from "./state.js";

const tabs = [byId("tab-records"), byId("tab-chart")];
const panes = [...document.querySelectorAll(".panes button")];

buildReader();
buildRows();
buildControls();
buildChart();
buildDownloads();
buildKeyboard();
buildPrint();
onChange(show);
buildTabs();
showFound();
addEventListener("popstate", readAddress);
addEventListener("hashchange", readAddress);
readAddress();

function show(changed) {
  if ([...changed].some((name) => isFilter(name) || name === "sort")) showFound();
  if (changed.has("record")) {
    showDetail();
    followChosen();
    markChosen();
    if (state.record) reveal(byKey.get(state.record));
  }
  if (changed.has("tab")) showTab();
  if (["tab", "indicator", "of", "form", "committee", "from", "to", "article"].some((name) => changed.has(name))) drawChart();
}

/** Show what fits: its rows, its places, and the articles that have any, or all where nothing is asked for. */
function showFound() {
  const found = fitting();
  const kept = found.length === records.length ? articles : found.map((record) => record.article);
  showRows(found);
  showInText(found, new Set(kept));
  showChosen(found);
  markOnly();
}

function showTab() {
  if (state.tab === "chart") document.body.dataset.pane = "chart";
  for (const tab of tabs) {
    const chosen = tab.id === `tab-${state.tab}`;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
}

function buildTabs() {
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener("click", () => change({ tab: tab.id.slice("tab-".length) }));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = tabs[1 - at];
      other.focus();
      other.click();
    });
  }
  for (const button of panes) button.addEventListener("click", () => showPane(button.dataset.pane));
  new MutationObserver(markPane).observe(document.body, { attributeFilter: ["data-pane"] });
}

/** On a narrow screen: the text, the records or the chart. */
function showPane(pane) {
  document.body.dataset.pane = pane;
  if (pane !== "text") change({ tab: pane });
  followChosen();
  drawChart();
}

function markPane() {
  for (const button of panes) button.setAttribute("aria-pressed", button.dataset.pane === document.body.dataset.pane);
}
