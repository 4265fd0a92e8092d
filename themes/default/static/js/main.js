/** Starts the features that this page needs. Each is a module of its own; if it fails, it fails alone. */

const { dataset } = document.documentElement;
const kind = dataset.page ?? "";
const http = location.protocol === "http:" || location.protocol === "https:";

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** Modules load in any order; what stands in the header stands in this one. */
const tools = document.getElementById("tools");
for (const name of tools && kind !== "sign" ? ["tool-search", "tool-zone"] : []) {
  tools?.append(Object.assign(document.createElement("div"), { className: name }));
}

/** @type {[string, boolean][]} */
const features = [
  ["dates", true],
  ["zone-picker", has(".tool-zone")],
  ["search", has(".tool-search") && http],
  ["strip", has("#now-strip") && http],
  ["now-page", has("#now") && http],
  ["day", kind === "day"],
  ["my-plan", has("#plan") && http],
  ["sign", kind === "sign" && http],
  ["stars", has(".star-place, #now, #now-strip, #plan")],
  ["filters", has("#filters")],
  ["offline", http && "serviceWorker" in navigator],
];

for (const [name, wanted] of features) {
  if (wanted) start(name);
}

/** @param {string} name */
async function start(name) {
  try {
    const feature = await import(`./${name}.js`);
    await feature.default();
  } catch (error) {
    console.warn(`${name} is not available:`, error);
  }
}
