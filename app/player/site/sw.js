/* Keeps the app and what it has shown, so that a saved practice goes on without a network.
 * VERSION and FILES stand above: the service writes them from the files that it serves. */
const APP = `daoyin-app-${VERSION}`;
const CONTENT = "daoyin-content-1";
const MOST_ANSWERS = 600;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(APP).then((cache) => cache.addAll(FILES)));
});

/* A new version waits until a page says that nobody practises: a running practice is never changed. */
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(removeOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  // An address with a token may hold what somebody said of their health.
  if (url.pathname.startsWith("/v1/sessions")) return;
  if (url.pathname.startsWith("/v1/")) event.respondWith(freshOrKept(request));
  else if (FILES.includes(url.pathname)) event.respondWith(own(url.pathname, request));
});

async function own(path, request) {
  const kept = await (await caches.open(APP)).match(path);
  return kept ?? fetch(request);
}

/* Content is asked anew while there is a network, so that a correction is seen at once. */
async function freshOrKept(request) {
  const cache = await caches.open(CONTENT);
  try {
    const response = await fetch(request);
    // What names limitations in its query is as private as a token; what is laid up has a shelf of its own.
    if (response.ok && request.cache !== "no-cache" && !request.url.includes("limitation=")) await keep(cache, request, response.clone());
    return response;
  } catch (reason) {
    // Here, or on the shelf of what was laid up on purpose.
    const kept = (await cache.match(request, { ignoreVary: true })) ?? (await caches.match(request, { ignoreVary: true }));
    if (kept) return kept;
    throw reason;
  }
}

async function keep(cache, request, response) {
  try {
    await cache.put(request, response);
    const all = await cache.keys();
    if (all.length > MOST_ANSWERS) await cache.delete(all[0]);
  } catch {
    // Storage is full; what was kept before is still there.
  }
}

async function removeOld() {
  for (const name of await caches.keys()) if (name.startsWith("daoyin-app-") && name !== APP) await caches.delete(name);
}
