/** The switch between the event's time, the visitor's and any other, in the header. */

import { announce, idle, make, makeButton, say } from "./dom.js";
import { page } from "./page.js";
import { chooseZone, chosenZone, elsewhereInTime, nameOf, offsets, ownZone, showTimes, whenZoneChanges } from "./times.js";

export default function start() {
  showTimes();
  const list = picker();
  const button = elsewhereInTime() ? toggle() : null;
  document.getElementById("tool-zone-picker")?.append(...[button, label(list)].filter((node) => node !== null));
  refresh(list, button);
  whenZoneChanges(() => {
    showTimes();
    refresh(list, button);
    announce(say("zone.changed", name(chosenZone())));
  });
  idle(() => fill(list));
}

/** One press shows one's own time, the next one the event's again. */
function toggle() {
  return makeButton("", "zone-switch", () => chooseZone(chosenZone() === page.zone ? ownZone : page.zone));
}

/** @returns {HTMLSelectElement} */
function picker() {
  const list = document.createElement("select");
  list.addEventListener("change", () => chooseZone(list.value));
  list.append(option(page.zone, say("zone.event", city(page.zone))));
  if (ownZone !== page.zone) list.append(option(ownZone, say("zone.own", city(ownZone))));
  return list;
}

/** @param {HTMLSelectElement} list */
function label(list) {
  return make("label", { class: "zone" }, make("span", { class: "vh" }, say("zone.label")), list);
}

/** @param {string} zone */
function name(zone) {
  return { zone: nameOf(zone), offset: offsets(zone) };
}

/** The city alone, as there is little space. @param {string} zone */
function city(zone) {
  return { ...name(zone), zone: nameOf(zone).replace(/.*\//, "") };
}

/** @param {string} value @param {string} text */
function option(value, text) {
  return make("option", { value }, text);
}

/** @param {HTMLSelectElement} list @param {HTMLElement | null} button */
function refresh(list, button) {
  const zone = chosenZone();
  if (![...list.options].some((each) => each.value === zone)) {
    list.append(option(zone, `${nameOf(zone)} ${offsets(zone)}`));
  }
  list.value = zone;
  if (button) {
    const other = zone === page.zone ? "zone.show-own" : "zone.show-event";
    button.textContent = say(other);
  }
}

/** All zones: some hundred, added when the browser has nothing better to do. @param {HTMLSelectElement} list */
function fill(list) {
  const group = make("optgroup", { label: say("zone.all") });
  const known = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
  const there = new Set([...list.options].map((each) => each.value));
  for (const zone of new Set(["UTC", ...known])) {
    if (!there.has(zone)) group.append(option(zone, nameOf(zone)));
  }
  list.append(group);
}
