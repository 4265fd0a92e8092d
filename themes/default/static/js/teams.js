/** /teams/: during the event, each team's next session, or what it is at, instead of its first. */

import { all, make, say } from "./dom.js";
import { everyHalfMinute, now, page } from "./page.js";
import { runs, schedule, takesPlace } from "./schedule.js";
import { clock } from "./times.js";
import { dateWords } from "./zoned.js";

export default async function start() {
  if (!(now() >= page.start && now() < page.end)) return;
  const plan = await schedule();
  everyHalfMinute(() => {
    for (const card of all(document, ".cards > [data-team]")) show(card, plan, now());
  });
}

/** @param {HTMLElement} card @param {Schedule} plan @param {number} moment */
function show(card, plan, moment) {
  const { team = "" } = card.dataset;
  const next = plan.sessions.find((each) => each.to > moment && takesPlace(each) && each.teams.includes(team));
  const when = !next || runs(next, moment) ? say(next ? "now" : "teams.over") : dateWords(next.day, page.language);
  const where = next ? [", ", clock(next.from, next.day), " ", make("span", { class: "soft" }, plan.rooms[next.room]?.name)] : [];
  card.querySelector("p")?.replaceChildren(when, ...where);
}
