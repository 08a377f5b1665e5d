// An article cut into blocks of a few paragraphs: only those near the window are there as elements.

import { countBelow } from "./places.js";
import { make } from "./dom.js";
import { marked } from "./marks.js";
import { placesOf } from "./describe.js";

const LENGTH = 1200; // characters of a block, beyond which its next line begins another
const LINE = /[^\n]*\n?/y;

/** The blocks of an article: ranges of its text (in units) that end with a line, or after a very long stretch. */
export function blocksOf(article) {
  const blocks = [];
  let start = 0;
  while (start < article.text.length) {
    const full = Math.min(start + LENGTH, article.text.length);
    const line = article.text.indexOf("\n", full);
    const end = line < 0 || line > full + LENGTH ? full : line + 1;
    blocks.push({ article, start, end });
    start = end;
  }
  return blocks;
}

/** The paragraphs of a block with the places of the records in `shown`. */
export function paragraphs(block, shown) {
  const { article } = block;
  const pieces = piecesOf(article, shown);
  const starts = pieces.map((piece) => piece.start);
  const headings = headingsOf(article);
  const found = [];
  LINE.lastIndex = block.start;
  for (let line = next(article.text, block.end); line; line = next(article.text, block.end)) {
    if (!line.words.trim()) continue;
    const first = countBelow(starts, line.start - pieces.longest);
    const inside = pieces
      .slice(first, countBelow(starts, line.end))
      .filter((piece) => piece.end > line.start)
      .map((piece) => ({ ...piece, start: Math.max(piece.start, line.start), end: Math.min(piece.end, line.end) }));
    const nodes = marked(article.text, line.start, line.end, inside);
    found.push(make(roleOf(line, article, headings), { data: { from: line.start } }, nodes));
  }
  return found;
}

/** How many lines the paragraphs of a block take, `wide` characters each. */
export function linesOf(block, wide) {
  let lines = 0;
  for (const line of block.article.text.slice(block.start, block.end).split("\n")) {
    if (line.trim()) lines += Math.ceil(line.length / wide);
  }
  return lines;
}

function next(text, limit) {
  const start = LINE.lastIndex;
  if (start >= limit) return null;
  LINE.exec(text);
  const end = Math.min(LINE.lastIndex, limit);
  LINE.lastIndex = end;
  const words = text.slice(start, end).replace(/\n$/, "");
  return { start, end: start + words.length, words };
}

/** The places of the records of an article that are shown, in order; `longest` is the length of the longest. */
function piecesOf(article, shown) {
  if (article.pieces?.shown === shown) return article.pieces;
  const pieces = [];
  for (const record of Object.values(article.records).flat()) {
    if (!shown.has(record)) continue;
    for (const [start, end] of placesOf(record)) {
      pieces.push({ record, start: article.units(start - article.at), end: article.units(end - article.at) });
    }
  }
  pieces.sort((one, other) => one.start - other.start);
  pieces.longest = pieces.reduce((most, piece) => Math.max(most, piece.end - piece.start), 0);
  pieces.shown = shown;
  return (article.pieces = pieces);
}

function headingsOf(article) {
  article.headings ??= new Set(article.sections.map(([start]) => article.units(start - article.at)));
  return article.headings;
}

/** The element of a line: the headline and the headings of parts are headings. */
function roleOf(line, article, headings) {
  if (line.words.trim() === article.title) return "h2";
  for (const start of headings) if (start >= line.start && start < line.end) return "h3";
  return "p";
}
