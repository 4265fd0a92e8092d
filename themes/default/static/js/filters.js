/** Filters of a page: by what its items are marked with, kept in the address so that it can be shared. */

import { all, announce, drawn, make, makeButton, say } from "./dom.js";
import { names } from "./search-index.js";
import { showTimes } from "./times.js";

export default async function start() {
  const box = document.getElementById("filters");
  await whole();
  const items = all(document, "main .item");
  if (!box || !items.length) return;
  const keys = (box.dataset.by ?? "").split(" ").filter(Boolean);
  const state = readFilters(keys);
  const facets = keys.map((key) => facet(key, items, state, changed)).filter((each) => each !== null);
  if (!facets.length) return;
  const count = make("p", { class: "count" });
  const reset = makeButton(say("filter.reset"), "reset", clear);
  const again = makeButton(say("filter.reset"), "button quiet", clear);
  const nothing = make("div", { class: "nothing", hidden: true }, make("p", {}, say("filter.nothing")), again);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", say("filter"));
  box.append(...facets.map((each) => each.node), reset, count);
  box.after(nothing);
  addEventListener("popstate", () => {
    for (const [key, values] of readFilters(keys)) state.set(key, values);
    show();
  });
  show();

  function changed() {
    writeFilters(state);
    announce(show());
  }

  function clear() {
    for (const values of state.values()) values.clear();
    changed();
    box?.querySelector("summary")?.focus();
  }

  function show() {
    const { shown, total } = keep(items, state);
    const active = [...state.values()].some((values) => values.size > 0);
    showGroups(active);
    for (const each of facets) each.refresh();
    const text = say("filter.count", { shown, number: total });
    count.textContent = active ? text : "";
    reset.hidden = !active;
    nothing.hidden = shown > 0;
    return active ? text : say("filter.all", { number: total });
  }
}

/** A very long list goes on on further pages: bring all of it here. */
async function whole() {
  const more = document.querySelectorAll(".pages a:not([aria-current])");
  try {
    for (const { href } of /** @type {NodeListOf<HTMLAnchorElement>} */ (more)) {
      const rest = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
      document.querySelector(".topics")?.append(...rest.querySelectorAll(".topics > .item"));
    }
    document.querySelector(".pages")?.remove();
  } catch {
    // No network: what is here can be filtered, and the links to the rest stay.
  }
  if (more.length) showTimes();
  if (more.length) drawn();
}

/** @param {string[]} keys @returns {Filters} */
function readFilters(keys) {
  const params = new URLSearchParams(location.search);
  return new Map(keys.map((key) => [key, new Set((params.get(key) ?? "").split(",").filter(Boolean))]));
}

/** @param {Filters} state */
function writeFilters(state) {
  const params = new URLSearchParams(location.search);
  for (const [key, values] of state) {
    if (values.size) params.set(key, [...values].join());
    else params.delete(key);
  }
  const query = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
}

/** @param {HTMLElement[]} items @param {Filters} state */
function keep(items, state) {
  const shown = new Set();
  for (const item of items) {
    const fits = matches(item, state);
    if (fits) shown.add(identity(item));
    item.hidden = !fits;
  }
  return { shown: shown.size, total: new Set(items.map(identity)).size };
}

/** Rows, lists and sections go with their items. @param {boolean} active */
function showGroups(active) {
  for (const group of all(document, "main :is(tbody, ul, ol, li, section)")) {
    if (!group.querySelector(".item") || group.closest(".item")) continue;
    group.hidden = active && empty(group);
    const title = group.previousElementSibling;
    if (title instanceof HTMLElement && title.matches("h2, h3, h4")) title.hidden = group.hidden;
  }
  // Rooms without a session, and breaks, are no answer to a filter.
  for (const rest of all(document, "main :is(.timetable tbody, .bytime li, .bytime section)")) {
    if (!rest.querySelector(".item")) rest.hidden = active;
  }
}

/** @param {HTMLElement} group */
function empty(group) {
  return !group.querySelector(".item:not([hidden])");
}

/**
 * The control for `key`; null where it would not tell items apart.
 * @param {string} key @param {HTMLElement[]} items @param {Filters} state @param {() => void} changed
 */
function facet(key, items, state, changed) {
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
function valuesOf(item, key) {
  const known = key === "scheduled" && item.dataset.session ? "yes" : "";
  const text = item.dataset[key === "tag" ? "tags" : key] ?? known;
  return text.split(" ").filter(Boolean);
}

/**
 * Whether the item has one of the chosen values of each key.
 * @param {HTMLElement} item @param {Filters} state @param {string} [without] a key to leave out
 */
function matches(item, state, without) {
  return [...state].every(([key, chosen]) =>
    key === without || !chosen.size || valuesOf(item, key).some((value) => chosen.has(value)));
}

/** What the item stands for: a session may be on the page twice. @param {HTMLElement} item */
function identity(item) {
  return item.dataset.session ?? item.dataset.topic ?? item;
}
