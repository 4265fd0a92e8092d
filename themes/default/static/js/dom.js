/** Elements and words. Whatever was written by people reaches the page as text, never as markup. */

import { page } from "./page.js";
import strings from "./strings.js";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `onclick` and its like are listeners
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") {
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return node;
}

/** @param {string} text @param {string} style its class @param {() => void} onclick @param {Record<string, unknown>} [more] */
export function makeButton(text, style, onclick, more) {
  return make("button", { type: "button", class: style, onclick, ...more }, text);
}

/**
 * A link to a place outside of the site; nothing where the address isn't one of the web.
 * @param {string | null | undefined} address
 * @param {string} text
 */
export function outside(address, text) {
  return address && /^https?:\/\//i.test(address) && make("a", { href: address }, text);
}

/** @param {string} text */
export function hidden(text) {
  return make("span", { class: "vh" }, text);
}

/** @param {ParentNode} within @param {string} selector @returns {HTMLElement[]} */
export function all(within, selector) {
  return [...within.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement);
}

/** @type {ReturnType<typeof setTimeout>} */
let silence;

/** Tell everyone, screen readers too, without taking the focus. @param {string} text */
export function announce(text) {
  const status = document.getElementById("status");
  if (!status) return;
  if (status.textContent !== text) status.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (status.textContent = ""), 10_000); // the same words are news again later
}

/** Do it when the browser has nothing better to do. @param {() => void} task */
export function idle(task) {
  (window.requestIdleCallback ?? setTimeout)(task);
}

/** Say that there are new sessions on the page, for those who add to them. */
export function drawn() {
  document.dispatchEvent(new Event("ptg:drawn"));
}

/** @type {Record<string, string | Record<string, string>>} */
const words = strings;
const plural = new Intl.PluralRules(page.language);
const relative = new Intl.RelativeTimeFormat(page.language, { numeric: "auto" });
const plainRelative = new Intl.RelativeTimeFormat(page.language);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The text called `key`; where it has plural forms, `number` chooses one.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const found = words[key] ?? key;
  const text = typeof found === "string" ? found : form(found, Number(values.number));
  return text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/** @param {Record<string, string>} forms @param {number} n */
function form(forms, n) {
  return forms[plural.select(n)] ?? forms.other ?? "";
}

/**
 * How far `then` is from `now`, in the largest unit that says it well: "in 3 days", "2 hours ago".
 * @param {number} then
 * @param {number} now
 * @param {number} [days] the days between them by the calendar, where nights count
 */
export function distance(then, now, days) {
  const span = then - now;
  const size = Math.abs(span);
  if (size < HOUR) return plainRelative.format(toward(span / MINUTE), "minute");
  if (size < DAY) return plainRelative.format(Math.round(span / HOUR), "hour");
  const whole = days ?? Math.round(span / DAY);
  if (size < 60 * DAY) return relative.format(whole, "day");
  if (size < 730 * DAY) return relative.format(Math.round(span / (30.44 * DAY)), "month");
  return relative.format(Math.round(span / (365.25 * DAY)), "year");
}

/** What is to come is a minute away until it is there. @param {number} value */
function toward(value) {
  return value > 0 ? Math.ceil(value) : Math.trunc(value);
}
