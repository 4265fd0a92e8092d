/** A star on each session and topic: a button that puts it into the reader's plan. */

import { all, announce, make, say } from "./dom.js";
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
  const { session, topic = "" } = owner.dataset;
  return { kind: session ? "session" : "topic", id: session ?? topic, title: titleIn(owner) };
}

/** Its name as it is read on the page. @param {HTMLElement} owner */
function titleIn(owner) {
  if (owner.dataset.title) return owner.dataset.title;
  const found = [...all(owner, ".name, .title"), ...all(owner, "h3, h4")].map(plain).filter(Boolean);
  return found.length > 1 && owner.matches(".card") ? found.join(": ") : (found[0] ?? "");
}

/** Its text without badges. @param {HTMLElement} node */
function plain(node) {
  const copy = make("span", {}, ...[...node.childNodes].map((each) => each.cloneNode(true)));
  for (const badge of all(copy, ".status, .vh, [aria-hidden]")) badge.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
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
  const attributes = { type: "button", class: "star", "data-star": `${kind} ${id}`, onclick };
  return make("button", { ...attributes, "aria-label": say("star", { title: title + whenOf(owner) }) });
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
