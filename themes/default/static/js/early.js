/**
 * Before the home page is shown first: what depends on the date has its place from the start, so that
 * nothing moves when the schedule is there. Browsers wait for this script as they do for styles.
 */

import { showNotices } from "./notices.js";
import { near, now, page } from "./page.js";

const { classList } = document.documentElement;
classList.toggle("during", page.start <= now() && now() < page.end);
classList.toggle("far", !near());
showNotices();
