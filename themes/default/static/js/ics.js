/** A calendar file (RFC 5545) of sessions, with the identities and words of the site's feeds. */

import { titleOf } from "./schedule.js";
import { say } from "./dom.js";

const OCTETS = 75;
/** Controls, halves of characters and what Unicode says is no character. */
const ODD = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\uFEFF]/gu;

/** @param {Session[]} sessions @param {Schedule} data */
export function calendar(sessions, data) {
  const name = text(say("my.calendar", { event: data.event.name }));
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ptgsite//ptgsite//EN", `NAME:${name}`, `X-WR-CALNAME:${name}`];
  const lines = [...head, ...sessions.flatMap((session) => event(session, data)), "END:VCALENDAR"];
  return lines.map(fold).join("\r\n") + "\r\n";
}

/** @param {Session} session @param {Schedule} data */
function event(session, data) {
  const cancelled = session.status === "cancelled";
  const title = (cancelled ? "Cancelled: " : "") + titleOf(session, data);
  const room = data.rooms[session.room];
  const address = page(session, data);
  const call = cancelled || !session.call ? "" : uri(session.call);
  const stamp = moment(session.stamp);
  return [
    "BEGIN:VEVENT",
    `UID:${session.uid}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${session.sequence ?? 0}`,
    `DTSTART:${moment(session.start)}`,
    `DTEND:${moment(session.end)}`,
    `SUMMARY:${text(title)}`,
    `LOCATION:${text(room?.name ?? session.room)}`,
    `DESCRIPTION:${about(session, address, call, room)}`,
    `URL:${address}`,
    ...(call ? [`CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Join":${call}`] : []),
    `STATUS:${session.status.toUpperCase()}`,
    `TRANSP:${cancelled ? "TRANSPARENT" : "OPAQUE"}`,
    "END:VEVENT",
  ];
}

/** @param {Session} session @param {Schedule} data */
function page(session, data) {
  return uri(data.event.url + session.path.replace(/(^|\/)index\.html(?=#|$)/, "$1"));
}

/** @param {Session} session @param {string} address @param {string} call @param {Room} [room] */
function about(session, address, call, room) {
  const lines = [
    call && `Call: ${call}`,
    session.pad && `Pad: ${uri(session.pad)}`,
    `Page: ${address}`,
    room?.location && `Room: ${room.name}, ${room.location}`,
  ];
  return lines.filter(Boolean).map((line) => text(String(line))).join("\\n");
}

/** @param {string} time */
function moment(time) {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** One line of TEXT: controls gone, white space as one blank, escaped. @param {string} value */
function text(value) {
  const clean = value.replace(/\s+/g, " ").replace(ODD, "");
  return clean.trim().replace(/[\\;,]/g, "\\$&");
}

/** An address as a URI: ASCII, and never escaped. @param {string} value */
function uri(value) {
  const kept = /** @type {Record<string, string>} */ ({ "%25": "%", "%5B": "[", "%5D": "]" });
  return encodeURI(wellFormed(value)).replace(/%25|%5B|%5D/g, (code) => kept[code] ?? code);
}

/** Without halves of characters. @param {string} value */
function wellFormed(value) {
  return value.replace(/\p{Surrogate}/gu, "");
}

/** Cut into lines of at most 75 octets, between characters and outside of escapes. @param {string} line */
function fold(line) {
  const size = new TextEncoder();
  const pieces = [""];
  let used = 0;
  for (const part of line.match(/\\.|./gsu) ?? []) {
    const octets = size.encode(part).length;
    if (used + octets > OCTETS) {
      pieces.push("");
      used = 1; // the blank that says that the line goes on
    }
    pieces[pieces.length - 1] += part;
    used += octets;
  }
  return pieces.join("\r\n ");
}
