/** A plan for another device: the link and the code that carry it, and what is done with them there. */

import { announce, make, makeButton, say } from "./dom.js";
import { readPlan, whenPlanChanges, writePlan } from "./store.js";

/** So much of a session's id tells it from all others of an event. */
const SHORT = 8;

/** The button that passes the plan on, and the panel that it opens. @returns {[HTMLElement, HTMLElement]} */
export function sharing() {
  const panel = make("div", { id: "share", class: "share", hidden: true });
  const fold = (/** @type {boolean} */ away) => {
    panel.hidden = away;
    button.setAttribute("aria-expanded", String(!away));
  };
  const onclick = () => {
    fold(!panel.hidden);
    if (!panel.hidden) void share(panel);
  };
  const button = makeButton(say("my.share"), "button quiet", onclick, { "aria-expanded": "false", "aria-controls": "share" });
  whenPlanChanges(() => fold(true));
  return [button, panel];
}

/** @param {HTMLElement} panel */
async function share(panel) {
  const address = shareLink(readPlan());
  const field = /** @type {HTMLInputElement} */ (
    make("input", { readonly: true, value: address, id: "share-link", onfocus: () => field.select() }));
  const copy = makeButton(say("my.copy"), "button quiet", () => void copyText(address, field));
  panel.replaceChildren(make("p", {}, make("label", { for: "share-link" }, say("my.link")), field, copy));
  field.focus();
  const code = await qrCode(address, say("my.code")).catch(() => null); // no network, or more than a code holds
  panel.append(make("p", { class: "soft" }, say(code ? "my.scan" : "my.open")), ...(code ? [code] : []));
}

/** @param {Plan} plan */
function shareLink(plan) {
  const sessions = Object.keys(plan.session).map((id) => id.slice(0, SHORT));
  const topics = Object.keys(plan.topic).map((id) => encodeURIComponent(id).replaceAll("%2F", "/"));
  const parts = [sessions.length && `s=${sessions.join()}`, topics.length && `t=${topics.join()}`];
  return `${location.href.split(/[?#]/)[0]}#${parts.filter(Boolean).join("&")}`;
}

/** @param {string} text @param {HTMLElement} field */
async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    announce(say("my.copied"));
  } catch {
    field.focus(); // not allowed: it is selected, to be copied by hand
  }
}

/** @param {string} text @param {string} label */
async function qrCode(text, label) {
  const { generate } = await import("./vendor/lean-qr.js");
  const picture = make("canvas", { class: "qr", role: "img", "aria-label": label });
  /** @type {any} */ (generate)(text).toCanvas(picture);
  return picture;
}

/** Offer to add what the address carries, now and whenever it changes. @param {HTMLElement} box @param {Planned} data */
export function offerShared(box, data) {
  const look = () => {
    if (/^#[st]=/.test(location.hash)) offer(box, named(location.hash, data));
  };
  addEventListener("hashchange", look);
  look();
}

/** What a fragment names, as far as this schedule has it: titles by id. @param {string} fragment @param {Planned} data @returns {Plan} */
function named(fragment, data) {
  const params = new URLSearchParams(fragment.slice(1));
  const starts = (params.get("s") ?? "").split(",").filter((start) => start.length >= SHORT);
  const ids = (params.get("t") ?? "").split(",");
  const sessions = data.sessions.filter(({ id }) => starts.some((start) => id.startsWith(start)));
  const topics = data.topics.filter(({ id }) => ids.includes(id));
  return {
    session: Object.fromEntries(sessions.map(({ id, title }) => [id, title])),
    topic: Object.fromEntries(topics.map(({ id, title }) => [id, title])),
  };
}

/** @param {HTMLElement} box @param {Plan} found */
function offer(box, found) {
  const merged = () => {
    const plan = readPlan();
    return { session: { ...found.session, ...plan.session }, topic: { ...found.topic, ...plan.topic } };
  };
  const number = size(merged()) - size(readPlan());
  const close = () => {
    box.replaceChildren();
    history.replaceState(null, "", location.pathname + location.search);
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  const add = makeButton(say("share.add"), "button", () => {
    writePlan(merged());
    close();
    announce(say("share.added", { number }));
  });
  const leave = makeButton(say(number ? "share.leave" : "share.close"), "button quiet", close);
  box.replaceChildren(make("div", { class: "offer", role: "group", "aria-labelledby": "offer" },
    make("p", { id: "offer" }, say(number ? "share.offer" : "share.nothing", { number })),
    make("p", { class: "buttons" }, number > 0 && add, leave)));
  (number ? add : leave).focus();
}

/** @param {Plan} plan */
function size({ session, topic }) {
  return Object.keys(session).length + Object.keys(topic).length;
}
