/**
 * What teams say on IRC, through PTGBot: its words beside what the clock says, with their age, and
 * gone when they are old. All of them are a stranger's: they reach the page as text alone.
 */

import { announce, distance, make, outside, say } from "./dom.js";
import { everyHalfMinute, link, now, page, preview } from "./page.js";
import { runs, schedule } from "./schedule.js";
import { recall, remember } from "./store.js";

const MINUTE = 60_000;
const OLD = 20 * MINUTE;
const RAREST = 16 * MINUTE;
/** How long before the event, and after it, the bot is asked. */
const AROUND = 12 * 60 * MINUTE;
const PATIENCE = 20_000;
const LARGEST = 1_000_000;
const LONGEST = 500;
const MOST = 50;

/**
 * @typedef {Record<string, string>} Texts
 * @typedef {{at: number, now: Texts, next: Record<string, string[]>, location: Texts, urls: Texts, motd: {level: string, message: string}[]}} Live
 */

/** The site's own copy, which `ptgsite fetch-live` writes, comes before the bot. */
const OWN = "live.json";
/** For how long a site without one isn't asked for it again: each time is an error in the console. */
const WITHOUT = 15 * MINUTE;
/** When it was missed last. */
const MISS = `${OWN}:${page.event}`;

export default async function start() {
  const box = document.getElementById("live");
  if (!box || preview || !page.bot) return;
  const plan = await schedule();
  /** @type {Live | undefined} */
  let live;
  let due = 0;
  let wait = MINUTE;
  everyHalfMinute(async () => {
    draw(box, plan, live);
    if (document.hidden || Date.now() < due || !near()) return;
    due = Infinity;
    const fresh = await ask();
    wait = fresh ? MINUTE : Math.min(2 * wait, RAREST);
    due = Date.now() + wait - MINUTE / 6;
    live = fresh ?? live;
    draw(box, plan, live);
  });
}

function near() {
  return now() > page.start - AROUND && now() < page.end + AROUND;
}

/** @returns {Promise<Live | undefined>} */
async function ask() {
  const missed = Math.abs(Date.now() - Number(recall(MISS))) < WITHOUT;
  for (const source of missed ? [page.bot] : [OWN, page.bot]) {
    const found = await read(source).catch(() => undefined);
    if (found && !old(found)) return found;
  }
  return undefined;
}

/** Whether it is of another time; so is a copy whose clock goes wrong. @param {Live} live */
function old(live) {
  return !(Math.abs(now() - live.at) <= OLD);
}

/** @param {string} source @returns {Promise<Live | undefined>} */
async function read(source) {
  const own = source === OWN;
  const response = await fetch(own ? link(source) : source, {
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (own && response.status === 404) remember(MISS, String(Date.now()));
  const text = response.ok ? await response.text() : "";
  if (!text || text.length > LARGEST) return undefined;
  const raw = mapping(JSON.parse(text));
  const next = Object.entries(mapping(raw.next)).map(([team, list]) => [team, [list].flat().filter(isText)]);
  return {
    at: own ? Date.parse(String(raw.fetched)) : now(),
    now: texts(raw.now),
    next: Object.fromEntries(next),
    location: texts(raw.location),
    urls: texts(raw.urls),
    motd: [raw.motd].flat().map(mapping).filter((each) => isText(each.message)).slice(0, MOST),
  };
}

/** @param {any} raw @returns {any} */
function mapping(raw) {
  return typeof raw === "object" && raw && !Array.isArray(raw) ? raw : {};
}

/** @param {any} raw @returns {Texts} */
function texts(raw) {
  return Object.fromEntries(Object.entries(mapping(raw)).filter(([, text]) => isText(text)));
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

/** @param {HTMLElement} box @param {Schedule} plan @param {Live | undefined} live */
function draw(box, plan, live) {
  const shown = live && !old(live) && near() ? live : undefined;
  const teams = shown ? wanted(box, plan, shown) : [];
  const key = JSON.stringify(shown && [shown.motd, teams.map((id) => said(id, plan, shown))]);
  if (box.dataset.key !== key) {
    if (box.dataset.key && teams.length) announce(say("live.changed"));
    box.dataset.key = key;
    box.replaceChildren(...(shown ? nodes(teams, plan, shown) : []));
  }
  const age = box.querySelector(".age");
  if (!age || !live) return;
  const when = now() - live.at < MINUTE ? say("live.fresh") : distance(live.at, now());
  age.textContent = say("live.age", { when });
}

/** The teams that the box is about, and that say something. @param {HTMLElement} box @param {Schedule} plan @param {Live} live */
function wanted(box, plan, live) {
  const { team, room } = box.dataset;
  const all = new Set([...Object.keys(plan.teams), ...Object.keys(live.now), ...Object.keys(live.next)]);
  const chosen = [...all].filter((id) => {
    const { doing, then, place, call } = said(id, plan, live);
    if (team) return id === team && (doing || then.length || place || call);
    return (doing || then.length) && (!room || placeOf(id, plan, live) === room);
  });
  return chosen.slice(0, MOST);
}

/** @param {string} id @param {Schedule} plan @param {Live} live */
function said(id, plan, live) {
  const get = (/** @type {Record<string, any>} */ of) => (Object.hasOwn(of, id) ? of[id] : undefined);
  return { doing: get(live.now), then: (get(live.next) ?? []).slice(0, 10), place: get(live.location), call: get(live.urls) };
}

/** The room in which a team is: the one it says, or that of its session. @param {string} id @param {Schedule} plan @param {Live} live */
function placeOf(id, plan, live) {
  const { place } = said(id, plan, live);
  if (place) return roomCalled(place, plan);
  return plan.sessions.find((session) => session.teams.includes(id) && runs(session, now()))?.room;
}

/** The bot writes names in one word. @param {string} name @param {Schedule} plan */
function roomCalled(name, plan) {
  return Object.keys(plan.rooms).find((id) => [id, plan.rooms[id]?.name ?? ""].map(fold).includes(fold(name)));
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** @param {string[]} teams @param {Schedule} plan @param {Live} live */
function nodes(teams, plan, live) {
  const motd = live.motd.map(({ level, message }) => make("li", { class: LEVELS.includes(level) && level }, ...words(message, plan)));
  const list = teams.map((id) => make("li", { class: Object.hasOwn(plan.teams, id) && `team-${id}` }, ...item(id, plan, live)));
  if (!motd.length && !list.length) return [];
  return [
    make("h2", {}, say("live"), " ", make("span", { class: "soft age" })),
    make("ul", { class: "notices" }, ...motd),
    make("ul", { class: "says" }, ...list),
  ];
}

const LEVELS = ["info", "success", "warning", "danger"];

/** @param {string} id @param {Schedule} plan @param {Live} live */
function item(id, plan, live) {
  const { doing, then, place, call } = said(id, plan, live);
  const team = Object.hasOwn(plan.teams, id) ? plan.teams[id] : undefined;
  const room = place && plan.rooms[roomCalled(place, plan) ?? ""];
  return [
    team ? make("a", { class: "name", href: link(team.path) }, team.name) : make("strong", {}, cut(id)),
    make("span", { class: "facts" },
      room ? make("a", { class: "in", href: link(room.path) }, room.name) : place && make("span", {}, cut(place)),
      call && outside(call, say("my.call"))),
    doing && make("p", {}, ...words(doing, plan)),
    ...then.map((text) => make("p", { class: "soft" }, say("next"), ": ", ...words(text, plan))),
  ];
}

/** Words, in which hashtags lead to teams, and addresses where they say. @param {string} text @param {Schedule} plan */
function words(text, plan) {
  return cut(text).split(/(\s+)/).map((word) => {
    const tag = /^#([\w-]+)/.exec(word);
    const id = tag?.[1]?.toLowerCase() ?? "";
    const team = Object.hasOwn(plan.teams, id) && plan.teams[id];
    if (tag && team) return [make("a", { href: link(team.path) }, tag[0]), word.slice(tag[0].length)];
    return outside(word, word) || word;
  }).flat();
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
