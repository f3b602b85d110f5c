/** All that there is to read, by kind, and one search over everything. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact-htm.js";
import { layUpLibrarySoon } from "../offline.js";
import { Loading, Trouble, useAnswer } from "../parts.js";
import { isLaidUp, pageOf } from "../shelf.js";
import { label, say } from "../words.js";
import { Entry } from "./entry.js";
import { Filters } from "./filters.js";
import { Hits } from "./hits.js";
import { PointMap } from "./point-map.js";

const KINDS = /** @type {const} */ (["movements", "conditions", "routines", "programmes", "acupoints", "meridians", "regions", "claims", "concepts", "forms", "cautions", "sources"]);

/** @param {{rest: string[]}} given */
export default function Browse({ rest }) {
  const kind = KINDS.find((one) => one === rest[0]) ?? "movements";
  const [typed, type] = useState("");
  const [asked, ask] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim().slice(0, 200)), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(layUpLibrarySoon, []);
  const tabs = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    // On a phone the row is longer than the screen, and where one is may lie beyond its edge.
    const here = /** @type {HTMLElement | null | undefined} */ (tabs.current?.querySelector("[aria-current]"));
    if (tabs.current && here) tabs.current.scrollLeft = here.offsetLeft - (tabs.current.clientWidth - here.offsetWidth) / 2;
  }, [kind, asked]);
  return html`<h1 tabindex="-1">${say("browse_title")}</h1>
    <label class="field"><span class="hidden">${say("search_all")}</span><input class="search" type="search" placeholder=${say("search_hint")} value=${typed} onInput=${(/** @type {any} */ event) => type(event.currentTarget.value)} /></label>
    ${asked ? html`<${Hits} key=${asked} asked=${asked} />` : html`
      <nav class="tabs" ref=${tabs} aria-label=${say("kinds")}>${KINDS.map((one) => html`<a href=${`#/browse/${one}`} aria-current=${one === kind ? "page" : null}>${label("kind", one)}</a>`)}</nav>
      <${List} key=${kind} kind=${kind} given=${rest.slice(1)} />`}`;
}

/** `given` is what the address narrows the list to: a parameter and its value. @param {{kind: string, given: string[]}} given */
function List({ kind, given: [parameter, value] }) {
  const [narrowed, narrow] = useState(/** @type {Record<string, string>} */ (parameter && value ? { [parameter]: value } : {}));
  const [more, add] = useState(/** @type {{items: any[], next: string | null, isAway?: boolean} | null} */ (null));
  const { got, error, again } = useAnswer(() => (add(null), pageOf(kind, narrowed)), [kind, JSON.stringify(narrowed)]);
  const [lacking, lack] = useState(/** @type {unknown} */ (null));
  if (error) return html`<${Filters} kind=${kind} chosen=${narrowed} choose=${narrow} />${error.message === "offline" && html`<p>${say("list_needs_network")}</p>`}<${Trouble} error=${error} again=${again} />`;
  const items = [...(got?.items ?? []), ...(more?.items ?? [])];
  const { next, isAway } = more ?? got ?? {};
  const further = async () => {
    try {
      const page = await pageOf(kind, narrowed, { next, shown: items.length });
      add({ ...page, items: [...(more?.items ?? []), ...page.items] });
      lack(null);
    } catch (reason) {
      lack(reason);
    }
  };
  return html`<${Filters} kind=${kind} chosen=${narrowed} choose=${narrow} />
    ${kind === "acupoints" && html`<${PointMap} meridian=${narrowed.meridian} />`}
    <p class="quiet hits" role="status">${got && say("n_hits", { n: got.total })}${isAway && html` · <strong>${say("list_laid_up")}</strong>`}</p>
    ${kind === "claims" && html`<p class="lead">${say("claims_lead")}</p>`}
    ${!got ? html`<${Loading} />` : html`<ul class=${`entries ${kind === "movements" ? "gallery" : ""}`}>${items.map((item) => html`<li key=${item.slug}><${Entry} kind=${kind} item=${item} /></li>`)}</ul>`}
    ${lacking ? html`<${Trouble} error=${lacking} again=${further} />` : next && html`<button class="button wide" onClick=${further}>${say("more")}</button>`}
    ${isAway && html`<button class="button start" onClick=${again}>${say("try_again")}</button>`}
    <${Kept} />`;
}

/** That a network is not needed for any of this, once it is so. */
function Kept() {
  const { got } = useAnswer(isLaidUp, []);
  return html`<p class="quiet">${got && say("all_laid_up")}</p>`;
}
