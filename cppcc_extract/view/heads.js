// The heads of the articles: where each is from, and a button to see it alone.

import { make } from "./dom.js";
import { change, state } from "./state.js";

const buttons = new Map();

/** The running head of an article, its title where the text has none, and its warnings. */
export function head(article) {
  // not a stop of the Tab key: there may be hundreds; ] and [ go from article to article
  const only = make("button", { type: "button", class: "plain only", tabindex: -1, onclick: () => toggleOnly(article) },
    "only this");
  buttons.set(article, only);
  const inText = hasHeadline(article);
  const facts = [article.source, article.published, ...article.authors].filter(Boolean).join(" · ");
  return make(
    "header", {},
    make("div", { class: "line" },
      make("span", { class: "no" }, `${article.number + 1}`),
      make("span", { class: "facts", title: article.origin ?? "" }, facts || (inText ? nameOf(article) : "")),
      only,
    ),
    inText ? null : make("h2", {}, nameOf(article)),
    article.warnings.map((message) => make("p", { class: "warning" }, message)),
  );
}

function toggleOnly(article) {
  change({ article: state.article ? "" : article.key });
}

/** The button of an article says what pressing it does. */
export function markOnly() {
  for (const [article, button] of buttons) {
    button.textContent = state.article === article.key ? "all articles" : "only this";
  }
}

/** What an article is called: its title, else its first words. */
export const nameOf = (article) => article.title ?? article.text.trim().split("\n", 1)[0].slice(0, 60);

/** Whether a line of the text is the title, and will be shown as such. */
function hasHeadline(article) {
  return Boolean(article.title) && article.text.split("\n", 20).some((line) => line.trim() === article.title);
}
