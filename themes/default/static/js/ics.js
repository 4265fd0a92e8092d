/** A calendar file (RFC 5545) of some sessions: just as the feed of the event has them, by their UIDs. */

import { load } from "./page.js";

const EVENT = /BEGIN:VEVENT\r\nUID:([^-]+-[^-]+).*\r\n[^]*?END:VEVENT\r\n/g;
const NAME = /^X-WR-CALNAME:.*\r\n(?: .*\r\n)*/m;

/** @param {Session[]} sessions */
export async function calendar(sessions) {
  const feed = await (await load("schedule.ics")).text();
  const ids = new Set(sessions.map((session) => session.id));
  const events = [...feed.matchAll(EVENT)].filter(([, id = ""]) => ids.has(id)).map(([text]) => busy(text));
  const head = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ptgsite//ptgsite//EN\r\n${feed.match(NAME)?.[0] ?? ""}`;
  return `${head}${events.join("")}END:VCALENDAR\r\n`;
}

/** Who follows the whole event isn't busy with all of it; with a plan of one's own one is. @param {string} event */
function busy(event) {
  if (event.includes("\r\nSTATUS:CANCELLED\r\n")) return event;
  return event.replace(/TRANSP:TRANSPARENT\r\n(X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n)?/, "TRANSP:OPAQUE\r\n");
}
