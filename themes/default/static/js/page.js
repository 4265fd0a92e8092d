/** What the page says about itself and its event, and the moment that it shows. */

import { fromWall, wall } from "./zoned.js";

const { dataset, lang } = document.documentElement;

export const page = {
  kind: dataset.page ?? "",
  event: dataset.event ?? "",
  zone: dataset.zone || "UTC",
  /** Plain English writes its dates as the pages do: the day before the month. */
  language: !lang || lang === "en" ? "en-GB" : lang,
  /** When the schedule changed last, when its first session starts and its last one ends. */
  version: dataset.updated ?? "",
  updated: Date.parse(dataset.updated ?? ""),
  start: Date.parse(dataset.start ?? ""),
  end: Date.parse(dataset.end ?? ""),
  /** The event's first and last day. */
  first: dataset.first ?? "",
  last: dataset.last ?? "",
  /** Where PTGBot's live words are, if the event has a bot. */
  bot: dataset.bot ?? "",
};

/**
 * The link to a path of the site. It is always a relative one, whatever the path says.
 * @param {string} path
 */
export function link(path) {
  return (dataset.root || "./") + path;
}

/** A file of the site, as new as the network has it. @param {string} path */
export async function load(path) {
  const response = await fetch(link(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/**
 * What asks once a page, and again only if that failed: the network may be back the next time.
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {() => Promise<T>}
 */
export function once(ask) {
  /** @type {Promise<T> | undefined} */
  let asked;
  return () => asked ??= ask().catch((error) => {
    asked = undefined;
    throw error;
  });
}

const OWN_ZONE = /(?:z|[+-]\d\d:?\d\d)$/i;
const HALF_MINUTE = 30_000;

/** The present, or the moment that the address asks for: ?at=2018-09-11T10:00, in the event's zone. */
const asked = read(new URLSearchParams(location.search).get("at"));

/** Whether this page shows another moment than the present. */
export const preview = asked !== null;

export function now() {
  return asked ?? Date.now();
}

/** @param {string | null} text */
function read(text) {
  if (!text) return null;
  const plain = text.trim().replace(" ", "+"); // a plus sign of an address is read as a blank
  const full = /^\d{4}-\d\d-\d\d$/.test(plain) ? `${plain}T00:00` : plain;
  const moment = OWN_ZONE.test(full) ? Date.parse(full) : fromWall(full, page.zone);
  return Number.isNaN(moment) ? null : moment;
}

const AROUND = 12 * 3_600_000;

/** Whether it is the time of the event, or half a day before or after it. */
export function near() {
  return now() > page.start - AROUND && now() < page.end + AROUND;
}

/** Call `shown` at once, each half minute and whenever the page is looked at again. @param {() => void} shown */
export function everyHalfMinute(shown) {
  shown();
  setInterval(shown, HALF_MINUTE);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) shown();
  });
}

/** Today, where the event is. @param {number} moment */
export function eventDate(moment) {
  return wall(moment, page.zone).date;
}
