// Highlights: records that overlap are cut where they cross, so that what is left nests as elements do.

import { make } from "./dom.js";

const DEEPEST = 4; // lines under a word that can still be distinguished

/**
 * The nodes of `text` from `start` to `end` (in units), with a mark for each piece `{start, end, record}`.
 */
export function marked(text, start, end, pieces) {
  return filled(text, start, end, forest(pieces));
}

function forest(pieces) {
  const waiting = pieces.map((piece) => ({ ...piece, inner: [], height: 0 })).sort(outerFirst);
  const roots = [];
  const open = [];
  for (let at = 0; at < waiting.length; at++) {
    const piece = waiting[at];
    while (open.length && open.at(-1).end <= piece.start) open.pop();
    const outer = open.at(-1);
    if (outer && piece.end > outer.end) {
      insert(waiting, at + 1, { ...piece, inner: [], start: outer.end });
      piece.end = outer.end;
    }
    (outer?.inner ?? roots).push(piece);
    open.push(piece);
    open.forEach((each, depth) => (each.height = Math.max(each.height, open.length - 1 - depth)));
  }
  return roots;
}

// a check stands at the figure that it tests, and around it
const outerFirst = (one, other) =>
  one.start - other.start || other.end - one.end || (other.record.kind === "checks") - (one.record.kind === "checks");

function insert(waiting, from, piece) {
  let at = from;
  while (at < waiting.length && outerFirst(waiting[at], piece) <= 0) at++;
  waiting.splice(at, 0, piece);
}

function filled(text, start, end, pieces) {
  const nodes = [];
  let done = start;
  for (const piece of pieces) {
    if (piece.start > done) nodes.push(text.slice(done, piece.start));
    const { record, height } = piece;
    const data = { kind: record.kind, record: record.key, height: Math.min(height, DEEPEST) };
    nodes.push(make("mark", { data, tabindex: -1 }, filled(text, piece.start, piece.end, piece.inner)));
    done = piece.end;
  }
  if (end > done) nodes.push(text.slice(done, end));
  return nodes;
}
