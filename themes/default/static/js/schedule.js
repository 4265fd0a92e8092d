/** The schedule as data, from plan.json. */

import { distance, make, say } from "./dom.js";
import { eventDate, link, load, once, page, preview } from "./page.js";
import { span } from "./times.js";
import { dateWords, daysBetween } from "./zoned.js";

/** What the service worker says of a copy that it kept: when it was made. */
export const KEPT = "x-kept";

/** The schedule, loaded once a page. */
export const schedule = once(freshSchedule);

/** @returns {Promise<Schedule>} */
export async function freshSchedule() {
  const response = await load("plan.json");
  const data = await response.json();
  for (const each of [...data.sessions, ...data.breaks]) {
    each.from = Date.parse(each.start);
    each.to = Date.parse(each.end);
  }
  data.sessions.sort((/** @type {Session} */ a, /** @type {Session} */ b) => a.from - b.from);
  return { ...data, kept: response.headers.get(KEPT) };
}

/** @param {Session} session @param {number} moment */
export function runs(session, moment) {
  return session.from <= moment && moment < session.to && takesPlace(session);
}

/** @param {Session} session */
export function takesPlace(session) {
  return session.status !== "cancelled";
}

/** What is on, and all that begins next; `key` tells one state from another. @param {Session[]} sessions @param {number} moment */
export function nowAndNext(sessions, moment) {
  const on = sessions.filter((session) => runs(session, moment));
  const later = sessions.filter((session) => session.from > moment && takesPlace(session));
  const next = later.filter((session) => session.from === later[0]?.from);
  return { on, next, key: [on, next].map((each) => each.map(({ id }) => id).join()).join("|") };
}

/** @param {Session} session @param {number} moment */
export function starts(session, moment) {
  const days = daysBetween(eventDate(moment), session.day);
  return days > 0 ? dateWords(session.day, page.language) : distance(session.from, moment);
}

/** Before the event, when it starts; after it, how long ago it was. @param {number} moment */
export function outsideEvent(moment) {
  const ahead = moment < page.start;
  if (!ahead && moment < page.end) return "";
  const edge = ahead ? page.start : page.end;
  const when = distance(edge, moment, daysBetween(eventDate(moment), eventDate(edge)));
  return say(ahead ? "strip.before" : "strip.after", { when });
}

/**
 * A session as the scripts show it: with the same marks as on the pages, so that stars find it.
 * @param {Session} session
 * @param {Schedule} plan
 * @param {{tag?: string, zone?: string, star?: boolean, room?: boolean, told?: boolean, facts?: import("./dom.js").Child[]}} [how]
 * @param {...import("./dom.js").Child} more
 */
export function entry(session, plan, how = {}, ...more) {
  const { tag = "div", zone, star = true, room = true, told = false, facts = [] } = how;
  const { title } = session;
  const place = plan.rooms[session.room];
  const attributes = {
    class: `entry ${session.status} team-${session.team}`,
    "data-session": session.id,
    "data-start": session.start,
    "data-end": session.end,
    "data-title": title,
  };
  return make(
    tag,
    attributes,
    make("a", { class: "name", href: link(session.path) },
      make("span", { class: "mono", "aria-hidden": "true" }, plan.teams[session.team]?.monogram), title),
    make("span", { class: "facts" }, span(session.from, session.to, session.day, zone),
      room && place && make("a", { class: "in", href: link(place.path) }, place.name),
      ...facts,
      session.status !== "confirmed" && make("span", { class: "status" }, say(`status.${session.status}`)),
      told && page.bot && !preview && make("span", { class: "told" })),
    ...more,
    star && make("span", { class: "star-place" }),
  );
}
