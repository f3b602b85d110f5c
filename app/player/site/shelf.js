/** What is laid up for want of a network: how it is asked for, and the lists and searches that are answered from it. */
import { addressOf, get, Refused } from "./api.js";
import { language } from "./words.js";

// Apart from what was merely looked at, of which the worker throws the oldest away.
export const SHELF = "daoyin-content-kept";
// In the order in which they are laid up: what is large and least read comes last.
export const KINDS = /** @type {const} */ (["movements", "conditions", "routines", "claims", "concepts", "forms", "programmes", "meridians", "regions", "cautions", "acupoints", "sources"]);
// Few enough to be read in one go.
const SHORT = ["claims", "conditions", "regions", "meridians", "cautions", "programmes", "forms"];
const HERE = "here";

/** @typedef {Record<string, any>} Item */
/** @typedef {{items: Item[], total: number, next: string | null, isAway?: boolean}} ListPage */

/** How the lists of the browse pages are asked for: one place, so that what is laid up is what is asked. @param {string} kind @param {Record<string, unknown>} narrowed @returns {Record<string, unknown>} */
export function listQuery(kind, narrowed) {
  // What is named one by one comes whole.
  if ("id" in narrowed) return narrowed;
  return { limit: SHORT.includes(kind) ? 100 : 24, ...(kind === "acupoints" ? { sort: "number" } : {}), ...narrowed };
}

/** @param {string} path @param {Record<string, unknown>} query */
export function inLanguage(path, query) {
  return addressOf(path, { ...query, lang: language() });
}

/** What says, once it is laid up, that all of these kinds are. @param {readonly string[]} kinds */
export function markOf(kinds = KINDS) {
  return inLanguage("/v1", { kinds: kinds.join() });
}

/** Whether all that there is to read is here, in the language of the interface; of which release is another question. */
export async function isLaidUp() {
  return Boolean(await (await shelf())?.match(markOf()));
}

/**
 * A page of a list from the service, or where that is away, the same page from what is laid up.
 * @param {string} kind @param {Record<string, unknown>} narrowed @param {{next: string | null, shown: number}} [after] where the page before ended
 * @returns {Promise<ListPage>}
 */
export async function pageOf(kind, narrowed, after) {
  const query = listQuery(kind, narrowed);
  /** @type {unknown} */
  let reason = new Refused("offline", null);
  try {
    if (after?.next !== HERE) return await (after?.next ? get(after.next) : get(`/v1/${kind}`, query));
  } catch (failed) {
    reason = failed;
  }
  const items = /** @type {Error} */ (reason).message === "offline" ? await narrowLaidUp(kind, narrowed) : null;
  if (!items) throw reason;
  const from = after?.shown ?? 0;
  const to = from + Number(query.limit ?? items.length);
  return { items: items.slice(from, to), total: items.length, next: to < items.length ? HERE : null, isAway: true };
}

/**
 * What the service would list, told from its own lists; null where that cannot be told from what is here.
 * @param {string} kind @param {Record<string, unknown>} narrowed @returns {Promise<Item[] | null>}
 */
async function narrowLaidUp(kind, narrowed) {
  const whole = await listLaidUp(kind);
  if (!whole.isWhole) return null;
  let { items } = whole;
  for (const [parameter, value] of Object.entries(narrowed)) {
    if (parameter === "limit") continue;
    const fits = await NARROWING[parameter]?.(value, kind);
    if (!fits) return null;
    items = items.filter(fits);
  }
  const named = /** @type {string[] | undefined} */ (narrowed.id);
  return named ? items.sort((one, other) => named.indexOf(one.slug) - named.indexOf(other.slug)) : items;
}

/** @typedef {(item: Item) => boolean} Fits */

/** By parameter: which items of a list fit a value; null where that is not known here. @type {Record<string, (value: any, kind: string) => Promise<Fits | null> | Fits>} */
const NARROWING = {
  id: (slugs) => (item) => slugs.includes(item.slug),
  verdict: (verdict) => (item) => item.verdict === verdict,
  meridian: (slug) => (item) => item.meridian === slug,
  posture: (posture) => (item) => item.postures.includes(posture),
  // A region holds whatever lies within it.
  region: async (slug) => {
    const { items, isWhole } = await listLaidUp("regions");
    if (!isWhole || !items.some((one) => one.slug === slug)) return null;
    const within = new Set([slug]);
    for (let size = 0; size < within.size; ) {
      size = within.size;
      for (const one of items) if (within.has(one.parent)) within.add(one.slug);
    }
    return (item) => [item.regions ?? item.region].flat().some((region) => within.has(region));
  },
  // The list says nothing of a movement's forms and a claim's conditions; the other side names them.
  form: async (slug) => named((await recordLaidUp("forms", slug))?.movements.map((/** @type {any} */ one) => one.movement)),
  condition: async (slug, kind) =>
    kind === "claims" ? named((await recordLaidUp("conditions", slug))?.claims.map((/** @type {any} */ one) => one.claim)) : (item) => item.conditions.includes(slug),
};

/** @param {({slug: string} | null)[] | undefined} refs @returns {Fits | null} */
function named(refs) {
  const slugs = new Set(refs?.map((one) => one?.slug));
  return refs ? (item) => slugs.has(item.slug) : null;
}

/** @param {string} kind @param {string} slug */
async function recordLaidUp(kind, slug) {
  return (await (await shelf())?.match(inLanguage(`/v1/${kind}/${slug}`, {})))?.json();
}

/** The whole list of a kind, as far as it is laid up. @param {string} kind @returns {Promise<{items: Item[], isWhole: boolean}>} */
async function listLaidUp(kind) {
  const kept = await shelf();
  /** @type {Item[]} */
  const items = [];
  /** @type {string | null} */
  let address = inLanguage(`/v1/${kind}`, listQuery(kind, {}));
  while (address) {
    const page = /** @type {ListPage | undefined} */ (await (await kept?.match(address))?.json());
    if (!page) return { items, isWhole: false };
    items.push(...page.items);
    address = page.next && inLanguage(page.next, {});
  }
  return { items, isWhole: true };
}

/**
 * What of the lists that are laid up has all of these words, what is called so first: for want of the search of the service.
 * @param {string} words @returns {Promise<{kind: string, slug: string, name: string}[] | null>} null where nothing is laid up in this language
 */
export async function searchLaidUp(words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const lists = await Promise.all(KINDS.map(async (kind) => ({ kind, items: (await listLaidUp(kind)).items })));
  const found = lists.flatMap(({ kind, items }) =>
    items.flatMap((item) => {
      const text = plain(JSON.stringify(item));
      if (!wanted.every((word) => text.includes(word))) return [];
      const name = [item.code, item.name ?? item.title ?? item.chinese?.pinyin].filter(Boolean).join(" ");
      const isMeant = [item.code, item.slug, item.name, item.title].some((one) => one && plain(one) === wanted.join(" "));
      return { kind, slug: item.slug, name, rank: isMeant ? 0 : wanted.every((word) => plain(name).includes(word)) ? 1 : 2 };
    }),
  );
  return lists.some(({ items }) => items.length) ? found.sort((one, other) => one.rank - other.rank) : null;
}

/** Without capitals and marks over letters. @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Null where the browser keeps nothing, or refuses to. */
async function shelf() {
  return "caches" in globalThis ? caches.open(SHELF).catch(() => null) : null;
}
