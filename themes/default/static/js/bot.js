/**
 * What PTGBot says: asked for, sorted out and kept for the next page. All of it is a stranger's: what
 * has the wrong type is left out, and whoever shows it shows text alone.
 */

import { link, now, page } from "./page.js";
import { recall, remember } from "./store.js";

const MINUTE = 60_000;
const OLD = 20 * MINUTE;
const PATIENCE = 20_000;
const LARGEST = 1_000_000;
const LONGEST = 500;
const MOST = 50;

/**
 * @typedef {Record<string, string>} Texts
 * @typedef {{level: string, message: string}} Motd
 * @typedef {{at: number, fetched: string, now: Texts, next: Record<string, string[]>, location: Texts, urls: Texts, motd: Motd[]}} Live
 */

/** The site's own copy, which `ptgsite fetch-live` writes, comes before the bot. */
const OWN = "live.json";
/** For how long a site without one isn't asked for it again: each time is an error in the console. */
const WITHOUT = 15 * MINUTE;
/** When it was missed last. */
const MISS = `${OWN}:${page.event}`;
/** What was heard last, on whatever page. */
const KEPT = `live:${page.event}`;

/** What this browser heard last, unless it is old. */
export function heard() {
  return usable(() => sorted(recall(KEPT) ?? ""));
}

/** What is said now, if anybody tells. */
export async function ask() {
  const missed = Math.abs(Date.now() - Number(recall(MISS))) < WITHOUT;
  for (const source of missed ? [page.bot] : [OWN, page.bot]) {
    const text = await read(source).catch(() => "");
    const live = usable(() => sorted(text, source === OWN ? undefined : now()));
    if (!live) continue;
    remember(KEPT, JSON.stringify(live));
    return live;
  }
  return undefined;
}

/** Whether it is of another time; so is a copy whose clock goes wrong. @param {Live} live */
export function old(live) {
  return !(Math.abs(now() - live.at) <= OLD);
}

/** @param {() => Live} reading @returns {Live | undefined} */
function usable(reading) {
  try {
    const live = reading();
    return old(live) ? undefined : live;
  } catch {
    return undefined; // it isn't JSON: the bot is saving its file, or a proxy answers in its place
  }
}

/** @param {string} source */
async function read(source) {
  const own = source === OWN;
  const response = await fetch(own ? link(source) : source, {
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (own && response.status === 404) remember(MISS, String(Date.now()));
  const text = response.ok ? await response.text() : "";
  return text.length > LARGEST ? "" : text;
}

/** @param {string} text @param {number} [at] when it was said; a copy tells itself @returns {Live} */
function sorted(text, at) {
  const raw = mapping(JSON.parse(text));
  const time = at ?? Date.parse(String(raw.fetched));
  const next = Object.entries(mapping(raw.next)).map(([team, list]) => [team, [list].flat().filter(isText).map(cut).slice(0, 10)]);
  return {
    at: time,
    fetched: new Date(time).toISOString(),
    now: texts(raw.now),
    next: Object.fromEntries(next),
    location: texts(raw.location),
    urls: texts(raw.urls),
    motd: [raw.motd].flat().map(texts).filter(({ message }) => message).slice(0, MOST),
  };
}

/** @param {any} raw @returns {any} */
function mapping(raw) {
  return typeof raw === "object" && raw && !Array.isArray(raw) ? raw : {};
}

/** @param {any} raw @returns {any} */
function texts(raw) {
  const pairs = Object.entries(mapping(raw)).filter(([, text]) => isText(text));
  return Object.fromEntries(pairs.map(([key, text]) => [key, cut(text)]));
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
