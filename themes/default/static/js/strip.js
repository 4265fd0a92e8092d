/** The home page's strip: when the event starts, what is on, what is next, when it was. */

import { drawn, make, say } from "./dom.js";
import { eventDate, everyHalfMinute, link, now, page, preview } from "./page.js";
import { entry, nowAndNext, outsideEvent, schedule, starts } from "./schedule.js";
import { inPlan } from "./store.js";
import { clock } from "./times.js";
import { dateWords } from "./zoned.js";

const SHOWN = 4;

export default function start() {
  const strip = document.getElementById("now-strip");
  if (!strip || Number.isNaN(page.start)) return;
  let before = "";
  const refresh = async () => {
    const content = await shown(now());
    const until = strip.querySelector(".until");
    if (until && content.until) until.textContent = content.until;
    if (content.key === before) return;
    before = content.key;
    strip.replaceChildren(...content.nodes());
    strip.hidden = false;
    drawn();
  };
  everyHalfMinute(() => void refresh().catch(() => {})); // no network: the next time
}

/** @param {number} moment @returns {Promise<{key: string, until?: string, nodes: () => HTMLElement[]}>} */
async function shown(moment) {
  if (moment >= page.start && moment < page.end) return during(moment, await schedule());
  const ahead = moment < page.start;
  const text = outsideEvent(moment);
  return { key: text, nodes: () => [sentence(text, ahead ? opening() : make("span", {}, dates()))] };
}

/** @param {string} text @param {...HTMLElement} more */
function sentence(text, ...more) {
  return make("p", { class: "lede" }, make("strong", {}, text), " ", ...more, " ", hint());
}

function hint() {
  return preview && make("span", { class: "soft" }, say("preview"));
}

function opening() {
  const day = page.first || eventDate(page.start);
  return make("span", {}, dateWords(day, page.language, true), ", ", clock(page.start, day));
}

function dates() {
  const ends = [page.first, page.last].filter(Boolean);
  return [...new Set(ends)].map((date) => dateWords(date, page.language, true)).join(" – ");
}

/** @param {number} moment @param {Schedule} plan */
function during(moment, plan) {
  const { on, next, key } = nowAndNext(plan.sessions, moment);
  const first = next[0];
  const until = first ? starts(first, moment) : "";
  const columns = () => [
    column("now", [say("now")], on, plan),
    first && column("next", [say("next"), " · ", make("span", { class: "until" }, until)], next, plan),
  ];
  return {
    key,
    until,
    nodes: () => [
      make("div", { class: "columns" }, ...columns()),
      make("p", { class: "more" }, make("a", { href: link("now/index.html") }, say("strip.rooms")),
        " ", hint()),
    ],
  };
}

/** @param {string} style @param {(string | HTMLElement)[]} title @param {Session[]} sessions @param {Schedule} plan */
function column(style, title, sessions, plan) {
  const own = sessions.filter((session) => inPlan("session", session.id));
  const rest = sessions.filter((session) => !own.includes(session));
  const list = [...own, ...rest].slice(0, SHOWN);
  const more = sessions.length - list.length;
  return make("section", { class: style },
    make("h2", {}, ...title),
    list.length
      ? make("ul", {}, ...list.map((session) => entry(session, plan, { tag: "li", told: true })))
      : make("p", { class: "soft" }, say("now.nothing")),
    more > 0 && make("p", { class: "soft" }, say("strip.more", { number: more })));
}
