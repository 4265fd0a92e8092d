/** The search button and its key; the box loads when the page has nothing else to do. */

import { idle, make, makeButton, say } from "./dom.js";

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
