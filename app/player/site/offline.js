/** What is laid up so that it is there without a network: a session with all that it shows, and what there is to browse. */
import { addressOf } from "./api.js";
import { easierOf, shownBy } from "./practice/figure.js";
import { CHARTS, shownOn } from "./screens/point-map.js";
import { bodyMap, SIDES } from "./screens/start.js";
import { inLanguage, KINDS, listQuery, markOf, SHELF } from "./shelf.js";

/** @typedef {import("../types").Session} Session */

const STYLE = "/v1/figures.css";
const SCHEMES = ["light", "dark"];
const RELEASE = "Content-Release";
const AT_ONCE = 2;
const MOST_REFUSALS = 5;
const SETTLED_MILLISECONDS = 10_000;

/**
 * Lay up what a session shows, its warnings and its easier versions included.
 * @param {Session} session @param {string[]} conditions what its warnings were asked for
 * @returns {Promise<boolean>} false where something could not be had or kept
 */
export async function layUpSession(session, conditions) {
  const addresses = [inLanguage("/v1/screening", { condition: conditions }), STYLE];
  for (const step of session.steps) {
    if (step.figure) {
      addresses.push(inLanguage(...shownBy(step, step.figure)));
      for (const scheme of SCHEMES) addresses.push(addressOf(step.figure.still, { theme: scheme }));
    }
    if (!step.easier) continue;
    addresses.push(inLanguage(`/v1/movements/${step.easier.movement.slug}`, {}));
    const figure = (await easierOf(step))?.figure;
    if (figure) addresses.push(inLanguage(...shownBy(step, figure)));
  }
  return obtainedAll(addresses, null).then((all) => all.every(Boolean), () => false);
}

/**
 * Lay up the browse pages in the language of the interface: lists, records and their pictures.
 * Once for each content release and language; what is cut short goes on from there the next time.
 * @param {readonly string[]} kinds @returns {Promise<boolean>} false where something could not be had or kept
 */
export function layUpLibrary(kinds = KINDS) {
  // Two screens may want it at the same time, and two tabs; who comes second finds it done.
  underWay ??= navigator.locks.request("daoyin-laying-up", () => laidUp(kinds).catch(() => false)).finally(() => (underWay = null));
  return underWay;
}

/** The same, when whoever came has stayed a while, and does not pay for every byte. Returns what calls it off. */
export function layUpLibrarySoon() {
  const timer = setTimeout(() => void (/** @type {any} */ (navigator).connection?.saveData || layUpLibrary()), SETTLED_MILLISECONDS);
  return () => clearTimeout(timer);
}

/** @type {Promise<boolean> | null} */
let underWay = null;

/** @param {readonly string[]} kinds */
async function laidUp(kinds) {
  const shelf = await caches.open(SHELF);
  const now = await fetched(inLanguage("/v1", {}));
  const release = now?.headers.get(RELEASE) ?? null;
  if (!now || !release) return false;
  if ((await shelf.match(markOf(kinds)))?.headers.get(RELEASE) === release) return true;
  const maps = [...CHARTS.map(shownOn), ...SIDES.map(bodyMap)].map(([path, query]) => inLanguage(path, query));
  let isWhole = (await obtainedAll([STYLE, ...maps], release)).every(Boolean);
  for (const kind of kinds) isWhole = (await layUpKind(kind, release)) && isWhole;
  if (isWhole) await shelf.put(markOf(kinds), now);
  return isWhole;
}

/** One list with all of its pages and records; then, for they are more, the pictures. @param {string} kind @param {string} release */
async function layUpKind(kind, release) {
  let isWhole = true;
  const pictures = [];
  /** @type {string | null} */
  let address = inLanguage(`/v1/${kind}`, listQuery(kind, {}));
  while (address) {
    const page = await obtained(address, release);
    if (!page) return false;
    const { items, next } = await page.json();
    const records = await obtainedAll(items.map((/** @type {any} */ item) => inLanguage(`/v1/${kind}/${item.slug}`, {})), release);
    const told = await Promise.all(records.map((one) => one?.json()));
    pictures.push(...[...items, ...told.filter(Boolean)].flatMap((one) => picturesOf(kind, one)));
    isWhole &&= records.every(Boolean);
    address = next && inLanguage(next, {});
  }
  return (await obtainedAll(pictures, release)).every(Boolean) && isWhole;
}

/**
 * The pictures that an item of a list, or a record, is shown with. A movement in motion is ten times its still, so
 * that is not laid up; and a picture in a list cannot be coloured by the page, so there are two.
 * @param {string} kind @param {any} shown @returns {string[]}
 */
function picturesOf(kind, { figure, variants = [] }) {
  if (kind !== "movements") return figure ? [inLanguage(figure, {})] : [];
  const stills = variants.filter((/** @type {any} */ one) => one.figure).map((/** @type {any} */ one) => inLanguage(one.figure.still, {}));
  return figure ? SCHEMES.map((theme) => addressOf(figure, { theme })) : stills;
}

/**
 * Few at once: whoever looks at the app meanwhile comes first. Null stands for what the service refused.
 * @param {string[]} addresses @param {string | null} release @returns {Promise<(Response | null)[]>}
 */
async function obtainedAll(addresses, release) {
  const rest = [...new Set(addresses)];
  /** @type {(Response | null)[]} */
  const all = [];
  const work = async () => {
    for (let address = rest.shift(); address; address = rest.shift()) all.push(await obtained(address, release));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return all;
}

/** What is on the shelf already, if it is of this release; else it is fetched, and half of our quota left. @param {string} address @param {string | null} release */
async function obtained(address, release) {
  const kept = release ? await (await caches.open(SHELF)).match(address) : undefined;
  if (kept?.headers.get(RELEASE) === release) return kept;
  const response = await fetched(address);
  if (!response) return null;
  await (await caches.open(SHELF)).put(address, response.clone());
  if (release) await leaveHalf(response);
  return response;
}

/** Wait until half of our quota is there again: it is for what people ask meanwhile. @param {Response} response */
async function leaveHalf(response) {
  const full = Number(/;t=(\d+)/.exec(response.headers.get("RateLimit") ?? "")?.[1]);
  const windowSeconds = Number(/;w=(\d+)/.exec(response.headers.get("RateLimit-Policy") ?? "")?.[1]);
  if (full * 2 > windowSeconds) await passed(full - windowSeconds / 2);
}

/** @param {number} seconds */
function passed(seconds) {
  return new Promise((go) => setTimeout(go, seconds * 1000));
}

/** Fetch, if need be when our quota allows it or the service has recovered; null where it is refused. The worker does not keep what is asked for so. @param {string} address */
async function fetched(address) {
  for (let turn = 0; turn <= MOST_REFUSALS; turn++) {
    const response = await fetch(address, { credentials: "omit", cache: "no-cache" });
    if (response.ok) return response;
    if (response.status !== 429 && response.status < 500) return null;
    await passed(Number(response.headers.get("Retry-After")) || turn);
  }
  return null;
}
