/** The search button and its key, and the index, which loads when it is first needed. */

import { idle, make, makeButton, say } from "./dom.js";
import { load } from "./page.js";

export default function start() {
  const key = make("kbd", { "aria-hidden": "true" }, "/");
  const button = makeButton(`${say("search")} `, "search-button", () => void open(), { "aria-keyshortcuts": "/" });
  button.append(key);
  document.getElementById("tool-search")?.append(button);
  idle(() => void box()); // who types ahead shouldn't lose a letter
  document.addEventListener("keydown", (event) => {
    const free = !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    if (event.key !== "/" || !free || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    void open();
  });
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));
}

function box() {
  return import("./search-box.js");
}

async function open() {
  (await box()).openSearch();
}

/** @type {Promise<Entry[]> | undefined} */
let loaded;

/** @returns {Promise<Entry[]>} */
export function searchIndex() {
  loaded ??= entries().catch((error) => {
    loaded = undefined; // the network may be back the next time
    throw error;
  });
  return loaded;
}

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
