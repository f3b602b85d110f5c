/** What is laid up so that it is there without a network: a session with all that it shows, and what there is to browse. */
import { addressOf } from "./api.js";
import { easierOf, shownBy } from "./practice/figure.js";
import { theme } from "./parts.js";
import { CHARTS, shownOn } from "./screens/point-map.js";
import { language } from "./words.js";

/** @typedef {import("../types").Session} Session */

// Apart from what was merely looked at, of which the worker throws the oldest away.
const SHELF = "daoyin-content-kept";
const KINDS = /** @type {const} */ (["movements", "conditions", "routines", "claims", "concepts", "forms", "acupoints", "programmes", "meridians", "regions", "cautions", "sources"]);
// Few enough to be read in one go.
const SHORT = ["claims", "conditions", "regions", "meridians", "cautions", "programmes", "forms"];
const POSTURES = ["seated", "standing", "supine", "floor-cross-legged"];
const AT_ONCE = 2;
const MOST_REFUSALS = 5;
const SETTLED_MILLISECONDS = 10_000;

/** How the lists of the browse pages are asked for: one place, so that what is laid up is what is asked. @param {string} kind @param {Record<string, string>} narrowed */
export function listQuery(kind, narrowed) {
  return { limit: SHORT.includes(kind) ? 100 : 24, ...narrowed };
}

/**
 * Lay up what a session shows, its warnings and its easier versions included.
 * @param {Session} session @param {string[]} conditions what its warnings were asked for
 * @returns {Promise<boolean>} false where something could not be had or kept
 */
export async function layUpSession(session, conditions) {
  const addresses = [inLanguage("/v1/screening", { condition: conditions }), addressOf("/v1/figures.css", {})];
  for (const step of session.steps) {
    if (step.figure) {
      addresses.push(inLanguage(...shownBy(step, step.figure)));
      for (const scheme of ["light", "dark"]) addresses.push(addressOf(step.figure.still, { theme: scheme }));
    }
    if (!step.easier) continue;
    addresses.push(inLanguage(`/v1/movements/${step.easier.movement.slug}`, {}));
    const figure = (await easierOf(step))?.figure;
    if (figure) addresses.push(inLanguage(...shownBy(step, figure)));
  }
  return layUp(addresses);
}

/**
 * Lay up the browse pages in the language of the interface: lists, records and small pictures.
 * Once for each content release and language; what is cut short goes on the next time.
 * @param {readonly string[]} kinds @returns {Promise<boolean>} false where something could not be had or kept
 */
export function layUpLibrary(kinds = KINDS) {
  // Two screens may want it at the same time.
  underWay ??= laidUp(kinds).finally(() => (underWay = null));
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
  const mark = inLanguage("/v1", { kinds: kinds.join() });
  try {
    const shelf = await caches.open(SHELF);
    const now = await fetch(inLanguage("/v1", {}));
    const release = now.headers.get("Content-Release");
    const before = (await shelf.match(mark))?.headers.get("Content-Release");
    if (!now.ok || release === before) return now.ok;
    for (const kind of kinds) {
      for (const posture of kind === "movements" ? ["all", ...POSTURES] : ["all"]) if (!(await layUpList(kind, posture))) return false;
      if (kind === "acupoints" && !(await layUp(CHARTS.map((chart) => inLanguage(...shownOn(chart)))))) return false;
    }
    await shelf.put(mark, now);
    return true;
  } catch {
    return false;
  }
}

/**
 * What of the lists that are laid up has all of these words, what is called so first: for want of the search of the service.
 * @param {string} words @returns {Promise<{kind: string, slug: string, name: string}[] | null>} null where nothing is laid up in this language
 */
export async function searchLaidUp(words) {
  const shelf = "caches" in globalThis ? await caches.open(SHELF) : null;
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const lists = ((await shelf?.keys()) ?? []).map(({ url }) => new URL(url)).filter(isList);
  /** @type {Map<string, {kind: string, slug: string, name: string, rank: number}>} */
  const found = new Map();
  for (const url of lists) {
    const kind = url.pathname.slice("/v1/".length);
    const page = await (await shelf?.match(url.href))?.json();
    for (const item of page?.items ?? []) {
      const text = plain(JSON.stringify(item));
      if (!wanted.every((word) => text.includes(word))) continue;
      const name = [item.code, item.name ?? item.title ?? item.chinese?.pinyin].filter(Boolean).join(" ");
      const isMeant = [item.code, item.slug, item.name, item.title].some((one) => one && plain(one) === wanted.join(" "));
      const rank = isMeant ? 0 : wanted.every((word) => plain(name).includes(word)) ? 1 : 2;
      found.set(`${kind}/${item.slug}`, { kind, slug: item.slug, name, rank });
    }
  }
  return lists.length ? [...found.values()].sort((one, other) => one.rank - other.rank) : null;
}

/** Whether this is a page of a whole list, in the language of the interface. @param {URL} url */
function isList(url) {
  const { searchParams: asked, pathname } = url;
  return KINDS.some((kind) => pathname === `/v1/${kind}`) && asked.get("lang") === language() && !asked.has("posture");
}

/** Without capitals and marks over letters. @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** One list with all of its pages and what they lead to. @param {string} kind @param {string} posture */
async function layUpList(kind, posture) {
  /** @type {string | null} */
  let address = inLanguage(`/v1/${kind}`, listQuery(kind, posture === "all" ? {} : { posture }));
  while (address) {
    const page = await fetched(address);
    if (!page) return false;
    await leaveHalf(page);
    const { items, next } = await page.json();
    const leads = items.flatMap((/** @type {any} */ item) => [
      inLanguage(`/v1/${kind}/${item.slug}`, {}),
      ...(kind === "movements" && item.figure ? [addressOf(item.figure, { theme: theme() })] : []),
    ]);
    if (!(await layUp(posture === "all" ? leads : [], leaveHalf))) return false;
    address = next && inLanguage(next, {});
  }
  return true;
}

/** @param {string} path @param {Record<string, unknown>} query */
function inLanguage(path, query) {
  return addressOf(path, { ...query, lang: language() });
}

/**
 * Few at once: whoever looks at the app meanwhile comes first.
 * @param {string[]} addresses @param {(response: Response) => Promise<void>} [pause] waited for after each @returns {Promise<boolean>}
 */
async function layUp(addresses, pause) {
  let isWhole = true;
  const rest = [...new Set(addresses)];
  const work = async () => {
    for (let address = rest.shift(); address && isWhole; address = rest.shift()) {
      const response = await fetched(address);
      isWhole &&= response !== null;
      if (response) await pause?.(response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isWhole;
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

/** Fetch and keep, if need be when our quota allows it; null where that failed. @param {string} address */
async function fetched(address) {
  try {
    let response = await fetch(address, { credentials: "omit" });
    for (let turn = 0; response.status === 429 && turn < MOST_REFUSALS; turn++) {
      await passed(Number(response.headers.get("Retry-After")));
      response = await fetch(address, { credentials: "omit" });
    }
    if (!response.ok) return null;
    await (await caches.open(SHELF)).put(address, response.clone());
    return response;
  } catch {
    return null;
  }
}
