/** What can be done with a plan: into a calendar, onto another device, away. */

import { agenda, shareLink } from "./agenda.js";
import { announce, make, say } from "./dom.js";
import { calendar } from "./ics.js";
import { page } from "./page.js";
import { readPlan, whenPlanChanges, writePlan } from "./store.js";

const SVG = "http://www.w3.org/2000/svg";
const BORDER = 4;

/** @param {Schedule} data */
export function actionsFor(data) {
  const panel = make("div", { id: "share", class: "share", hidden: true });
  const fold = (/** @type {boolean} */ away) => {
    panel.hidden = away;
    passOn.setAttribute("aria-expanded", String(!away));
  };
  const passOn = button("my.share", () => {
    fold(!panel.hidden);
    if (!panel.hidden) void share(panel);
  }, { "aria-expanded": "false", "aria-controls": "share" });
  whenPlanChanges(() => fold(true));
  const download = button("my.download", () => save(data));
  return [make("h2", {}, say("my.take")), make("p", { class: "buttons" }, download, passOn, clearing()), panel];
}

/** @param {string} key @param {() => void} onclick @param {Record<string, string>} [more] */
function button(key, onclick, more = {}) {
  return make("button", { type: "button", class: "button quiet", onclick, ...more }, say(key));
}

/** @param {Schedule} data */
function save(data) {
  const text = calendar(agenda(readPlan(), data).sessions, data);
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  make("a", { href: address, download: `${page.event}-plan.ics` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** All stars away; until the page is left they can come back. */
function clearing() {
  return button("my.clear", () => {
    const before = readPlan();
    writePlan({ session: {}, topic: {} });
    offerUndo(before);
  });
}

/** @param {Plan} before */
function offerUndo(before) {
  const box = document.querySelector(".plan-offer");
  const undo = button("my.undo", () => {
    writePlan(before);
    box?.replaceChildren();
    document.getElementById("main")?.focus();
  });
  box?.replaceChildren(make("p", {}, say("my.cleared"), " ", undo));
  undo.focus();
  announce(say("my.cleared"));
}

/** @param {HTMLElement} panel */
async function share(panel) {
  const address = shareLink(readPlan());
  const field = make("input", { readonly: true, value: address, id: "share-link", onfocus: () => select(field) });
  const copy = button("my.copy", () => void copyText(address, field));
  panel.replaceChildren(
    make("p", {}, make("label", { for: "share-link" }, say("my.link")), field, copy),
    make("p", { class: "soft" }, say("my.scan")));
  field.focus();
  panel.append(await qrCode(address, say("my.code")));
}

/** @param {HTMLElement} field */
function select(field) {
  if (field instanceof HTMLInputElement) field.select();
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

/** A QR code as a picture. @param {string} text @param {string} label */
async function qrCode(text, label) {
  const { encode } = await import("./vendor/uqr.js");
  /** @type {{data: boolean[][], size: number}} */
  const { data, size } = encode(text, { ecc: "L", border: BORDER });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  const path = shape("path", { d: rows.join(""), fill: "#000" });
  const ground = shape("path", { d: `M0 0h${size}v${size}H0z`, fill: "#fff" });
  const picture = shape("svg", { viewBox: `0 0 ${size} ${size}`, class: "qr", role: "img", "aria-label": label });
  picture.append(ground, path);
  return picture;
}

/** @param {string} name @param {Record<string, string>} attributes */
function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
