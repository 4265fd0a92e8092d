/** Moments and the clocks of time zones. A moment is a number of milliseconds since 1970, UTC. */

/** @typedef {{date: string, clock: string}} Wall what a calendar and a clock on the wall show */

const DAY = 86_400_000;
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone */
function format(zone) {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, found);
  }
  return found;
}

/** @param {number} moment @param {string} zone @returns {Wall} */
export function wall(moment, zone) {
  /** @type {Record<string, string>} */
  const part = {};
  for (const { type, value } of format(zone).formatToParts(moment)) part[type] = value;
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    clock: `${part.hour}:${part.minute}`,
  };
}

/** How many minutes the zone is ahead of UTC. @param {number} moment @param {string} zone */
export function offset(moment, zone) {
  const minute = Math.floor(moment / 60_000) * 60_000;
  const { date, clock } = wall(minute, zone);
  return (Date.parse(`${date}T${clock}Z`) - minute) / 60_000;
}

/**
 * The moment at which the zone's clocks show `text`, such as 2018-09-11T10:00. Of two it is the
 * first one; where the clocks leave it out, the one that it would have been.
 * @param {string} text
 * @param {string} zone
 */
export function fromWall(text, zone) {
  const naive = Date.parse(`${text}Z`);
  const before = naive - offset(naive - DAY, zone) * 60_000;
  const after = naive - offset(naive + DAY, zone) * 60_000;
  const exact = before - naive === -offset(before, zone) * 60_000;
  const later = after - naive === -offset(after, zone) * 60_000;
  return exact || !later ? before : after;
}

/** Days from one date to another. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** @param {string} zone */
export function isZone(zone) {
  try {
    return Boolean(format(zone));
  } catch {
    return false;
  }
}

/** @param {number} minutes */
export function offsetLabel(minutes) {
  const size = Math.abs(minutes);
  const rest = size % 60 ? `:${String(size % 60).padStart(2, "0")}` : "";
  return size ? `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}` : "UTC";
}

/** @param {string} date @param {string} language @param {boolean} [long] */
export function dateWords(date, language, long = false) {
  return new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    weekday: long ? "long" : "short",
    day: "numeric",
    month: long ? "long" : "short",
  }).format(Date.parse(date));
}
