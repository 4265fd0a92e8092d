/** What a team says on IRC, set beside the plan, and the nodes that show it: text, and links of http(s). */

import { make, outside, say } from "./dom.js";
import { link, now } from "./page.js";
import { runs } from "./schedule.js";

/**
 * @typedef {import("./dom.js").Child} Child
 * @typedef {{id: string, team: Team | undefined, name: string, doing: string, then: string[], place: string, room: string | undefined, call: string, running: Session[]}} Said
 */

/** All who say something, those of the plan first. @param {import("./bot.js").Live} live @param {Schedule} plan @returns {Said[]} */
export function everyone(live, plan) {
  const known = new Set([live.now, live.next, live.location, live.urls].flatMap(Object.keys));
  const ids = new Set([...Object.keys(plan.teams).filter((id) => known.has(id)), ...known]);
  const on = plan.sessions.filter((session) => runs(session, now()));
  return [...ids].map((id) => said(id, live, plan, on)).filter(({ doing, then, place, call }) => doing || then.length || place || call);
}

/**
 * Where a team is, and its call, count while it says more, or is in session: the bot keeps them all day.
 * While it is in session, none of its rooms of that day is news: the bot names the first one by itself.
 * @param {string} id @param {import("./bot.js").Live} live @param {Schedule} plan @param {Session[]} on @returns {Said}
 */
function said(id, live, plan, on) {
  const team = own(plan.teams, id);
  const running = on.filter((session) => session.teams.includes(id));
  const doing = own(live.now, id) ?? "";
  const then = own(live.next, id) ?? [];
  const alive = doing || then.length || running.length;
  const named = (alive && own(live.location, id)) || "";
  const found = roomCalled(named, plan);
  const planned = plan.sessions.some((each) => each.room === found && each.day === running[0]?.day && each.teams.includes(id));
  const [place, room] = planned ? ["", undefined] : [named, found];
  const call = (alive && own(live.urls, id)) || "";
  return { id, team, name: team?.name ?? id, doing, then, place, room, call, running };
}

/** @template T @param {Record<string, T>} of @param {string} id */
function own(of, id) {
  return Object.hasOwn(of, id) ? of[id] : undefined;
}

/** The bot writes names in one word. @param {string} name @param {Schedule} plan */
function roomCalled(name, plan) {
  return name && Object.keys(plan.rooms).find((id) => [id, plan.rooms[id]?.name ?? ""].map(fold).includes(fold(name))) || undefined;
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * In one line: the place where it isn't the one of the plan, what is on, the call likewise, what is next.
 * @param {Said} of @param {Schedule} plan @param {Session | undefined} session @param {string} [room]
 */
export function told(of, plan, session, room = session?.room) {
  const [before = "", after = ""] = say("live.in").split("{place}");
  return joined([
    of.place && of.room !== room ? [before, place(of, plan), after] : [],
    words(of.doing, plan),
    of.call !== session?.call ? [outside(of.call, say("my.call"))] : [],
    ...of.then.map((text) => [say("next"), ": ", ...words(text, plan)]),
  ]);
}

/** @param {Child[][]} groups @returns {Child[]} */
export function joined(groups) {
  const some = groups.map((group) => group.filter(Boolean)).filter((group) => group.length);
  return some.flatMap((group, index) => (index ? [" · ", ...group] : group));
}

/** All that it says, as an item of a list. @param {Said} of @param {Schedule} plan */
export function item(of, plan) {
  const { team, name, doing, then, call } = of;
  return make("li", { class: team && `team-${of.id}` },
    team ? make("a", { class: "name", href: link(team.path) }, name) : make("strong", {}, name),
    make("span", { class: "facts" }, place(of, plan), outside(call, say("my.call"))),
    doing && make("p", {}, ...words(doing, plan)),
    ...then.map((text) => make("p", { class: "soft" }, say("next"), ": ", ...words(text, plan))));
}

/** @param {Said} of @param {Schedule} plan */
function place({ place: text, room }, plan) {
  const known = room && plan.rooms[room];
  return known ? make("a", { class: "in", href: link(known.path) }, known.name) : text && make("span", { class: "in" }, text);
}

/** Words, in which hashtags lead to teams, and addresses where they say. @param {string} text @param {Schedule} plan @returns {Child[]} */
export function words(text, plan) {
  return text.split(/(https?:\/\/\S*[^\s.,;:!?)>\]]|(?<![\w#])#[\w-]+)/i).map((word) => {
    const team = word.startsWith("#") && own(plan.teams, word.slice(1).toLowerCase());
    return team ? make("a", { href: link(team.path) }, word) : outside(word, word) || word;
  });
}
