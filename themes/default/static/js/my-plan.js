/** /my/: the plan by day, with its clashes and ways, and what can be done with it. */

import { agenda } from "./agenda.js";
import { all, announce, drawn, make, makeButton, outside, say } from "./dom.js";
import { calendar } from "./ics.js";
import { everyHalfMinute, link, load, now, page } from "./page.js";
import { entry, runs, schedule, takesPlace } from "./schedule.js";
import { offerShared, sharing } from "./share.js";
import { readPlan, whenPlanChanges, writePlan } from "./store.js";
import { dateWords } from "./zoned.js";

export default async function start() {
  const box = document.getElementById("plan");
  if (!box) return;
  const data = await planned().catch((error) => {
    box.textContent = say("failed");
    throw error;
  });
  const [offer, words, actions, list] = ["offer", "gone", "actions", "agenda"].map((name) =>
    make("div", { class: `plan-${name}` }));
  if (!offer || !words || !actions || !list) return;
  box.replaceChildren(offer, words, list, actions);
  forget(words, data);
  const draw = () => {
    const own = agenda(readPlan(), data);
    list.replaceChildren(...shown(own, data));
    actions.hidden = own.sessions.length + own.loose.length === 0;
    drawn();
  };
  draw();
  whenPlanChanges(() => keepFocus(list, draw));
  everyHalfMinute(() => markRunning(list, data));
  actions.append(...actionsFor(data));
  offerShared(offer, data);
}

/** @returns {Promise<Planned>} */
async function planned() {
  const [data, topics] = await Promise.all([schedule(), load("plan-topics.json").then((found) => found.json())]);
  return { ...data, ...topics };
}

/** Who takes a star away goes on with the next one. @param {HTMLElement} list @param {() => void} draw */
function keepFocus(list, draw) {
  const before = all(list, "button.star").findIndex((star) => star === document.activeElement);
  draw();
  if (before < 0) return;
  const stars = all(list, "button.star");
  const next = stars[Math.min(before, stars.length - 1)] ?? document.getElementById("main");
  next?.focus();
}

/** Drop what isn't in the schedule any more, and say so. @param {HTMLElement} words @param {Planned} data */
function forget(words, data) {
  const plan = readPlan();
  const { gone } = agenda(plan, data);
  const titles = [...Object.values(gone.session), ...Object.values(gone.topic)];
  if (!titles.length || data.kept) return; // an old copy may not know what is new
  for (const id of Object.keys(gone.session)) delete plan.session[id];
  for (const id of Object.keys(gone.topic)) delete plan.topic[id];
  writePlan(plan);
  const text = say("my.gone", { number: titles.length });
  words.append(make("p", {}, text), make("ul", {}, ...titles.map((title) => make("li", {}, title))));
  words.className = "note";
  announce(text);
}

/** @param {Agenda} own @param {Planned} data */
function shown(own, data) {
  const days = own.days.map(([day, items]) => make("section", {},
    make("h2", {}, dateWords(day, page.language, true)),
    make("ol", { class: "stack" }, ...items.map((item) => row(item, data)))));
  const loose = make("section", {},
    make("h2", {}, say("my.loose")),
    make("ul", { class: "stack" }, ...own.loose.map((topic) => make("li",
      { class: `entry team-${topic.team}`, "data-topic": topic.id, "data-title": topic.title },
      make("a", { class: "name", href: link(topic.path) }, topic.title),
      make("span", { class: "facts" }, data.teams[topic.team]?.name ?? topic.team),
      make("span", { class: "star-place" })))));
  const parts = own.loose.length ? [...days, loose] : days;
  return parts.length ? parts : [empty()];
}

function empty() {
  const first = make("a", { href: link("topics/index.html") }, say("my.topics"));
  return make("div", { class: "nothing" }, make("p", {}, make("strong", {}, say("my.empty"))),
    make("p", {}, say("my.how"), " ", first));
}

/** @param {Item} item @param {Planned} data */
function row({ session, topics, clashes, then }, data) {
  const next = then && data.rooms[then.room];
  const facts = [
    data.rooms[session.room]?.location,
    outside(session.pad, say("my.pad")),
    takesPlace(session) && outside(session.call, say("my.call")),
  ];
  const node = entry(session, data, { tag: "li", facts },
    topics.length > 0 && make("ul", { class: "for" }, ...topics.map((topic) => make("li",
      { "data-topic": topic.id, "data-title": topic.title },
      make("a", { href: link(topic.path) }, topic.title), make("span", { class: "star-place" })))),
    clashes.length > 0 && make("span", { class: "clash" }, say("my.clash", { others: clashes.map((other) => other.title).join(", ") })),
    next && make("span", { class: "then" }, say("my.then", { room: [next.name, next.location].filter(Boolean).join(", ") })));
  if (clashes.length) node.classList.add("clashing");
  return node;
}

/** @param {HTMLElement} list @param {Planned} data */
function markRunning(list, data) {
  const on = new Set(data.sessions.filter((session) => runs(session, now())).map((each) => each.id));
  for (const node of all(list, "[data-session]")) {
    if (on.has(node.dataset.session ?? "")) node.setAttribute("aria-current", "time");
    else node.removeAttribute("aria-current");
  }
}

/** @param {Planned} data */
function actionsFor(data) {
  const [passOn, panel] = sharing();
  const download = makeButton(say("my.download"), "button quiet", () => void save(data).catch(() => announce(say("failed"))));
  return [make("h2", {}, say("my.take")), make("p", { class: "buttons" }, download, passOn, clearing()), panel];
}

/** @param {Planned} data */
async function save(data) {
  const text = await calendar(agenda(readPlan(), data).sessions);
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  make("a", { href: address, download: `${page.event}-plan.ics` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** All stars away; until the page is left they can come back. */
function clearing() {
  return makeButton(say("my.clear"), "button quiet", () => {
    const before = readPlan();
    writePlan({ session: {}, topic: {} });
    offerUndo(before);
  });
}

/** @param {Plan} before */
function offerUndo(before) {
  const box = document.querySelector(".plan-offer");
  const undo = makeButton(say("my.undo"), "button quiet", () => {
    writePlan(before);
    box?.replaceChildren();
    document.getElementById("main")?.focus();
  });
  box?.replaceChildren(make("p", {}, say("my.cleared"), " ", undo));
  undo.focus();
  announce(say("my.cleared"));
}
