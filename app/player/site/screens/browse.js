/** All that there is to read, by kind, and one search over everything. */
import { html, useEffect, useState } from "../vendor/preact-htm.js";
import { addressOf, get } from "../api.js";
import { layUpLibrarySoon, listQuery } from "../offline.js";
import { Choice, Emergencies, Loading, theme, Told, Trouble, useAnswer } from "../parts.js";
import { label, language, say } from "../words.js";

const KINDS = /** @type {const} */ (["movements", "conditions", "routines", "acupoints", "claims", "concepts", "forms"]);

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
  return html`<h1 tabindex="-1">${say("browse_title")}</h1>
    <label class="field"><span class="hidden">${say("search_all")}</span><input class="search" type="search" placeholder=${say("search_hint")} value=${typed} onInput=${(/** @type {any} */ event) => type(event.currentTarget.value)} /></label>
    ${asked ? html`<${Hits} key=${asked} asked=${asked} />` : html`
      <nav class="tabs" aria-label=${say("kinds")}>${KINDS.map((one) => html`<a href=${`#/browse/${one}`} aria-current=${one === kind ? "page" : null}>${label("kind", one)}</a>`)}</nav>
      <${List} key=${kind} kind=${kind} />`}`;
}

/** @param {{asked: string}} given */
function Hits({ asked }) {
  const { got, error, again } = useAnswer(() => get("/v1/search", { q: asked, limit: 30 }), [asked]);
  if (error) return html`<${Trouble} error=${error} again=${again} />`;
  if (!got) return html`<${Loading} />`;
  return html`<p class="quiet" role="status">${say("n_hits", { n: got.total })}</p>
    ${!got.items.length && html`<section class="card empty"><span class="breath-dot" aria-hidden="true"></span><p>${say("no_search_hits")}</p></section>`}
    <ul class="entries">${got.items.map((/** @type {any} */ hit) => html`<li><a class="card entry" href=${`#/read/${hit.kind}/${hit.slug}`}><span class="tag">${label("kind", hit.kind)}</span><strong><${Told} text=${hit.name} /></strong></a></li>`)}</ul>`;
}

const POSTURES = ["all", "seated", "standing", "supine", "floor-cross-legged"];

/** @param {{kind: string}} given */
function List({ kind }) {
  const [posture, filter] = useState("all");
  const [more, add] = useState(/** @type {{items: any[], next: string | null} | null} */ (null));
  const { got, error, again } = useAnswer(() => (add(null), get(`/v1/${kind}`, listQuery(kind, posture))), [kind, posture]);
  if (error) return html`<${Trouble} error=${error} again=${again} />`;
  const items = [...(got?.items ?? []), ...(more?.items ?? [])];
  const next = more ? more.next : got?.next;
  const further = async () => {
    const page = await get(next);
    add({ items: [...(more?.items ?? []), ...page.items], next: page.next });
  };
  return html`${kind === "movements" && html`<${Choice} quiet legend=${say("posture")} name="browse-posture" options=${POSTURES.map((code) => [code, label("posture", code)])} value=${posture} pick=${filter} />`}
    ${kind === "claims" && html`<p class="lead">${say("claims_lead")}</p>`}
    ${!got ? html`<${Loading} />` : html`<ul class=${`entries ${kind === "movements" ? "gallery" : ""}`}>${items.map((item) => html`<li key=${item.slug}><${Entry} kind=${kind} item=${item} /></li>`)}</ul>`}
    ${next && html`<button class="button wide" onClick=${further}>${say("more")}</button>`}`;
}

/** @param {{kind: string, item: any}} given */
function Entry({ kind, item }) {
  const name = item.name ?? item.title ?? item.code;
  const text = item.summary ?? item.what_it_is ?? item.claim ?? item.english ?? item.meaning ?? "";
  const script = language() === "zh-Hans" ? "zh-Hans" : "zh-Hant";
  const han = script === "zh-Hans" ? item.chinese?.simplified : item.chinese?.traditional;
  return html`<a class="card entry" href=${`#/read/${kind}/${item.slug}`}>
    ${kind === "movements" && (item.figure ? html`<img src=${addressOf(item.figure, { theme: theme() })} alt="" width="120" height="150" loading="lazy" />` : html`<span class="no-figure" aria-hidden="true"></span>`)}
    <${Emergencies} texts=${item.emergencies ?? []} />
    <strong>${kind === "acupoints" ? `${item.code} ${item.chinese?.pinyin ?? ""}` : html`<${Told} text=${name} />`}</strong>
    ${han && han !== name && html`<span class="han" lang=${script}>${han}</span>`}
    ${item.verdict && html`<span class=${`tag grade-${item.verdict.replace(/ /g, "-")}`}>${label("grade", item.verdict)}</span>`}
    ${item.practice && item.practice !== "offered" && html`<span class="tag verdict-avoid">${label("practice", item.practice)}</span>`}
    <span class="quiet clamp"><${Told} text=${text} /></span>
  </a>`;
}
