// Elements. Words only ever become text nodes, so that nothing an article says is read as markup.

// The library of the chart empties its element with an empty string of markup; browsers that know trusted types
// refuse all other markup and script, whoever asks for it.
window.trustedTypes?.createPolicy("default", { createHTML: (markup) => (markup === "" ? markup : null) });

export const byId = (id) => document.getElementById(id);

/** An element: attributes by name, listeners as `onclick`, `data` as an object; children are nodes, words or lists. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Options of a select: pairs of value and words, or a group as `{label, options}`. */
export function fillSelect(select, options, chosen) {
  const option = ([value, words]) => make("option", { value, selected: value === chosen }, words);
  select.replaceChildren(
    ...options.map((each) =>
      each.options ? make("optgroup", { label: each.label }, each.options.map(option)) : option(each),
    ),
  );
}
