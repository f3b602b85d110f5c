/** One record to read; what warns stands first, each statement with its badge and its sources. */
import { html } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { HelpPage, Loading, RedFlags, Told, Trouble, useAnswer } from "../parts.js";
import { Acupoint, Claim, Condition, Movement, Routine, Source } from "./records.js";
import { Caution, Concept, Form, Meridian, Programme, Region } from "./records-more.js";
import { label, say } from "../words.js";

/** @type {Record<string, any>} */
const VIEWS = { movements: Movement, conditions: Condition, routines: Routine, acupoints: Acupoint, claims: Claim, concepts: Concept, sources: Source, forms: Form, meridians: Meridian, programmes: Programme, regions: Region, cautions: Caution };

/** @param {{rest: string[]}} given */
export default function Read({ rest }) {
  const [kind, slug] = rest;
  const { got, error, again } = useAnswer(() => get(`/v1/${kind}/${encodeURIComponent(slug)}`), [kind, slug]);
  const crumb = html`<p class="crumb" lang=${document.documentElement.lang}><a href=${`#/browse/${kind}`}>${label("kind", kind)}</a></p>`;
  if (error) return html`${crumb}<h1 tabindex="-1">${label("kind", kind)}</h1><${Trouble} error=${error} again=${again} />`;
  if (!got) return html`${crumb}<h1 tabindex="-1">${label("kind", kind)}</h1><${Loading} />`;
  const View = VIEWS[kind] ?? Concept;
  const lang = got.record?.language ?? null;
  return html`<article class="record" lang=${lang}>
    ${crumb}
    <h1 tabindex="-1"><${Told} text=${got.name ?? got.title ?? got.code} />${got.code && got.chinese ? ` ${got.chinese.pinyin}` : ""}</h1>
    ${got.chinese && html`<p class="han big">${html`<span lang="zh-Hant">${got.chinese.traditional}</span>`} <span class="quiet" lang="zh-Latn">${got.chinese.pinyin}</span></p>`}
    <${RedFlags} flags=${got.seek_care_if ?? []} />
    <${View} record=${got} />
    ${got.stop_if?.blocks && html`<${HelpPage} page=${got.stop_if} />`}
    ${got.sources?.length > 0 && html`<section><h2 lang=${document.documentElement.lang}>${say("sources")}</h2><ul class="plain">${got.sources.map((/** @type {any} */ one) => html`<li><a href=${`#/read/sources/${one.slug}`}><${Told} text=${one.name} /></a></li>`)}</ul></section>`}
  </article>`;
}

