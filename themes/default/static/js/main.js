/** Starts the features that this page needs. Each is a module of its own; if it fails, it fails alone. */

const { dataset } = document.documentElement;
const kind = dataset.page ?? "";

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** Modules load in any order, and stand in this one. */
const tools = document.getElementById("tools");
for (const name of kind === "sign" ? [] : ["search", "zone-picker"]) {
  tools?.append(Object.assign(document.createElement("div"), { id: `tool-${name}` }));
}

/** @type {[string, boolean][]} */
const features = [
  ["dates", true],
  ["zone-picker", has("#tool-zone-picker")],
  ["search", has("#tool-search")],
  ["strip", has("#now-strip")],
  ["now-page", has("#now")],
  ["live", has("#live")],
  ["day", kind === "day"],
  ["teams", kind === "teams"],
  ["my-plan", has("#plan")],
  ["sign", kind === "sign"],
  ["stars", has(".star-place, #now, #now-strip, #plan")],
  ["filters", has("#filters")],
  ["offline", "serviceWorker" in navigator],
];

const wanted = features.filter(([, use]) => use).map(([name]) => start(name));
void Promise.all(wanted).then(() => (dataset.ready = ""));

/** @param {string} name */
async function start(name) {
  try {
    const feature = await import(`./${name}.js`);
    await feature.default();
  } catch (error) {
    console.warn(`${name} is not available:`, error);
    document.getElementById(`tool-${name}`)?.remove();
  }
}
