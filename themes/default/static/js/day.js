/** A day's page at the present: what is running, a line, a button, and where the page opens. */

import { all, make, makeButton, say } from "./dom.js";
import { eventDate, everyHalfMinute, now, page } from "./page.js";
import { clock } from "./times.js";

export default function start() {
  const day = document.querySelector("main time[data-day]")?.getAttribute("data-day") ?? "";
  let opened = false;
  /** @type {HTMLElement | null} */
  let button = null;
  const untouched = watch();
  everyHalfMinute(() => {
    const moment = now();
    markRunning(moment);
    const current = isCurrent(day, moment);
    const line = current && place(moment);
    if (current) button ??= addButton();
    if (button) button.hidden = !line;
    if (line && !opened && untouched()) show(false);
    opened = true;
  });
  addEventListener("resize", () => {
    if (isCurrent(day, now())) place(now());
  });
}

/** Sessions after midnight belong to the day before, which is then as current as the new one. @param {string} day @param {number} moment */
function isCurrent(day, moment) {
  const current = eventDate(moment) === day || document.querySelector("main [aria-current=time]") !== null;
  if (!current) mark(null);
  return current;
}

/** @param {number} moment */
function markRunning(moment) {
  for (const node of all(document, "main [data-session][data-start]")) {
    const { start: from = "", end: to = "", status } = node.dataset;
    const on = Date.parse(from) <= moment && moment < Date.parse(to) && status !== "cancelled";
    if (on) node.setAttribute("aria-current", "time");
    else node.removeAttribute("aria-current");
  }
}

/** Whether the page is where it opened: no anchor, no scrolling, no way back to where one was. */
function watch() {
  const [entry] = performance.getEntriesByType("navigation");
  const fresh = entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
  let touched = false;
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, () => (touched = true), { once: true, passive: true });
  }
  return () => fresh && !touched && !location.hash && scrollY === 0;
}

function addButton() {
  const onclick = () => show(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  const button = makeButton(say("day.now"), "now-button", onclick);
  document.querySelector(".around")?.append(button);
  return button;
}

/** @param {boolean} smooth */
function show(smooth) {
  const behavior = smooth ? "smooth" : "instant";
  const box = document.querySelector(".timetable");
  const line = document.querySelector(".now-line");
  if (box instanceof HTMLElement && line instanceof HTMLElement && box.offsetParent) {
    const room = box.querySelector("tbody th");
    const aside = (room instanceof HTMLElement ? room.offsetWidth : 0) + 24;
    box.scrollTo({ left: line.offsetLeft - aside, behavior });
    if (smooth) box.scrollIntoView({ block: "nearest", behavior });
    return;
  }
  // What began last is above the mark, and should be seen, too.
  const mark = document.querySelector(".now-mark");
  (mark?.previousElementSibling ?? mark)?.scrollIntoView({ block: "start", behavior });
}

/** Put the line where `moment` is; whether it is within this day. @param {number} moment */
function place(moment) {
  const columns = all(document, ".timetable thead th[data-start]");
  const from = columns[0];
  const to = columns.at(-1);
  const inside = Boolean(from && to && startOf(from) <= moment && moment < endOf(to));
  mark(inside ? moment : null);
  if (inside) line(columns, moment);
  return inside;
}

/** @param {HTMLElement} node */
function endOf(node) {
  return Date.parse(node.dataset.end ?? "");
}

/** @param {HTMLElement[]} columns @param {number} moment */
function line(columns, moment) {
  const box = document.querySelector(".timetable");
  const table = box?.querySelector("table");
  if (!box || !table) return;
  const found = box.querySelector(".now-line") ?? make("div", { class: "now-line", "aria-hidden": "true" });
  if (!(found instanceof HTMLElement)) return;
  const column = columns.find((each) => moment < endOf(each));
  if (!column) return;
  const share = Math.max(0, (moment - startOf(column)) / (endOf(column) - startOf(column)));
  found.style.left = `${column.offsetLeft + share * column.offsetWidth}px`;
  found.style.height = `${table.offsetHeight}px`;
  box.append(found);
}

/** Mark it in the list, before what has not begun; with null, take all marks away. @param {number | null} moment */
function mark(moment) {
  for (const old of all(document, ".bytime .now-mark")) old.remove();
  if (moment === null) return document.querySelector(".now-line")?.remove();
  const groups = all(document, ".bytime .start");
  const next = groups.find((group) => startOf(group) > moment);
  const text = make("p", { class: "now-mark" }, say("day.now"), " ", clock(moment, eventDate(moment), page.zone));
  if (next) next.before(text);
  else groups.at(-1)?.after(text);
  return undefined;
}

/** @param {HTMLElement} node */
function startOf(node) {
  return Date.parse(node.dataset.start ?? "");
}
