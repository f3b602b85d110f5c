/** How records are laid out that few people begin with: what is taught, where it lies, what to heed. */
import { html } from "../vendor/preact-htm.js";
import { Loading, Picture, Told, Trouble, useAnswer } from "../parts.js";
import { label, say } from "../words.js";
import { pageOf } from "../shelf.js";
import { Entry } from "./entry.js";
import { onlyChannel, shownOn } from "./point-map.js";
import { Cautions, Links, Statements } from "./records.js";
import { bodyMap, SIDES } from "./start.js";

/** @param {{text: string}} given */
function Heading({ text }) {
  return html`<h2 lang=${document.documentElement.lang}>${text}</h2>`;
}

/**
 * Front and back of the body with one thing marked: pictures that are here for others, so that they need not be asked for.
 * They only show, so their parts are no buttons, and what they say of themselves is what is marked.
 * @param {{name: string, shown: (side: string) => [string, Record<string, unknown>], mark: (svg: SVGSVGElement) => void}} given
 */
function Maps({ name, shown, mark }) {
  /** @param {SVGSVGElement} svg */
  const ready = (svg) => {
    mark(svg);
    for (const part of svg.querySelectorAll("[role=button]")) for (const one of ["role", "tabindex", "aria-label"]) part.removeAttribute(one);
    svg.querySelector("desc")?.replaceChildren(name);
  };
  return html`<div class="record-grid record-maps">${SIDES.map((side) => {
    const [path, query] = shown(side);
    return html`<${Picture} path=${path} query=${query} ready=${ready} className="record-figure" />`;
  })}</div>`;
}

/** Colour a region with all that lies in it, as one: where two overlap it is no darker. @param {SVGSVGElement} svg @param {string} slug */
function markRegion(svg, slug) {
  const marked = [...svg.querySelectorAll("[data-region]")].filter((part) => [part.getAttribute("data-region"), ...(part.getAttribute("data-within") ?? "").split(" ")].includes(slug));
  const together = document.createElementNS(svg.namespaceURI, "g");
  together.setAttribute("opacity", "0.5");
  marked[0]?.before(together);
  for (const part of marked) part.setAttribute("fill-opacity", "1");
  together.append(...marked);
}

/** Leave one channel, without points. @param {SVGSVGElement} svg @param {string} slug */
function markChannel(svg, slug) {
  onlyChannel(svg, slug, slug);
  for (const point of svg.querySelectorAll("[data-point]")) point.remove();
}

/** @param {{title: string, list: string[] | undefined, className?: string}} given */
function Texts({ title, list, className = "" }) {
  if (!list?.length) return null;
  return html`<section class=${className}><${Heading} text=${title} /><ul>${list.map((text) => html`<li><${Told} text=${text} /></li>`)}</ul></section>`;
}

/** Movements with their pictures; what is first in `query` narrows the whole list too. @param {{title: string, query: Record<string, unknown>}} given */
function Movements({ title, query }) {
  const { got, error, again } = useAnswer(() => pageOf("movements", query), [JSON.stringify(query)]);
  if (error) return html`<${Trouble} error=${error} again=${again} />`;
  if (!got) return html`<${Loading} />`;
  if (!got.items.length) return null;
  const [parameter, value] = Object.entries(query)[0];
  return html`<section><${Heading} text=${title} /><ul class="entries gallery">${got.items.map((/** @type {any} */ item) => html`<li><${Entry} kind="movements" item=${item} /></li>`)}</ul>
    ${got.next && !Array.isArray(value) && html`<p><a class="button" href=${`#/browse/movements/${parameter}/${value}`}>${say("more")}</a></p>`}</section>`;
}

/** @param {{record: any}} given */
export function Concept({ record }) {
  const text = [record.summary, record.meaning, record.text].filter((one) => typeof one === "string");
  return html`${text.map((one) => html`<p class="lead"><${Told} text=${one} /></p>`)}
    <${Statements} list=${record.tradition} title=${say("in_tradition")} /><${Statements} list=${record.known} title=${say("known")} />
    <${Links} title=${say("kind_concepts")} refs=${record.related} /><${Links} title=${say("kind_acupoints")} refs=${record.acupoints} />
    <${Links} title=${say("kind_movements")} refs=${record.movements} /><${Links} title=${say("kind_claims")} refs=${record.claims} />`;
}

/** @param {{record: any}} given */
export function Form({ record }) {
  const listed = record.movements.map((/** @type {any} */ one) => one.movement?.slug).filter(Boolean);
  return html`<p class="lead"><${Told} text=${record.summary} /></p>
    <${Texts} title=${say("cautions")} list=${record.cautions} className="help help-soon" />
    ${record.method && html`<section><${Heading} text=${say("how")} /><p><${Told} text=${record.method} /></p></section>`}
    <section><${Heading} text=${say("kind_movements")} /><ol class="plain">${record.movements.map((/** @type {any} */ one) => html`<li>${one.position}. ${one.movement ? html`<a href=${`#/read/movements/${one.movement.slug}`}><${Told} text=${one.name} /></a>` : html`<${Told} text=${one.name} />`} ${one.chinese && html`<span class="han" lang="zh-Hant">${one.chinese.traditional}</span>`}</li>`)}</ol></section>
    ${listed.length > 0 && html`<${Movements} title=${say("pictures")} query=${{ id: [...new Set(listed)].slice(0, 100) }} />`}
    ${record.disputes.length > 0 && html`<section><${Heading} text=${say("disputed")} /><ul>${record.disputes.map((/** @type {any} */ one) => html`<li><strong><${Told} text=${one.point} /></strong> <${Told} text=${one.detail} /></li>`)}</ul></section>`}`;
}

/** @param {{record: any}} given */
export function Meridian({ record }) {
  const ends = [record.start_point, record.end_point, record.opening_point, record.pair].filter(Boolean);
  return html`<p class="lead"><${Told} text=${record.course} /></p>
    <${Maps} name=${record.name} shown=${shownOn} mark=${(/** @type {SVGSVGElement} */ svg) => markChannel(svg, record.slug)} />
    <${Links} title=${say("linked")} refs=${ends} />
    <p><a class="button" href=${`#/browse/acupoints/meridian/${record.slug}`}>${label("kind", "acupoints")}: ${record.point_count}</a></p>`;
}

/** @param {{record: any}} given */
export function Region({ record }) {
  return html`<p class="lead"><${Told} text=${record.anatomical_term} /></p>
    ${record.lay_names.length > 0 && html`<p>${record.lay_names.join(", ")}</p>`}
    <${Maps} name=${record.name} shown=${bodyMap} mark=${(/** @type {SVGSVGElement} */ svg) => markRegion(svg, record.slug)} />
    <${Links} title=${say("linked")} refs=${[record.parent, ...record.children].filter(Boolean)} />
    <${Movements} title=${say("kind_movements")} query=${{ region: record.slug, limit: 24 }} />`;
}

/** @param {{record: any}} given */
export function Caution({ record }) {
  return html`<p class="lead"><${Told} text=${record.summary} /></p><${Cautions} list=${record.entries} />`;
}

/** @param {{record: any}} given */
export function Programme({ record }) {
  return html`<p class="lead"><${Told} text=${record.summary} /></p>
    <p><a class="button primary" href=${`#/plan/${record.slug}`} lang=${document.documentElement.lang}>${say("plan_title")}</a></p>
    <${Texts} title=${say("stop_and_ask")} list=${record.stop_and_ask} className="help help-urgent" />
    <ol class="plain">${record.phases.map((/** @type {any} */ one) => html`<li class="card"><h3><${Told} text=${one.title} /></h3>
      <p class="time" lang=${document.documentElement.lang}>${one.weeks_to ? say("phase_weeks", { from: one.weeks_from, to: one.weeks_to, days: one.days_per_week, n: one.minutes }) : say("phase_open", { from: one.weeks_from, days: one.days_per_week, n: one.minutes })}</p>
      <p><${Told} text=${one.progression} /></p><p class="chips">${one.routines.map((/** @type {any} */ ref) => html`<a class="chip" href=${`#/read/routines/${ref.slug}`}><${Told} text=${ref.name} /></a>`)}</p></li>`)}</ol>
    <${Texts} title=${say("bad_day")} list=${[record.bad_day]} /><${Texts} title=${say("lighter_weeks")} list=${[record.lighter_weeks]} />
    <${Links} title=${say("kind_conditions")} refs=${record.conditions} />
    <${Statements} list=${record.statements} title=${say("statements")} />`;
}
