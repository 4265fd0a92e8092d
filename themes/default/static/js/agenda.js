/** What a plan comes to, by day and with its clashes, and the link that carries it to another device. */

import { announce, make, say } from "./dom.js";
import { takesPlace, titleOf } from "./schedule.js";
import { readPlan, writePlan } from "./store.js";

/** @param {Plan} plan @param {Schedule} schedule @returns {Agenda} */
export function agenda(plan, schedule) {
  const topics = schedule.topics.filter((topic) => Object.hasOwn(plan.topic, topic.id));
  const held = new Set(topics.flatMap((topic) => topic.sessions));
  const sessions = schedule.sessions.filter((session) =>
    Object.hasOwn(plan.session, session.uid) || held.has(session.uid));
  const items = sessions.map((session) => item(session, sessions, topics));
  return {
    days: byDay(items),
    sessions,
    loose: topics.filter((topic) => !sessions.some((session) => topic.sessions.includes(session.uid))),
    gone: gone(plan, schedule),
  };
}

/** @param {Item[]} items @returns {[string, Item[]][]} */
function byDay(items) {
  const days = [...new Set(items.map((each) => each.session.day))].sort();
  return days.map((day) => [day, items.filter((each) => each.session.day === day)]);
}

/** @param {Session} session @param {Session[]} sessions @param {Topic[]} topics @returns {Item} */
function item(session, sessions, topics) {
  const alive = sessions.filter((each) => takesPlace(each) && each.day === session.day);
  const next = alive.find((each) => each.from >= session.to) ?? null;
  return {
    session,
    topics: topics.filter((topic) => topic.sessions.includes(session.uid)),
    clashes: takesPlace(session) ? alive.filter((each) => each !== session && overlap(each, session)) : [],
    then: next && takesPlace(session) && next.room !== session.room ? next : null,
  };
}

/** @param {Session} a @param {Session} b */
function overlap(a, b) {
  return a.from < b.to && b.from < a.to;
}

/** What was starred and isn't in the schedule any more. @param {Plan} plan @param {Schedule} schedule @returns {Plan} */
function gone(plan, schedule) {
  const sessions = new Set(schedule.sessions.map((session) => session.uid));
  const topics = new Set(schedule.topics.map((topic) => topic.id));
  return { session: without(plan.session, sessions), topic: without(plan.topic, topics) };
}

/** @param {Record<string, string>} titles @param {Set<string>} ids */
function without(titles, ids) {
  return Object.fromEntries(Object.entries(titles).filter(([id]) => !ids.has(id)));
}

/** The plan with what `ids` name added; titles are those of the schedule. @param {Plan} plan @param {{session: string[], topic: string[]}} ids @param {Schedule} schedule @returns {Plan} */
function merged(plan, ids, schedule) {
  const sessions = schedule.sessions.filter((each) => ids.session.includes(each.uid));
  const topics = schedule.topics.filter((each) => ids.topic.includes(each.id));
  return {
    session: { ...Object.fromEntries(sessions.map((each) => [each.uid, titleOf(each, schedule)])), ...plan.session },
    topic: { ...Object.fromEntries(topics.map((each) => [each.id, each.title])), ...plan.topic },
  };
}

/** So much of a UID tells it from all others of an event. */
const SHORT = 8;

/** @param {Plan} plan */
export function shareLink(plan) {
  const sessions = Object.keys(plan.session).map((uid) => uid.slice(0, SHORT));
  const topics = Object.keys(plan.topic).map((id) => encodeURIComponent(id).replaceAll("%2F", "/"));
  const parts = [sessions.length && `s=${sessions.join()}`, topics.length && `t=${topics.join()}`];
  return `${location.href.split(/[?#]/)[0]}#${parts.filter(Boolean).join("&")}`;
}

/** What a fragment names, as far as this schedule has it. @param {string} fragment @param {Schedule} data */
function named(fragment, data) {
  const params = new URLSearchParams(fragment.replace(/^#/, ""));
  const starts = (params.get("s") ?? "").split(",").filter((start) => start.length >= SHORT);
  const ids = new Set((params.get("t") ?? "").split(","));
  return {
    session: data.sessions.map((each) => each.uid).filter((uid) => starts.some((start) => uid.startsWith(start))),
    topic: data.topics.map((each) => each.id).filter((id) => ids.has(id)),
  };
}

/** Offer to add what the address carries, now and whenever it changes. @param {HTMLElement} box @param {Schedule} data */
export function offerShared(box, data) {
  const look = () => {
    if (/^#[st]=/.test(location.hash)) offer(box, data);
  };
  addEventListener("hashchange", look);
  look();
}

/** @param {HTMLElement} box @param {Schedule} data */
function offer(box, data) {
  const plan = readPlan();
  const ids = named(location.hash, data);
  const fresh = [
    ...ids.session.filter((uid) => !Object.hasOwn(plan.session, uid)),
    ...ids.topic.filter((id) => !Object.hasOwn(plan.topic, id)),
  ].length;
  const text = say(fresh ? "share.offer" : "share.nothing", { number: fresh });
  const add = make("button", { type: "button", class: "button", onclick: () => {
    writePlan(merged(readPlan(), ids, data));
    close(box, say("share.added", { number: fresh }));
  } }, say("share.add"));
  const leave = make("button", { type: "button", class: "button quiet", onclick: () => close(box) },
    say(fresh ? "share.leave" : "share.close"));
  box.replaceChildren(make("div", { class: "offer", role: "group", "aria-labelledby": "offer" },
    make("p", { id: "offer" }, text), make("p", { class: "buttons" }, fresh > 0 && add, leave)));
  (fresh ? add : leave).focus();
}

/** @param {HTMLElement} box @param {string} [said] */
function close(box, said) {
  box.replaceChildren();
  history.replaceState(null, "", location.pathname + location.search);
  document.getElementById("main")?.focus({ preventScroll: true });
  if (said) announce(said);
}
