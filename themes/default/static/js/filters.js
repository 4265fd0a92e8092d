/** Filters of a page: by what its items are marked with, kept in the address so that it can be shared. */

import { all, announce, make, say } from "./dom.js";
import { facet, identity, matches } from "./filter-facet.js";

export default function start() {
  const box = document.getElementById("filters");
  const items = all(document, "main .item");
  if (!box || !items.length) return;
  const keys = (box.dataset.by ?? "").split(" ").filter(Boolean);
  const state = readFilters(keys);
  const facets = keys.map((key) => facet(key, items, state, changed)).filter((each) => each !== null);
  if (!facets.length) return;
  const count = make("p", { class: "count" });
  const reset = make("button", { type: "button", class: "reset", onclick: clear }, say("filter.reset"));
  const again = make("button", { type: "button", class: "button quiet", onclick: clear }, say("filter.reset"));
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
