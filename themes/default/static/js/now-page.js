/** /now/: what is on and what is next, room by room. The static page lists each room's sessions. */

import { all, announce, drawn, make, say } from "./dom.js";
import { eventDate, everyHalfMinute, link, now, page, preview } from "./page.js";
import { entry, nowAndNext, outsideEvent, schedule, starts } from "./schedule.js";
import { clock, span } from "./times.js";
import { dateWords } from "./zoned.js";

export default async function start() {
  const box = document.getElementById("now");
  if (!box) return;
  const plan = await schedule();
  const head = make("p", { class: "lede", id: "now-head" });
  const list = make("ul", { class: "rooms-now" });
  const days = box.querySelector("ul.chips")?.cloneNode(true) ?? make("div"); // a copy: nothing that is seen moves
  let before = "";
  everyHalfMinute(() => {
    const moment = now();
    head.replaceChildren(...heading(moment));
    const body = isDuring(moment) ? list : days;
    if (box.lastChild !== body) box.replaceChildren(head, body);
    const key = body === list ? rooms(list, plan, moment) : "";
    if (key !== before) drawn();
    if (before && key !== before) announce(say("now.changed"));
    before = key;
  });
}

/** Whether rooms have anything to say: from the first day until the last session ends. @param {number} moment */
function isDuring(moment) {
  return eventDate(moment) >= page.first && moment < page.end;
}

/** @param {number} moment */
function heading(moment) {
  const day = eventDate(moment);
  const here = [make("strong", {}, dateWords(day, page.language, true), ", ", clock(moment, day))];
  return [...here, " ", make("span", { class: "soft" }, outsideEvent(moment), " ", preview && say("preview"))];
}

/** Draw what has changed. @param {HTMLElement} list @param {Schedule} plan @param {number} moment */
function rooms(list, plan, moment) {
  const keys = [];
  for (const id of Object.keys(plan.rooms)) {
    const here = plan.sessions.filter((session) => session.room === id);
    const rest = pause(plan, id, moment);
    const { on, next, key: sessions } = nowAndNext(here, moment);
    const key = sessions + (rest?.title ?? "");
    keys.push(key);
    const old = all(list, "li.room").find((each) => each.dataset.room === id);
    if (old?.dataset.key === key) update(old, next, moment);
    else replace(list, old, room(id, key, plan, { on, next, rest, moment }));
  }
  return keys.join(";");
}

/** @param {HTMLElement} list @param {HTMLElement | undefined} old @param {HTMLElement} fresh */
function replace(list, old, fresh) {
  const focused = old?.contains(document.activeElement);
  if (old) old.replaceWith(fresh);
  else list.append(fresh);
  if (focused) fresh.querySelector("a")?.focus();
}

/** @param {HTMLElement} card @param {Session[]} next @param {number} moment */
function update(card, next, moment) {
  const when = card.querySelector(".until");
  if (when && next[0]) when.textContent = starts(next[0], moment);
}

/**
 * @param {string} id @param {string} key @param {Schedule} plan
 * @param {{on: Session[], next: Session[], rest?: Break | undefined, moment: number}} state
 */
function room(id, key, plan, { on, next, rest, moment }) {
  const { name, location, path } = plan.rooms[id] ?? { name: id, path: "" };
  const how = { room: false, told: true };
  const nothing = rest
    ? make("p", { class: "soft" }, rest.title, " ", span(rest.from, rest.to, rest.day))
    : make("p", { class: "soft" }, say("now.nothing"));
  const heading = make("h2", {}, make("a", { href: link(path) }, name),
    location && make("span", { class: "soft" }, ` ${location}`));
  return make("li", { class: on.length ? "room busy" : "room", "data-room": id, "data-key": key },
    heading,
    make("h3", {}, say("now")),
    ...(on.length ? on.map((session) => current(session, plan, how)) : [nothing]),
    next[0] && make("h3", {}, say("next"), " · ", make("span", { class: "until" }, starts(next[0], moment))),
    ...next.map((session) => entry(session, plan, how)));
}

/** @param {Session} session @param {Schedule} plan @param {{room: boolean, told: boolean}} how */
function current(session, plan, how) {
  const node = entry(session, plan, how);
  node.setAttribute("aria-current", "time");
  return node;
}

/** The break that is on here. @param {Schedule} plan @param {string} id @param {number} moment */
function pause(plan, id, moment) {
  const here = plan.breaks.filter((each) => !each.room || each.room === id);
  return here.find((each) => each.from <= moment && moment < each.to);
}
