/** What can be found, and what things are called; it loads when it is first needed. */

import { say } from "./dom.js";
import { load, once } from "./page.js";

export const searchIndex = once(entries);

/** @returns {Promise<Entry[]>} */
async function entries() {
  return (await (await load("search.json")).json()).entries;
}

const FOLDERS = /** @type {Record<string, string>} */ ({ team: "teams", room: "rooms", tag: "tags" });

/** What to call a value of `key`. @param {string} key @returns {Promise<(value: string) => string>} */
export async function names(key) {
  const folder = FOLDERS[key];
  if (!folder) return (value) => say(`${key}.${value}`);
  /** @type {Map<string, string>} */
  const found = new Map();
  try {
    for (const { kind, path, title } of await searchIndex()) {
      if (kind === key) found.set(path.split("/")[1] ?? "", title);
    }
  } catch {
    // No network and no copy, or a page from a folder: ids are better than nothing.
  }
  return (value) => found.get(value) ?? value;
}
