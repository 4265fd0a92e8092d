/** Notices with a date are shown on their days, by the clock of the event. */

import { eventDate, now } from "./page.js";

export function showNotices() {
  const today = eventDate(now());
  for (const notice of document.querySelectorAll("[data-from], [data-until]")) {
    if (!(notice instanceof HTMLElement)) continue;
    const { from = "", until = "" } = notice.dataset;
    notice.classList.toggle("on", today >= from && (!until || today <= until));
  }
}
