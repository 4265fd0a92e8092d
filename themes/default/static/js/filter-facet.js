/** One thing to filter by: a list of boxes to tick, with how many items each would show. */

import { make, say } from "./dom.js";
import { names } from "./search.js";

/**
 * The control for `key`; null where it would not tell items apart.
 * @param {string} key @param {HTMLElement[]} items @param {Filters} state @param {() => void} changed
 */
export function facet(key, items, state, changed) {
  const values = [...new Set(items.flatMap((item) => valuesOf(item, key)))];
  const chosen = () => state.get(key) ?? new Set();
  if (values.length < 2 && !chosen().size) return null;
  const title = make("summary");
  const list = make("ul", { role: "list" });
  const node = make("details", { class: "facet", name: "facet" }, title, make("div", { class: "panel" }, list));
  closing(node, title);
  const entitled = (/** @type {(value: string) => string} */ name) => {
    const words = [...chosen()].map(name);
    title.textContent = words.length ? `${say(`filter.${key}`)}: ${words.join(", ")}` : say(`filter.${key}`);
    node.classList.toggle("active", words.length > 0);
  };
  const refresh = async () => {
    for (const row of list.children) count(row, key, items, state);
    if (!chosen().size) return entitled(String);
    return entitled(await names(key));
  };
  node.addEventListener("toggle", async () => {
    if (list.children.length) return;
    list.append(...rows(values, await names(key), chosen, changed));
    await refresh();
  });
  return { node, refresh };
}

/**
 * @param {string[]} values @param {(value: string) => string} name
 * @param {() => Set<string>} chosen @param {() => void} changed
 */
function rows(values, name, chosen, changed) {
  const sorted = values.map((value) => ({ value, text: name(value) }));
  sorted.sort((a, b) => a.text.localeCompare(b.text));
  return sorted.map(({ value, text }) => {
    const onchange = () => {
      if (!chosen().delete(value)) chosen().add(value);
      changed();
    };
    const box = make("input", { type: "checkbox", value, onchange });
    return make("li", {}, make("label", {}, box, make("span", {}, text), make("span", { class: "number" })));
  });
}

/** @param {Element} row @param {string} key @param {HTMLElement[]} items @param {Filters} state */
function count(row, key, items, state) {
  const box = row.querySelector("input");
  const number = row.querySelector(".number");
  if (!box || !number) return;
  box.checked = state.get(key)?.has(box.value) ?? false;
  const found = items.filter((item) => valuesOf(item, key).includes(box.value) && matches(item, state, key));
  const size = new Set(found.map(identity)).size;
  number.textContent = String(size);
  row.classList.toggle("none", size === 0);
}

/** It closes on Escape and on a press elsewhere. @param {HTMLElement} node @param {HTMLElement} title */
function closing(node, title) {
  const close = () => node.removeAttribute("open");
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.hasAttribute("open")) return;
    close();
    title.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !node.contains(event.target)) close();
  });
  node.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !node.contains(event.relatedTarget)) close();
  });
}

/** What an item has of a key: any number of values. @param {HTMLElement} item @param {string} key */
export function valuesOf(item, key) {
  const known = key === "scheduled" && item.dataset.session ? "yes" : "";
  const text = item.dataset[key === "tag" ? "tags" : key] ?? known;
  return text.split(" ").filter(Boolean);
}

/**
 * Whether the item has one of the chosen values of each key.
 * @param {HTMLElement} item @param {Filters} state @param {string} [without] a key to leave out
 */
export function matches(item, state, without) {
  return [...state].every(([key, chosen]) =>
    key === without || !chosen.size || valuesOf(item, key).some((value) => chosen.has(value)));
}

/** What the item stands for: a session may be on the page twice. @param {HTMLElement} item */
export function identity(item) {
  return item.dataset.session ?? item.dataset.topic ?? item;
}
