/** Search as a dialog with a combobox (ARIA Authoring Practices): the focus stays in the field. */

import { all, make, makeButton, say } from "./dom.js";
import { link } from "./page.js";
import { searchIndex } from "./search-index.js";

const field = /** @type {HTMLInputElement} */ (make("input", {
  type: "search", role: "combobox", "aria-label": say("search.label"), placeholder: say("search.label"),
  "aria-controls": "results", "aria-expanded": "false", "aria-autocomplete": "list",
  autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", oninput: show, onkeydown: keys,
}));
const list = make("div", { role: "listbox", id: "results", "aria-label": say("search.results") });
const status = make("p", { role: "status", class: "soft" });
const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "search", "aria-label": say("search") }));
/** @type {Folded[] | null} */
let index = null;
let chosen = -1;

const close = makeButton(say("search.close"), "close", () => dialog.close());
dialog.append(make("div", { class: "field" }, field, close), status, list);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
list.addEventListener("click", () => dialog.close());
document.body.append(dialog);

export async function openSearch() {
  if (!dialog.open) dialog.showModal();
  field.select();
  try {
    index ??= prepare(await searchIndex());
    show();
  } catch {
    status.textContent = say("failed");
  }
}

function show() {
  if (!index) return;
  const groups = rank(index, field.value);
  let number = 0;
  list.replaceChildren(...groups.map(([kind, entries]) =>
    make("div", { role: "group", "aria-label": say(`kinds.${kind}`) },
      make("p", { class: "small", "aria-hidden": "true" }, say(`kinds.${kind}`)),
      ...entries.map((entry) => option(entry, `result-${number++}`)))));
  const asked = field.value.trim() !== "";
  status.textContent = asked ? say(number ? "search.found" : "search.nothing", { number }) : say("search.hint");
  field.setAttribute("aria-expanded", String(number > 0));
  choose(number ? 0 : -1);
}

/** @param {Entry} entry @param {string} id */
function option({ title, text, path }, id) {
  return make("a", { role: "option", id, href: link(path), tabindex: "-1", "aria-selected": "false" },
    make("span", { class: "name" }, title), text && make("span", { class: "soft" }, text));
}

/** @param {number} number */
function choose(number) {
  const options = all(list, "[role=option]");
  options[chosen]?.setAttribute("aria-selected", "false");
  chosen = options.length ? (number + options.length) % options.length : -1;
  const option = options[chosen];
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

/** @param {KeyboardEvent} event */
function keys(event) {
  if (event.isComposing) return;
  const options = all(list, "[role=option]");
  const moves = /** @type {Record<string, () => void>} */ ({
    ArrowDown: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - 1),
    Enter: () => options[chosen]?.click(),
  });
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  move();
}

const MARKS = /\p{M}/gu;
const SHOWN = 24;
const KINDS = ["team", "session", "topic", "room", "person", "tag", "day", "page"];

/** Lower case without accents. @param {string} text */
function fold(text) {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase();
}

/** @param {Entry[]} entries @returns {Folded[]} */
function prepare(entries) {
  return entries.map((entry) => ({ entry, title: fold(entry.title), text: fold(entry.text ?? "") }));
}

/** @param {Folded[]} index @param {string} query @returns {[string, Entry[]][]} by kind */
function rank(index, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const each of index) {
    const points = words.map((word) => score(each, word));
    const whole = each.title === words.join(" ") ? 50 : 0;
    if (points.every(Boolean)) found.push({ each, points: whole + points.reduce((a, b) => a + b) });
  }
  found.sort((a, b) => b.points - a.points || order(a.each, b.each));
  return byKind(found.slice(0, SHOWN).map(({ each }) => each.entry));
}

/** @param {Folded} each @param {string} word */
function score({ title, text }, word) {
  return within(title, word) * 4 || within(text, word);
}

/** 4 for the first word, 3 for a word, 2 for the beginning of one, 1 for a part. @param {string} text @param {string} word */
function within(text, word) {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  const starts = at === 0 || text.includes(` ${word}`) || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? "");
  if (!starts) return 1;
  const ends = text.split(/[^\p{L}\p{N}]+/u).includes(word);
  return at === 0 && ends ? 4 : ends ? 3 : 2;
}

/** @param {Folded} a @param {Folded} b */
function order(a, b) {
  return KINDS.indexOf(a.entry.kind) - KINDS.indexOf(b.entry.kind) || a.title.length - b.title.length;
}

/** @param {Entry[]} entries @returns {[string, Entry[]][]} */
function byKind(entries) {
  const kinds = [...new Set(entries.map((entry) => entry.kind))];
  return kinds.map((kind) => [kind, entries.filter((entry) => entry.kind === kind)]);
}
