/** What depends on the date: notices are shown on their days, and the schedule says how old it is. */

import { all, distance, make } from "./dom.js";
import { showNotices } from "./notices.js";
import { everyHalfMinute, page } from "./page.js";

export default function start() {
  everyHalfMinute(showNotices);
  if (page.updated) everyHalfMinute(age);
}

function age() {
  const text = ` (${distance(Math.min(page.updated, Date.now()), Date.now())})`;
  for (const time of all(document, "footer time:not([data-day])")) {
    const next = time.nextElementSibling;
    if (next?.classList.contains("age")) next.textContent = text;
    else time.after(make("span", { class: "age" }, text));
  }
}
