/**
 * What teams say on IRC, through PTGBot: by their sessions and in a line of its own, with its age, and
 * gone when it is old. Each place has its size whatever is said, so that nothing on the page moves.
 */

import { ask, heard, old } from "./bot.js";
import { all, announce, distance, make, say } from "./dom.js";
import { everyHalfMinute, near, now, page, preview } from "./page.js";
import { everyone, item, joined, told, words } from "./said.js";
import { schedule } from "./schedule.js";

const MINUTE = 60_000;
const RAREST = 16 * MINUTE;
/** A minute's beat may be a little early. */
const EARLY = MINUTE / 6;
const MOST = 50;
/** Longer than the line is on any screen. */
const WIDEST = 500;
/** Of messages, the most urgent first. */
const LEVELS = ["danger", "warning", "success", "info"];

/**
 * @typedef {import("./dom.js").Child} Child
 * @typedef {import("./bot.js").Live} Live
 * @typedef {import("./bot.js").Motd} Motd
 * @typedef {import("./said.js").Said} Said
 */

export default async function start() {
  const box = document.getElementById("live");
  if (!box || preview || !page.bot) return;
  const plan = await schedule();
  const draw = drawing(box, plan);
  /** @type {Live | undefined} */
  let live;
  let due = 0;
  let wait = MINUTE;
  document.addEventListener("ptg:drawn", () => draw(live));
  everyHalfMinute(async () => {
    const kept = heard(); // on the page before, or in another tab
    if (kept && kept.at > (live?.at ?? 0)) live = kept;
    draw(live);
    const latest = Math.max(due, (live?.at ?? 0) + MINUTE - EARLY);
    if (document.hidden || now() < latest || !near()) return;
    due = Infinity;
    const fresh = await ask();
    wait = fresh ? MINUTE : Math.min(2 * wait, RAREST);
    due = now() + wait - EARLY;
    live = fresh ?? live;
    draw(live);
  });
}

/** What draws it all on this page. @param {HTMLElement} box @param {Schedule} plan */
function drawing(box, plan) {
  const sessions = new Map(plan.sessions.map((session) => [session.id, session]));
  const drawBox = drawingOf(box, plan);
  return (/** @type {Live | undefined} */ live) => {
    const shown = live && !old(live) && near() ? live : undefined;
    const age = shown ? ageOf(shown) : "";
    const teams = shown ? everyone(shown, plan) : [];
    for (const place of all(document, ".told")) {
      const session = sessions.get(place.closest("[data-session]")?.getAttribute("data-session") ?? "");
      refill(place, session ? inCard(session, age, teams, plan) : []);
    }
    drawBox(age, teams, shown?.motd ?? []);
  };
}

/** What draws the line and the list that it opens to. @param {HTMLElement} box @param {Schedule} plan */
function drawingOf(box, plan) {
  const line = box.querySelector(".line");
  const rest = [...(line?.childNodes ?? [])];
  const announced = announcing(box);
  return (/** @type {string} */ age, /** @type {Said[]} */ teams, /** @type {Motd[]} */ motd) => {
    const here = teams.filter((said) => concerns(box, said) && oneLine(box, said, plan))
      .sort((a, b) => Number(isAtHome(box, b)) - Number(isAtHome(box, a))).slice(0, MOST);
    const texts = here.map((said) => oneLine(box, said, plan));
    const urgent = motd.filter((each) => isUrgent(box, each));
    const others = motd.filter((each) => !urgent.includes(each));
    const parts = [...urgent.map(message), ...texts, ...others.map(message)];
    if (parts.length || box.dataset.level) box.dataset.level = parts.length ? worst(motd) : "gone";
    const none = age && page.kind !== "sign" ? [make("span", { class: "soft" }, say("live.none"))] : rest;
    refill(line, parts.length ? [make("strong", {}, age), " ", parts.join(" · ").slice(0, WIDEST)] : none);
    refill(box.querySelector(".all"), parts.length ? listed(motd, here, plan) : []);
    if (age) announced(age, motd.map(message), texts);
  };
}

/** @param {Live} live */
function ageOf({ at }) {
  return say("live.age", { when: now() - at < MINUTE ? say("live.fresh") : distance(at, now()) });
}

/** @param {Motd[]} motd */
function worst(motd) {
  return LEVELS.find((level) => motd.some((each) => each.level === level)) ?? "plain";
}

/** Whether a message comes before what teams say. @param {HTMLElement} box @param {Motd} motd */
function isUrgent({ dataset }, { level }) {
  return LEVELS.slice(0, dataset.team || dataset.room ? 1 : 2).includes(level);
}

/** @param {Motd} motd */
function message(motd) {
  return motd.message;
}

/** Whether the page is about a team: it is its own, that of a room where it is, or one for all. @param {HTMLElement} box @param {Said} said */
function concerns({ dataset }, { id, room, running }) {
  const rooms = [room, ...running.map((session) => session.room)];
  return dataset.team ? id === dataset.team : !dataset.room || rooms.includes(dataset.room);
}

/** Whether it is in session, and here: such teams come first. @param {HTMLElement} box @param {Said} said */
function isAtHome({ dataset }, { running }) {
  return running.some(({ room }) => !dataset.room || room === dataset.room);
}

/** @param {HTMLElement} box @param {Said} said @param {Schedule} plan */
function oneLine({ dataset }, said, plan) {
  const here = said.running.find(({ room }) => room === dataset.room) ?? said.running[0];
  const text = (/** @type {Said} */ of) => make("p", {}, ...told(of, plan, here, dataset.room ?? here?.room)).textContent;
  const all = text({ ...said, call: "" }); // a call can't be joined from a line
  return dataset.team ? all || text(said) : all && `${said.name}: ${all}`;
}

/** What those of a session say, unless they are in another one. @param {Session} session @param {string} age @param {Said[]} teams @param {Schedule} plan */
function inCard(session, age, teams, plan) {
  const here = teams.filter(({ id, running }) => session.teams.includes(id) && (!running.length || running.includes(session)));
  const groups = here.map((said) => {
    const nodes = told(said, plan, session);
    return nodes.length && session.teams.length > 1 ? [`${said.name}: `, ...nodes] : nodes;
  });
  const nodes = joined(groups);
  return nodes.length ? [make("strong", {}, age), " ", ...nodes] : [];
}

/** @param {Motd[]} motd @param {Said[]} teams @param {Schedule} plan */
function listed(motd, teams, plan) {
  const messages = motd.map((each) => make("li", { class: LEVELS.includes(each.level) && each.level }, ...words(each.message, plan)));
  return [make("ul", { class: "notices" }, ...messages), make("ul", { class: "says" }, ...teams.map((said) => item(said, plan)))];
}

/** Put `nodes` into `box` if it has others; what had the focus keeps it. @param {Element | null} box @param {Child[]} nodes */
function refill(box, nodes) {
  const fresh = /** @type {Element | undefined} */ (box?.cloneNode());
  fresh?.append(.../** @type {(Node | string)[]} */ (nodes.filter(Boolean)).map((node) => (node instanceof Node ? node.cloneNode(true) : node)));
  fresh?.normalize();
  if (!box || !fresh || box.isEqualNode(fresh)) return;
  const held = document.activeElement;
  const href = held && box.contains(held) && held.getAttribute("href");
  box.replaceChildren(...fresh.childNodes);
  if (!href) return;
  const same = all(box, "a").find((each) => each.getAttribute("href") === href);
  (same ?? box.closest("details, .entry")?.querySelector("summary, a"))?.focus();
}

/** Tells new messages, and on a team's or a room's page its new words: no page for all tells of each team. @param {HTMLElement} box */
function announcing({ dataset }) {
  /** @type {string[] | undefined} */
  let before;
  return (/** @type {string} */ age, /** @type {string[]} */ messages, /** @type {string[]} */ texts) => {
    const all = [...messages, ...(dataset.team || dataset.room ? texts : [])];
    const news = before ? all.filter((text) => !before?.includes(text)) : [];
    if (news.length) announce(`${age} ${news.join(" · ")}`);
    before = all;
  };
}
