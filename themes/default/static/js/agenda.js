/** What a plan comes to, by day and with its clashes. */

import { takesPlace } from "./schedule.js";

/** @param {Plan} plan @param {Planned} schedule @returns {Agenda} */
export function agenda(plan, schedule) {
  const topics = schedule.topics.filter((topic) => Object.hasOwn(plan.topic, topic.id));
  const held = new Set(topics.flatMap((topic) => topic.sessions));
  const sessions = schedule.sessions.filter((session) =>
    Object.hasOwn(plan.session, session.id) || held.has(session.id));
  const items = sessions.map((session) => item(session, sessions, topics));
  return {
    days: byDay(items),
    sessions,
    loose: topics.filter((topic) => !sessions.some((session) => topic.sessions.includes(session.id))),
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
    topics: topics.filter((topic) => topic.sessions.includes(session.id)),
    clashes: takesPlace(session) ? alive.filter((each) => each !== session && overlap(each, session)) : [],
    then: next && takesPlace(session) && next.room !== session.room ? next : null,
  };
}

/** @param {Session} a @param {Session} b */
function overlap(a, b) {
  return a.from < b.to && b.from < a.to;
}

/** What was starred and isn't in the schedule any more. @param {Plan} plan @param {Planned} schedule @returns {Plan} */
function gone(plan, schedule) {
  const sessions = new Set(schedule.sessions.map((session) => session.id));
  const topics = new Set(schedule.topics.map((topic) => topic.id));
  return { session: without(plan.session, sessions), topic: without(plan.topic, topics) };
}

/** @param {Record<string, string>} titles @param {Set<string>} ids */
function without(titles, ids) {
  return Object.fromEntries(Object.entries(titles).filter(([id]) => !ids.has(id)));
}
