/** What the browser keeps for this site: the zone and the plan. It may refuse to: then only the page does. */

import { page } from "./page.js";

const PREFIX = "ptgsite:";
/** What it refused to keep. @type {Map<string, string | null>} */
const fallback = new Map();

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    if (!fallback.has(key)) return localStorage.getItem(PREFIX + key);
  } catch {
    // As below.
  }
  return fallback.get(key) ?? null;
}

/** @param {string} key @param {string | null} value null forgets it */
export function remember(key, value) {
  fallback.set(key, value);
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    fallback.delete(key);
  } catch {
    // Private mode, a full disk or a strict setting: `fallback` has it.
  }
}

/** Call `heard` when `key` may have changed elsewhere: in another tab, or while this page was left. @param {string} key @param {() => void} heard */
export function elsewhere(key, heard) {
  addEventListener("storage", (event) => {
    if (event.key === PREFIX + key || event.key === null) heard();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) heard();
  });
}

/** Sessions are starred by their ids, topics by team/topic. */
const PLAN = `plan:${page.event}`;

/** @returns {Plan} */
export function readPlan() {
  const kept = parsed(recall(PLAN));
  return { session: texts(kept?.session), topic: texts(kept?.topic) };
}

/** @param {string | null} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    return {}; // not ours, or cut off
  }
}

/** @param {unknown} value @returns {Record<string, string>} */
function texts(value) {
  const pairs = Object.entries(value && typeof value === "object" ? value : {});
  return Object.fromEntries(pairs.map(([id, title]) => [id, String(title)]));
}

/** @param {Plan} plan */
export function writePlan(plan) {
  const empty = !Object.keys(plan.session).length && !Object.keys(plan.topic).length;
  remember(PLAN, empty ? null : JSON.stringify(plan));
  changed();
}

/** @param {Kind} kind @param {string} id */
export function inPlan(kind, id) {
  return Object.hasOwn(readPlan()[kind], id);
}

/** @param {Kind} kind @param {string} id @param {string} title @returns {boolean} whether it is starred now */
export function toggle(kind, id, title) {
  const plan = readPlan();
  const starred = !Object.hasOwn(plan[kind], id);
  if (starred) plan[kind][id] = title;
  else delete plan[kind][id];
  writePlan(plan);
  return starred;
}

/** @param {() => void} heard */
export function whenPlanChanges(heard) {
  document.addEventListener("ptg:plan", heard);
}

function changed() {
  document.dispatchEvent(new Event("ptg:plan"));
}

elsewhere(PLAN, changed);
