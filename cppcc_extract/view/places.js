// Offsets count code points; strings of a browser count UTF-16 units. They differ after characters beyond the BMP.

const BEYOND = /[\u{10000}-\u{10FFFF}]/gu;

/** A function from an offset in code points of `text` to one in units. */
export function unitsOf(text) {
  const beyond = Array.from(text.matchAll(BEYOND), (match, before) => match.index - before);
  if (!beyond.length) return (offset) => offset;
  return (offset) => offset + countBelow(beyond, offset);
}

/** How many of the ascending numbers are less than `limit`. */
export function countBelow(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
