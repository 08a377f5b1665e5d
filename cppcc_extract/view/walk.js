// Steps through the text: from article to article, from place to place.

import { articles } from "./data.js";
import { byId } from "./dom.js";

const pane = byId("text");

/** The article at the top of the pane moves by one. */
export function stepArticle(by) {
  const kept = articles.filter((article) => !article.node.hidden);
  const top = pane.getBoundingClientRect().top + 8;
  const at = kept.findLastIndex((article) => article.node.getBoundingClientRect().top <= top);
  const next = kept[Math.min(Math.max(at + by, 0), kept.length - 1)];
  next?.node.scrollIntoView({ block: "start" });
  next?.node.querySelector("button")?.focus({ preventScroll: true });
}

/** The next place in the text from the one that has the focus, or from the top of the pane. */
export function stepPlace(by) {
  const marks = [...pane.querySelectorAll("mark")];
  const { top, bottom } = pane.getBoundingClientRect();
  const inView = (node) => node.getBoundingClientRect().top >= top && node.getBoundingClientRect().top < bottom;
  const at = marks.indexOf(document.activeElement);
  const next = at < 0 ? marks.find(inView) : marks[at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}
