/** The offline copy: made after the first visit, named when it is shown; new publications are offered. */

import { make, makeButton, say } from "./dom.js";
import { link, page } from "./page.js";
import { KEPT } from "./schedule.js";
import { chosenZone, nameOf } from "./times.js";
import { wall } from "./zoned.js";

const FIVE_MINUTES = 300_000;

export default async function start() {
  const bar = make("div", { class: "bar", role: "status" });
  document.body.append(bar);
  if (page.kind !== "sign") await look(bar);
  const again = () => {
    if (!document.hidden) void (page.kind === "sign" ? renew() : look(bar));
  };
  setInterval(again, FIVE_MINUTES);
  document.addEventListener("visibilitychange", again);
  for (const kind of ["online", "offline"]) addEventListener(kind, again);
  void register().catch(() => {}); // not allowed here: the site works as it did
}

/** What is published, and from where we know it. @param {HTMLElement} bar */
async function look(bar) {
  const found = await publication();
  if (!found) return;
  if (found.kept) return bar.replaceChildren(await copyNote());
  if (found.updated === page.version) return bar.replaceChildren();
  void keep();
  bar.replaceChildren(make("p", {}, say("offline.new")), makeButton(say("offline.show"), "button", () => location.reload()));
}

/** Nobody reads a door sign's bar: it takes the new publication by itself, where a copy stands behind it. */
async function renew() {
  const found = await publication();
  if (found && !found.kept && found.updated !== page.version && navigator.serviceWorker.controller) location.reload();
}

/** @returns {Promise<{updated: string, kept: string | null} | null>} */
async function publication() {
  try {
    const response = await fetch(link("offline.json"), { cache: "no-cache" });
    const { updated } = await response.json();
    return { updated, kept: response.headers.get(KEPT) };
  } catch {
    return null; // no network, and no copy yet
  }
}

/** @returns {Promise<HTMLElement>} */
async function copyNote() {
  const time = await keptAt();
  const { date, clock } = wall(time, chosenZone());
  return make("p", {}, say("offline.copy", { time: `${date}, ${clock} ${nameOf(chosenZone())}` }));
}

/** When the copy of this page was made. */
async function keptAt() {
  try {
    const response = await fetch(location.pathname);
    const time = Date.parse(response.headers.get(KEPT) ?? "");
    if (!Number.isNaN(time)) return time;
  } catch {
    // It was never kept: then the page says itself how old it is.
  }
  return page.updated;
}

async function register() {
  await navigator.serviceWorker.register(link("sw.js"));
  await keep();
}

/** Ask for a copy of the whole site, unless the reader saves data. */
async function keep() {
  const connection = /** @type {{saveData?: boolean} | undefined} */ (Reflect.get(navigator, "connection"));
  if (connection?.saveData) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage("keep");
}
