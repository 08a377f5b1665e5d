// The articles, one below the other. A block is filled when it comes near the window and emptied when it has left it.

import { articles, byKey } from "./data.js";
import { blocksOf, linesOf, paragraphs } from "./blocks.js";
import { byId, make } from "./dom.js";
import { inOneLine } from "./describe.js";
import { head, nameOf } from "./heads.js";
import { highlight, rangeOf, rangesOf } from "./ranges.js";
import { change, state } from "./state.js";
import { wordsAsked } from "./filter.js";

const NEAR = "800px 0px";
const LINE_HEIGHT = 34; // pixels; only the guess of how high a block is before it was seen
const pane = byId("text");
const blocks = [];
let shown = new Set();
let waiting = 0;

const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) (entry.isIntersecting ? fillBlock : emptyBlock)(entry.target.block);
  },
  { root: pane, rootMargin: NEAR },
);

export function buildReader() {
  const wide = Math.max(12, Math.floor(Math.min(pane.clientWidth - 48, 680) / 17));
  const nodes = articles.map((article) => {
    const own = blocksOf(article).map((block) => {
      block.node = make("div", { class: "block" });
      block.node.block = block;
      reserve(block, linesOf(block, wide) * LINE_HEIGHT);
      blocks.push(block);
      return block.node;
    });
    const attributes = { lang: `zh-${article.script}`, "aria-label": nameOf(article), data: { key: article.key } };
    article.node = make("article", attributes, head(article), own);
    return article.node;
  });
  pane.replaceChildren(...nodes);
  for (const block of blocks) watcher.observe(block.node);
  pane.addEventListener("click", chooseAt);
  for (const event of ["pointerover", "focusin"]) pane.addEventListener(event, nameMark);
}

/** Show the articles in `kept`, with the places of the records in `found`. */
export function showInText(found, kept) {
  shown = new Set(found);
  for (const article of articles) article.node.hidden = !kept.has(article);
  for (const block of blocks) {
    if (!block.filled) continue;
    block.filled = false;
    if (!block.article.node.hidden) fillBlock(block);
  }
  markChosen();
  markWords();
}

/** Bring the place of a record, or of a span of its article, into view; the element there, if it is marked. */
export function reveal(record, [start, end] = record.own.span) {
  const { article } = record;
  const from = article.units(start - article.at);
  article.node.hidden = false;
  const block = blocks.find((each) => each.article === article && from >= each.start && from < each.end);
  if (!block) return null;
  fillBlock(block);
  const range = rangeOf(block, from, article.units(end - article.at));
  const mark = [...block.node.querySelectorAll("mark")].find(
    (node) => node.dataset.record === record.key && range && range.intersectsNode(node),
  );
  const line = range?.startContainer.parentElement ?? block.node;
  (mark ?? line).scrollIntoView({ block: "center", inline: "nearest" });
  highlight("place", mark || !range ? [] : [range]);
  return mark ?? null;
}

/** The marks of the record that is chosen stand out. */
export function markChosen() {
  for (const node of pane.querySelectorAll("mark.chosen")) node.classList.remove("chosen");
  if (!state.record) return highlight("place", []);
  for (const node of pane.querySelectorAll(`mark[data-record="${CSS.escape(state.record)}"]`)) {
    node.classList.add("chosen");
  }
}

/** Fill every block of the articles that are shown, at most `limit` of them, as printing needs; the articles. */
export function fillAll(limit) {
  const kept = articles.filter((article) => !article.node.hidden).slice(0, limit);
  const inside = new Set(kept);
  for (const block of blocks) if (inside.has(block.article)) fillBlock(block);
  return kept;
}

function fillBlock(block) {
  if (block.filled) return;
  block.filled = true;
  block.node.replaceChildren(...paragraphs(block, shown));
  block.node.style.removeProperty("min-height");
  markChosen();
  markWords();
}

/** The words of the filter stand out in the blocks that are there, once for all that are filled together. */
function markWords() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    const words = wordsAsked();
    highlight("words", words.length ? blocks.filter((block) => block.filled).flatMap((block) => rangesOf(block, words)) : []);
  });
}

function emptyBlock(block) {
  if (!block.filled || block.node.contains(document.activeElement)) return;
  block.filled = false;
  reserve(block, block.node.offsetHeight);
  block.node.replaceChildren();
}

function reserve(block, height) {
  block.node.style.setProperty("min-height", `${height}px`);
}

/** A click on a place chooses its record; a further one the record around it, and at last the innermost again. */
function chooseAt({ target }) {
  if (!window.getSelection().isCollapsed) return;
  const around = [];
  for (let mark = target.closest("mark"); mark; mark = mark.parentElement.closest("mark")) around.push(mark.dataset.record);
  if (!around.length) return;
  change({ record: around[(around.indexOf(state.record) + 1) % around.length], tab: "records" });
}

/** A mark says what it is once the pointer or the focus is on it. */
function nameMark({ target }) {
  if (target.tagName === "MARK" && !target.title) target.title = inOneLine(byKey.get(target.dataset.record));
}
