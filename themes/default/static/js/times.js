/** Clock times on the page, in the zone that was chosen; days stay those of the event. */

import { all, hidden, make, say } from "./dom.js";
import { page } from "./page.js";
import { elsewhere, recall, remember } from "./store.js";
import { daysBetween, isZone, offset, offsetLabel, wall } from "./zoned.js";

const KEY = "zone";
const MINE = "mine";

/** The visitor's own zone, as far as the browser tells. */
export const ownZone = usable(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? page.zone;

/** @param {string | null | undefined} zone */
function usable(zone) {
  return zone && isZone(zone) ? zone : null;
}

export function chosenZone() {
  const kept = recall(KEY);
  return (kept === MINE ? ownZone : usable(kept)) ?? page.zone;
}

/** @param {string} zone */
export function chooseZone(zone) {
  const own = zone === ownZone ? MINE : zone;
  remember(KEY, zone === page.zone ? null : own);
  changed();
}

function changed() {
  document.dispatchEvent(new Event("ptg:zone"));
}

/** @param {() => void} heard */
export function whenZoneChanges(heard) {
  document.addEventListener("ptg:zone", heard);
}

elsewhere(KEY, changed);

/** Whether the visitor's clock shows something else than the event's while it takes place. */
export function elsewhereInTime() {
  return moments().some((moment) => offset(moment, ownZone) !== offset(moment, page.zone));
}

/** "UTC+2", or two of them where the clocks change during the event. @param {string} zone */
export function offsets(zone) {
  return [...new Set(moments().map((moment) => offsetLabel(offset(moment, zone))))].join(" / ");
}

/** Browsers still know some cities by older names. @type {Record<string, string>} */
const RENAMED = { Calcutta: "Kolkata", Katmandu: "Kathmandu", Kiev: "Kyiv", Rangoon: "Yangon", Saigon: "Ho Chi Minh" };

/** A zone's name as people write it. @param {string} zone */
export function nameOf(zone) {
  return zone.replace(/[^/]+$/, (city) => RENAMED[city] ?? city).replaceAll("_", " ");
}

function moments() {
  const known = [page.start, page.end].filter((moment) => !Number.isNaN(moment));
  return known.length ? known : [Date.now()];
}

/** @type {WeakMap<Element, string>} */
const original = new WeakMap();

/** Rewrite every time of the page, and the names of its zone. */
export function showTimes() {
  const zone = chosenZone();
  for (const node of document.querySelectorAll("time[data-day]")) {
    if (node instanceof HTMLTimeElement) showTime(node, zone);
  }
  for (const node of all(document, ".zone-name")) {
    if (!original.has(node)) original.set(node, node.textContent ?? "");
    const kept = zone === page.zone && original.get(node);
    node.textContent = kept || `${nameOf(zone)}, ${offsets(zone)}`;
  }
}

/** @param {HTMLTimeElement} node @param {string} zone */
function showTime(node, zone) {
  const { date, clock } = wall(Date.parse(node.dateTime), zone);
  if (node.textContent !== clock) node.textContent = clock;
  mark(node, daysBetween(node.dataset.day ?? date, date));
}

/** @param {HTMLTimeElement} node @param {number} days how far its date is from the event's day */
function mark(node, days) {
  const next = node.nextElementSibling;
  const old = next?.classList.contains("plus") ? next : null;
  if (days) node.after(plus(days));
  old?.remove();
}

/** @param {number} days */
function plus(days) {
  const sign = days < 0 ? "−" : "+";
  const words = Math.abs(days) > 1 ? "" : say(days < 0 ? "day.before" : "day.after");
  const shown = make("span", { "aria-hidden": "true" }, sign + Math.abs(days));
  const said = words || `${sign}${Math.abs(days)}`;
  return make("span", { class: "plus" }, shown, hidden(` (${said})`));
}

/**
 * A time as the pages have it, in the zone that was chosen.
 * @param {number} moment
 * @param {string} day the day of the event that it belongs to
 * @param {string} [zone]
 */
export function clock(moment, day, zone = chosenZone()) {
  const node = document.createElement("time");
  node.dateTime = new Date(moment).toISOString().replace(".000", "");
  node.dataset.day = day;
  const around = make("span", { class: "clock" }, node);
  showTime(node, zone);
  return around;
}

/** @param {number} start @param {number} end @param {string} day @param {string} [zone] */
export function span(start, end, day, zone) {
  return make("span", { class: "when" }, clock(start, day, zone), "–", clock(end, day, zone));
}
