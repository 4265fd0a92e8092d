/** A star on each session and topic: a button that puts it into the reader's plan. */

import { all, announce, makeButton, say } from "./dom.js";
import { page } from "./page.js";
import { readPlan, toggle, whenPlanChanges } from "./store.js";
import { dateWords, wall } from "./zoned.js";

export default function start() {
  decorate();
  document.addEventListener("ptg:drawn", decorate);
  whenPlanChanges(refresh);
}

function decorate() {
  for (const place of all(document, ".star-place:empty")) {
    const owner = place.closest("[data-session], [data-topic]");
    if (owner instanceof HTMLElement) place.append(star(owner));
  }
  refresh();
}

/** @param {HTMLElement} owner @returns {{kind: Kind, id: string, title: string}} */
function starred(owner) {
  const { session, topic = "", title = "" } = owner.dataset;
  return { kind: session ? "session" : "topic", id: session ?? topic, title };
}

/** It tells a session from others of its name. @param {HTMLElement} owner */
function whenOf({ dataset }) {
  if (!dataset.session || !dataset.start) return "";
  const { date, clock } = wall(Date.parse(dataset.start), page.zone);
  return `, ${dateWords(date, page.language)}, ${clock}`;
}

/** @param {HTMLElement} owner */
function star(owner) {
  const { kind, id, title } = starred(owner);
  const onclick = () => {
    const added = toggle(kind, id, title);
    announce(say(added ? "star.added" : "star.removed", { title }));
  };
  const label = say("star", { title: title + whenOf(owner) });
  return makeButton("", "star", onclick, { "data-star": `${kind} ${id}`, "aria-label": label });
}

function refresh() {
  const plan = readPlan();
  for (const button of all(document, "button.star")) {
    const [kind = "", id = ""] = button.dataset.star?.split(" ") ?? [];
    const on = Object.hasOwn(kind === "topic" ? plan.topic : plan.session, id);
    button.setAttribute("aria-pressed", String(on));
    button.closest("[data-session], [data-topic]")?.classList.toggle("starred", on);
  }
}
