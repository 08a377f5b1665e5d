// Places of the text that are shown without elements of their own: what was asked for, and the words of the filter.

/** Show these ranges under a name that text.css has a colour for. */
export function highlight(name, ranges) {
  if (!CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** The place between two offsets (in units) of an article, in a block that is filled; null where it has none. */
export function rangeOf(block, start, end) {
  const range = document.createRange();
  let open = false;
  for (const { node, at } of textsOf(block)) {
    const after = at + node.length;
    if (!open && start < after) {
      range.setStart(node, Math.max(0, start - at));
      open = true;
    }
    if (open) range.setEnd(node, Math.min(node.length, Math.max(0, end - at)));
    if (end <= after) break;
  }
  return open ? range : null;
}

/** Every place of the words in a block that is filled. */
export function rangesOf(block, words) {
  const text = block.article.text.slice(block.start, block.end).toLowerCase();
  const found = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const range = rangeOf(block, block.start + at, block.start + at + word.length);
      if (range) found.push(range);
    }
  }
  return found;
}

/** The text nodes of a block with the offsets at which they begin. */
function* textsOf(block) {
  for (const line of block.node.children) {
    let at = Number(line.dataset.from);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      yield { node, at };
      at += node.length;
    }
  }
}
