// The forms of the chart, as specifications for Vega-Lite, in the colours and the type of the page.

const STEP = 26; // pixels of a committee among dots
const COVERS = ["year", "years", "to date", "part"];

export const FORMS = {
  years: { words: "over years", spec: overYears },
  committees: { words: "by committee", spec: byCommittee },
};

/** The specification of a form for the rows of one indicator. */
export function specification(form, rows, title) {
  const units = [...new Set(rows.map((row) => row.unit))].join("、");
  const values = rows.map(({ at, organisation, period, value, value_max, bound, unit, covers }) => ({
    at, organisation, period, value, value_max, bound, unit, covers,
  }));
  const name = units ? `${title} (${units})` : title;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: `${name}: ${rows.length} figures`,
    title: { text: name, anchor: "start", offset: 14 },
    data: { values },
    width: "container",
    autosize: { type: "fit-x", contains: "padding" },
    ...FORMS[form].spec(rows),
    config: config(),
  };
}

function overYears() {
  return {
    height: 300,
    layer: [
      { mark: { type: "line", strokeWidth: 1.5, tooltip: false }, encoding: { x: years(), y: size(), color: committees() } },
      { mark: { type: "point", filled: true, size: 70, opacity: 1, cursor: "pointer", tooltip: true },
        encoding: { x: years(), y: size(), color: committees(), shape: covers() } },
    ],
  };
}

function byCommittee(rows) {
  const count = new Set(rows.map((row) => row.organisation)).size;
  return {
    height: Math.max(3, count) * STEP,
    layer: [
      { mark: { type: "rule", strokeWidth: 1, opacity: 0.35 },
        encoding: { y: who(), x: { aggregate: "min", field: "value", type: "quantitative" }, x2: { aggregate: "max", field: "value" } } },
      { mark: { type: "point", filled: true, size: 80, opacity: 1, cursor: "pointer", tooltip: true },
        encoding: { y: who(), x: size(), shape: covers(),
          color: { field: "period", type: "ordinal", title: null, scale: { range: ramp(rows) }, legend: { orient: "bottom", offset: 14 } } } },
    ],
  };
}

const years = () => ({ field: "period", type: "ordinal", title: null, axis: { labelAngle: 0 } });
const who = () => ({ field: "organisation", type: "nominal", title: null, sort: { field: "value", op: "max", order: "descending" } });
const size = () => ({
  field: "value", type: "quantitative", title: null, scale: { zero: true }, axis: { format: ",~r", tickCount: 5 },
});
const committees = () => ({
  field: "organisation", type: "nominal", title: null, legend: { orient: "bottom", columns: 3, labelLimit: 170, offset: 14 },
});
const covers = () => ({
  field: "covers", type: "nominal", title: null,
  scale: { domain: COVERS, range: ["circle", "square", "triangle-up", "diamond"] }, legend: null,
});

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A colour for each period, the latest the strongest. */
function ramp(rows) {
  const count = new Set(rows.map((row) => row.period)).size;
  const tones = ["chart-0", "chart-1", "chart-2", "chart-3", "chart-4"].map(colour);
  return Array.from({ length: count }, (_, at) => tones[Math.max(0, tones.length - count + at)] ?? tones[0]);
}

function config() {
  const font = getComputedStyle(document.body).fontFamily;
  const [ink, faint, line] = ["ink", "faint", "line"].map(colour);
  const words = { labelColor: faint, titleColor: ink, labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
  return {
    background: "transparent",
    font,
    view: { stroke: null },
    axis: { ...words, domainColor: line, tickColor: line, gridColor: line, labelLimit: 180 },
    legend: { ...words, labelColor: ink, symbolStrokeWidth: 0 },
    title: { color: ink, font, fontSize: 13, fontWeight: "normal" },
    range: { category: Array.from({ length: 10 }, (_, at) => colour(`series-${at}`)) },
  };
}
