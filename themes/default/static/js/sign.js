/** A door sign: what is on and what is next in one room, in the event's time, on a screen that stays on. */

import { make, say } from "./dom.js";
import { eventDate, everyHalfMinute, now, page } from "./page.js";
import { entry, freshSchedule, nowAndNext, starts } from "./schedule.js";
import { clock } from "./times.js";
import { dateWords, wall } from "./zoned.js";

const THREE_MINUTES = 180_000;

export default async function start() {
  const box = document.getElementById("sign");
  if (!box) return;
  const room = box.closest("[data-room]")?.getAttribute("data-room") ?? "";
  const state = { plan: /** @type {Schedule | null} */ (null), lost: 0 };
  const load = async () => {
    await update(state);
    draw(box, room, state);
  };
  everyHalfMinute(() => draw(box, room, state));
  await load();
  setInterval(load, THREE_MINUTES);
  for (const kind of ["online", "offline"]) addEventListener(kind, () => void load());
  document.addEventListener("visibilitychange", stayOn);
  stayOn();
}

/** Without a network the last state stays; the sign says since when. @param {{plan: Schedule | null, lost: number}} state */
async function update(state) {
  try {
    const fresh = await freshSchedule();
    state.plan = fresh;
    state.lost = fresh.kept ? state.lost || Date.now() : 0;
  } catch {
    state.lost ||= Date.now();
  }
}

/** @param {HTMLElement} box @param {string} room @param {{plan: Schedule | null, lost: number}} state */
function draw(box, room, { plan, lost }) {
  if (!plan) return;
  const moment = now();
  const today = eventDate(moment);
  const here = plan.sessions.filter((session) => session.room === room);
  const { on, next } = nowAndNext(here, moment);
  const first = next[0];
  const when = first && starts(first, moment);
  box.replaceChildren(
    make("p", { class: "clock-now" }, dateWords(today, page.language, true), " ",
      make("strong", {}, clock(moment, today, page.zone))),
    part("now", say("now"), on, plan),
    part("next", first ? `${say("next")} · ${when}` : say("next"), next, plan),
    make("p", { class: "lost", role: "status" }, lost > 0 && say("sign.lost", { time: wall(lost, page.zone).clock })),
  );
}

/** @param {string} name @param {string} title @param {Session[]} sessions @param {Schedule} plan */
function part(name, title, sessions, plan) {
  const how = { zone: page.zone, star: false, room: false };
  const list = sessions.map((session) => entry(session, plan, how));
  const empty = make("p", { class: "soft" }, say(name === "now" ? "sign.free" : "now.nothing"));
  return make("section", { class: name }, make("h2", {}, title), ...(list.length ? list : [empty]));
}

async function stayOn() {
  if (document.hidden) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // Not allowed, or not known: the screen's own settings decide.
  }
}
