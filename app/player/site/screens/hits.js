/** What a search finds: over everything by the service, and without it over what is laid up here. */
import { html } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { searchLaidUp } from "../shelf.js";
import { Loading, Told, Trouble, useAnswer } from "../parts.js";
import { label, say } from "../words.js";

const MOST = 30;

/** @typedef {{items: {kind: string, slug: string, name: string}[], total: number, isAway: boolean}} Found */

/** @param {string} words @returns {Promise<Found>} */
async function search(words) {
  try {
    const { items, total } = await get("/v1/search", { q: words, limit: MOST });
    return { items, total, isAway: false };
  } catch (reason) {
    const kept = /** @type {Error} */ (reason).message === "offline" ? await searchLaidUp(words) : null;
    if (!kept) throw reason;
    return { items: kept.slice(0, MOST), total: kept.length, isAway: true };
  }
}

/** @param {{asked: string}} given */
export function Hits({ asked }) {
  const { got, error, again } = useAnswer(() => search(asked), [asked]);
  if (error) return html`${error.message === "offline" && html`<p>${say("search_needs_network")}</p>`}<${Trouble} error=${error} again=${again} />`;
  if (!got) return html`<${Loading} />`;
  const { items, total, isAway } = /** @type {Found} */ (got);
  return html`${isAway && html`<section class="note row" role="status"><p>${say("search_laid_up")}</p><button class="button small" onClick=${again}>${say("try_again")}</button></section>`}
    <p class="quiet" role="status">${say("n_hits", { n: total })}</p>
    ${!items.length && html`<section class="card empty"><span class="breath-dot" aria-hidden="true"></span><p>${say("no_search_hits")}</p></section>`}
    <ul class="entries">${items.map((hit) => html`<li><a class="card entry" href=${`#/read/${hit.kind}/${hit.slug}`}><span class="tag">${label("kind", hit.kind)}</span><strong><${Told} text=${hit.name} /></strong></a></li>`)}</ul>`;
}
