/** One record of a list, to be opened. */
import { html } from "../vendor/preact-htm.js";
import { addressOf } from "../api.js";
import { Emergencies, theme, Told } from "../parts.js";
import { label, language } from "../words.js";

/** @param {{kind: string, item: any}} given */
export function Entry({ kind, item }) {
  const name = item.name ?? item.title ?? item.code;
  const text = item.summary ?? item.what_it_is ?? item.claim ?? item.english ?? item.meaning ?? item.anatomical_term ?? item.authors ?? "";
  const script = language() === "zh-Hans" ? "zh-Hans" : "zh-Hant";
  const han = script === "zh-Hans" ? item.chinese?.simplified : item.chinese?.traditional;
  return html`<a class="card entry" href=${`#/read/${kind}/${item.slug}`}>
    ${kind === "movements" && (item.figure ? html`<img src=${addressOf(item.figure, { theme: theme() })} alt="" width="120" height="150" loading="lazy" />` : html`<span class="no-figure" aria-hidden="true"></span>`)}
    <${Emergencies} texts=${item.emergencies ?? []} />
    <strong>${kind === "acupoints" ? `${item.code} ${item.chinese?.pinyin ?? ""}` : html`<${Told} text=${name} />`}</strong>
    ${han && han !== name && html`<span class="han" lang=${script}>${han}</span>`}
    ${item.verdict && html`<span class=${`tag grade-${item.verdict.replace(/ /g, "-")}`}>${label("grade", item.verdict)}</span>`}
    ${kind === "sources" && html`<span class="tags"><span class="tag">${label("tier", String(item.tier))}</span>${item.year && html`<span class="tag">${item.year}</span>`}</span>`}
    ${item.practice && item.practice !== "offered" && html`<span class="tag verdict-avoid">${label("practice", item.practice)}</span>`}
    <span class="quiet clamp"><${Told} text=${text} /></span>
  </a>`;
}
