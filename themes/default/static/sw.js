/**
 * The site without a network. Pages and data come from the network first, and from the copy where
 * that fails or takes too long. The copy of a publication is a cache that is named after it.
 */

const worker = /** @type {any} */ (self); // its types are those of a worker, not of a page
const scope = new URL("./", location.href);
const PREFIX = `ptgsite ${scope.pathname} `;
const KEPT = "x-kept";
/** What a cache holds when it holds everything; no file has this address. */
const COMPLETE = new URL("?complete", scope).href;
const PATIENCE = 3000;
const AT_ONCE = 6;

/** Until when the network is taken for dead, so that a page waits once and not for each file. */
let slowUntil = 0;
/** @type {Promise<void> | null} */
let keeping = null;

on("install", () => worker.skipWaiting());
on("activate", (event) => event.waitUntil(worker.clients.claim()));
on("message", (event) => {
  if (event.data !== "keep") return;
  keeping ??= keep().catch(() => {}).finally(() => (keeping = null)); // offline: the next visit tries again
  event.waitUntil(keeping);
});
on("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(scope.pathname)) return;
  if (!request.headers.has("range")) event.respondWith(answer(request, event));
});

/** @param {string} kind @param {(event: any) => void} heard */
function on(kind, heard) {
  worker.addEventListener(kind, heard);
}

/** Our caches, the oldest first. */
async function copies() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Without its query, and by its file. @param {string} address */
function key(address) {
  const url = new URL(address, scope);
  url.search = url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

/** @param {Request} request @param {any} event */
async function answer(request, event) {
  const fresh = fetch(request);
  const stored = fresh.then((response) => store(request, response)).catch(() => {});
  event.waitUntil(stored);
  try {
    return await Promise.race([fresh, late(Date.now() < slowUntil ? 100 : PATIENCE)]);
  } catch (error) {
    const copy = await kept(request.url);
    if (!copy) return fresh;
    if (error === "late") slowUntil = Date.now() + 10 * PATIENCE;
    return copy;
  }
}

/** @param {number} time @returns {Promise<never>} */
function late(time) {
  return new Promise((_, reject) => setTimeout(() => reject("late"), time));
}

/** @param {Request} request @param {Response} response */
async function store(request, response) {
  slowUntil = 0;
  if (!response.ok || response.type !== "basic" || response.redirected) return;
  const copy = response.clone();
  const newest = (await copies()).at(-1);
  if (newest) await (await caches.open(newest)).put(key(request.url), copy);
}

/** The newest copy, with its time. @param {string} address */
async function kept(address) {
  for (const name of (await copies()).reverse()) {
    const found = await (await caches.open(name)).match(key(address));
    if (!found) continue;
    const headers = new Headers(found.headers);
    headers.set(KEPT, headers.get("date") ?? "unknown");
    return new Response(found.body, { status: found.status, headers });
  }
  return null;
}

/** Copy the whole site as it is published now, then drop older copies. */
async function keep() {
  const list = await fetch(new URL("offline.json", scope), { cache: "no-cache" });
  if (!list.ok) return;
  const { version, files } = await list.clone().json();
  const name = PREFIX + version;
  const cache = await caches.open(name);
  if (!(await cache.match(COMPLETE))) {
    await fill(cache, files);
    await cache.put(key("offline.json"), list);
    await cache.put(COMPLETE, new Response());
  }
  const old = (await copies()).filter((other) => other !== name);
  await Promise.all(old.map((other) => caches.delete(other)));
}

/** @param {Cache} cache @param {string[]} files */
async function fill(cache, files) {
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const response = await fetch(new URL(file, scope), { cache: "no-cache" });
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await cache.put(key(file), response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
