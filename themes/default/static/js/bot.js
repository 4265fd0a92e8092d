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
    return undefined; // the bot is saving its file, a proxy answers in its place, a copy has no time
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
  return response.ok && response.body ? whole(response.body.getReader()) : "";
}

/** A whole text, or "" for one that is too large; of that no more is read. @param {ReadableStreamDefaultReader<Uint8Array>} reader */
async function whole(reader) {
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LARGEST) {
      await reader.cancel();
      return "";
    }
  }
  return text + decoder.decode();
}

/** @param {string} text @param {number} [at] when it was said; a copy tells itself @returns {Live} */
function sorted(text, at) {
  const raw = JSON.parse(text);
  if (mapping(raw) !== raw) throw new TypeError("no object"); // it is no bot that was heard
  const time = at ?? Date.parse(String(raw.fetched));
  const next = Object.entries(mapping(raw.next)).map(([team, list]) => [plain(team), [list].flat().map(plain).filter(Boolean).slice(0, 10)]);
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
  return Object.fromEntries(Object.entries(mapping(raw)).map((pair) => pair.map(plain)).filter(([, text]) => text));
}

/** IRC's colours, and what else isn't seen but changes how all the rest is. */
const CODES = /\x03(\d\d?(,\d\d?)?)?|[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** @param {unknown} raw */
function plain(raw) {
  const text = typeof raw === "string" ? raw.replace(CODES, "").trim() : "";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
