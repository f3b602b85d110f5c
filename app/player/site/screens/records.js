/** How each kind of record is laid out; badges come from the published table and from nothing else. */
import { html, useState } from "../vendor/preact-htm.js";
import { choose } from "../state.js";
import { addressOf } from "../api.js";
import { Choice, Picture, theme, Told } from "../parts.js";
import { clockText, label, language, say } from "../words.js";
import { Badge } from "./badge.js";

const GRADES = {
  "traditional traditional-teaching": "tradition",
  "mechanistic supported": "known",
  "mechanistic partly supported": "partly_known",
  "mechanistic mixed": "unsettled",
  "clinical supported": "studied",
  "clinical partly supported": "partly_studied",
  "clinical mixed": "unsettled",
};

/** @param {string} kind @param {string} grade */
function badgeOf(kind, grade) {
  if (grade === "unsupported") return "not_shown";
  if (grade === "contradicted") return "contradicted";
  return GRADES[/** @type {keyof typeof GRADES} */ (`${kind} ${grade}`)] ?? "not_shown";
}

/** @param {{list: any[] | undefined, title: string}} given */
export function Statements({ list, title }) {
  if (!list?.length) return null;
  return html`<section><h2 lang=${document.documentElement.lang}>${title}</h2><ul class="statements">${list.map((one) => html`<li>
    <${Told} text=${one.text} /> <${Badge} text=${label("badge", badgeOf(one.kind, one.grade))} refs=${one.sources} />${one.inference && html`<span class="tag" lang=${document.documentElement.lang}>${say("badge_reasoning")}</span>`}</li>`)}</ul></section>`;
}

/** @param {{list: any[]}} given */
export function Cautions({ list }) {
  if (!list.length) return null;
  return html`<section class="help help-soon"><h2 lang=${document.documentElement.lang}>${say("cautions")}</h2><ul class="cautions">${list.map((one) => html`<li>${one.who && html`<em><${Told} text=${one.who} />: </em>`}<${Told} text=${one.text ?? one.advice} /> <${Badge} text=${label("strength", one.strength)} refs=${one.sources} /></li>`)}</ul></section>`;
}

/** Other records that this one names. @param {{title: string, refs: any[] | undefined}} given */
export function Links({ title, refs }) {
  if (!refs?.length) return null;
  return html`<section><h2 lang=${document.documentElement.lang}>${title}</h2><p class="chips">${refs.map((one) => html`<a class="chip" href=${`#/read/${one.kind}/${one.slug}`}><${Told} text=${one.name} /></a>`)}</p></section>`;
}

/** @param {{record: any}} given */
export function Movement({ record }) {
  const [slug, pick] = useState(record.variants[0].slug);
  const variant = record.variants.find((/** @type {any} */ one) => one.slug === slug);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return html`<p class="lead"><${Told} text=${record.summary} /></p>
    ${record.variants.length > 1 && html`<${Choice} legend=${say("version")} name="variant" options=${record.variants.map((/** @type {any} */ one) => [one.slug, one.slug.replace(/-/g, " ")])} value=${slug} pick=${pick} />`}
    <div class="record-grid"><div>${variant.figure && html`<${Picture} key=${slug} path=${isStill ? variant.figure.sequence : variant.figure.animation} query=${isStill ? {} : { captions: "false" }} instead=${variant.figure.still} name=${isStill ? say("strip") : undefined} className=${`record-figure ${isStill ? "record-strip strip" : ""}`} />`}</div>
      <section><h2 lang=${document.documentElement.lang}>${say("how")}</h2><ol class="how">${variant.steps.map((/** @type {any} */ one) => html`<li><${Told} text=${one.text} /></li>`)}</ol></section></div>
    <${Cautions} list=${variant.cautions} />
    ${record.may_feel.length > 0 && html`<section><h2 lang=${document.documentElement.lang}>${say("may_feel")}</h2><ul>${record.may_feel.map((/** @type {string} */ text) => html`<li><${Told} text=${text} /></li>`)}</ul></section>`}
    ${record.common_errors.length > 0 && html`<section><h2 lang=${document.documentElement.lang}>${say("errors")}</h2><ul>${record.common_errors.map((/** @type {string} */ text) => html`<li><${Told} text=${text} /></li>`)}</ul></section>`}
    <${Statements} list=${record.statements} title=${say("statements")} />
    ${variant.figure && html`<p class="row"><a class="button" href=${variant.figure.sequence}>${say("strip")}</a><button class="button" onClick=${() => print()}>${say("print")}</button></p>`}`;
}

/** @param {{record: any}} given */
export function Condition({ record }) {
  const begin = () => (choose([{ kind: "conditions", slug: record.slug, name: record.title }]), (location.hash = "#/warnings"));
  return html`${record.practice !== "offered" && html`<p class="note"><strong>${label("practice", record.practice)}.</strong> ${record.practice_reason}</p>`}
    <p class="lead"><${Told} text=${record.what_it_is} /></p><p><${Told} text=${record.when_to_see_a_doctor} /></p>
    ${(record.practice === "offered" || record.practice === "breath_only") && html`<p><button class="button primary" onClick=${begin}>${say("practise_this")}</button></p>`}
    <${Statements} list=${record.can_do} title=${say("can_do")} /><${Statements} list=${record.cannot_do} title=${say("cannot_do")} />
    ${record.claims.length > 0 && html`<section><h2 lang=${document.documentElement.lang}>${say("kind_claims")}</h2><ul class="statements">${record.claims.map((/** @type {any} */ one) => html`<li><span class=${`tag grade-${one.verdict.replace(/ /g, "-")}`}>${label("grade", one.verdict)}</span> <a href=${`#/read/claims/${one.claim.slug}`}><${Told} text=${one.claim.name} /></a> <span class="quiet"><${Told} text=${one.reason} /></span></li>`)}</ul></section>`}`;
}

/** @param {{record: any}} given */
export function Routine({ record }) {
  return html`<p class="lead">${record.summary}</p><${Cautions} list=${record.cautions} />
    <p><a class="button" href=${addressOf(`/v1/routines/${record.slug}/storyboard.svg`, { theme: theme(), lang: language() })}>${say("one_picture")}</a></p>
    ${record.before_you_begin.length > 0 && html`<ul>${record.before_you_begin.map((/** @type {string} */ text) => html`<li><${Told} text=${text} /></li>`)}</ul>`}
    <ol class="plain">${record.steps.map((/** @type {any} */ one) => html`<li class="card slim"><span class="time">${clockText(one.start_seconds)}</span> <a href=${`#/read/movements/${one.movement.slug}`}><${Told} text=${one.movement.name} /></a></li>`)}</ol>
    <${Statements} list=${record.statements} title=${say("statements")} />`;
}

/** Points of a picture are buttons; each leads to its own page. @param {SVGSVGElement} svg */
function toPoints(svg) {
  /** @param {Event} event */
  const go = (event) => {
    const point = event.target instanceof Element ? event.target.closest("[data-point]") : null;
    if (point) location.hash = `#/read/acupoints/${point.getAttribute("data-point")}`;
  };
  svg.addEventListener("click", go);
  svg.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), go(event)));
}

/** @param {{record: any}} given */
export function Acupoint({ record }) {
  return html`<p class="note"><${Told} text=${record.location_use} /></p>
    ${record.cautions.length > 0 && html`<section class="help help-urgent"><ul>${record.cautions.map((/** @type {any} */ one) => html`<li><${Told} text=${one.text ?? one.note ?? label("flag", one.flag ?? "")} /></li>`)}</ul></section>`}
    <${Picture} path=${record.figure} ready=${toPoints} className="record-figure point-figure" /><section>
      ${record.location && html`<p class="lead"><${Told} text=${record.location.text} /></p><p><${Told} text=${record.location.finding} /></p>${record.location.surface_note && html`<p><${Told} text=${record.location.surface_note} /></p>`}`}
      ${record.pressing && html`<h2 lang=${document.documentElement.lang}>${say("pressing")}</h2><p><${Told} text=${record.pressing.how} /> <${Told} text=${record.pressing.feeling} /></p><p><strong><${Told} text=${record.pressing.when_not} /></strong></p>`}
    </section>
    ${record.traditional_use && html`<${Statements} list=${[record.traditional_use]} title=${say("in_tradition")} />`}`;
}

/** @param {{record: any}} given */
export function Claim({ record }) {
  return html`<p><span class=${`tag big-tag grade-${record.verdict.replace(/ /g, "-")}`}>${label("grade", record.verdict)}</span></p>
    <blockquote><${Told} text=${record.claim} /></blockquote><p class="lead"><${Told} text=${record.reason} /></p>${record.safety_note && html`<p class="help help-urgent"><${Told} text=${record.safety_note} /></p>`}
    <${Links} title=${say("kind_conditions")} refs=${record.conditions} />`;
}

/** @param {{record: any}} given */
export function Source({ record }) {
  return html`<p class="tags">${record.design ? html`<span class="tag">${record.design}</span>` : html`<span class="tag">${say("design_unseen")}</span>`}<span class="tag">${label("tier", String(record.tier))}</span>${record.year && html`<span class="tag">${record.year}</span>`}</p>
    ${[record.population, record.outcome, record.limitations].filter((one) => typeof one === "string").map((one) => html`<p>${one}</p>`)}
    ${record.url && html`<p><a href=${record.url} rel="noreferrer">${record.url}</a></p>`}`;
}
