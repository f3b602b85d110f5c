/** Pieces that several screens are made of; none of them knows a route. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "./vendor/preact-htm.js";
import { getPicture } from "./api.js";
import { label, language, say } from "./words.js";

/**
 * @typedef {import("../types").RedFlag} RedFlag
 * @typedef {import("../types").Page} Page
 */

export function Loading() {
  return html`<div class="loading" role="status"><span class="breath-dot" aria-hidden="true"></span><span class="hidden">${say("loading")}</span></div>`;
}

/** Nothing is here yet, and a way to something. @param {{text: string}} given */
export function Empty({ text }) {
  return html`<section class="card empty"><span class="breath-dot" aria-hidden="true"></span><p>${text}</p><a class="button primary" href="#/">${say("to_start")}</a></section>`;
}

/** What went wrong, in words, and a way on. @param {{error: any, again?: () => void}} given */
export function Trouble({ error, again }) {
  const isAway = error?.message === "offline" || error instanceof TypeError;
  return html`<section class="card trouble" role="alert">
    <h2>${say(isAway ? "offline_title" : "trouble_title")}</h2>
    <p>${isAway ? say("offline_text") : String(error?.message ?? error)}</p>
    <${RedFlags} flags=${error?.problem?.seek_care_if ?? []} />
    ${again && html`<button class="button start" onClick=${again}>${say("try_again")}</button>`}
  </section>`;
}

/**
 * Ask for something while a screen is shown: what came, what went wrong, and how to ask again.
 * @param {() => Promise<any>} ask @param {unknown[]} on @returns {{got: any, error: any, again: () => void}}
 */
export function useAnswer(ask, on) {
  const [answer, set] = useState({ got: null, error: null });
  const [turn, next] = useState(0);
  useEffect(() => {
    let isWanted = true;
    ask().then(
      (got) => isWanted && set({ got, error: null }),
      (error) => isWanted && set({ got: null, error }),
    );
    return () => void (isWanted = false);
  }, [...on, turn]);
  return { ...answer, again: () => next((count) => count + 1) };
}

/**
 * A text of the API. What nobody has assessed yet has its English original behind it, and what nobody has
 * translated is English: either is marked as such, so that it is read out and set as what it is.
 * @param {{text: string}} given
 */
export function Told({ text }) {
  const [, own, original] = /^(.*\p{sc=Han}.*?)\s*(\[[^[\]]+\])$/su.exec(text) ?? [];
  if (own) return html`${own} <span class="original" lang="en">${original}</span>`;
  return language() === "en" || /\p{sc=Han}/u.test(text) ? text : html`<span lang="en">${text}</span>`;
}

/** Red flags, whole and in order; never behind a tap. @param {{flags: RedFlag[], lang?: string}} given */
export function RedFlags({ flags, lang }) {
  if (!flags.length) return null;
  return html`<div class="flags" lang=${lang ?? null}>
    ${together(flags).map((flag) => html`<section class=${`flag flag-${flag.level}`}>
      <p class="tag" lang=${document.documentElement.lang}>${label("urgency", flag.level)}</p>
      <p class="flag-action"><strong><${Told} text=${flag.action} /></strong></p>
      <ul>${flag.signs.map((sign) => html`<li><${Told} text=${sign} /></li>`)}</ul>
    </section>`)}
  </div>`;
}

/** Signs that call for the same action, under it once: several conditions often name the same ones. @param {RedFlag[]} flags */
function together(flags) {
  /** @type {Map<string, RedFlag>} */
  const found = new Map();
  for (const flag of flags) {
    const key = flag.level + flag.action;
    const before = found.get(key)?.signs ?? [];
    found.set(key, { ...flag, signs: [...new Set([...before, ...flag.signs])] });
  }
  return [...found.values()];
}

/** What a list says of the warning signs of a record: the actions, before all else of it. @param {{texts: string[]}} given */
export function Emergencies({ texts }) {
  if (!texts.length) return null;
  return html`<span class="flag-lines">${texts.map((text) => html`<span>${say("with_signs")} <b><${Told} text=${text} /></b></span>`)}</span>`;
}

/** A page of stop rules or of help. @param {{page: Page, depth?: number}} given */
export function HelpPage({ page }) {
  return html`<section class=${`help help-${page.level}`}>
    <h2><${Told} text=${page.title} /></h2>
    ${page.blocks.map((block) => html`<h3><${Told} text=${block.heading} /></h3><ul>${block.lines.map((line) => html`<li><${Told} text=${line.text} />${line.note && html` <small><${Told} text=${line.note} /></small>`}</li>`)}</ul>`)}
    ${page.note && html`<p><${Told} text=${page.note} /></p>`}
  </section>`;
}

/**
 * A picture of the API put into the page, so that it can be wound, coloured and touched.
 * The service writes it without script or style; the frame is this app's own.
 * One that is larger than its frame has a name, and is scrolled by key too.
 * Where it cannot be had, `instead` is shown, the address of one that may be laid up, and it is said.
 * @param {{path: string, query?: Record<string, unknown>, ready?: (svg: SVGSVGElement) => void, className?: string, name?: string, instead?: string}} given
 */
export function Picture({ path, query = {}, ready, className = "", name, instead }) {
  const frame = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { got, error } = useAnswer(() => pictureOr(instead, path, query), [path, JSON.stringify(query)]);
  useLayoutEffect(() => {
    if (!frame.current || !got) return;
    const svg = new DOMParser().parseFromString(got.svg, "image/svg+xml").documentElement;
    frame.current.replaceChildren(document.importNode(svg, true));
    const shown = frame.current.querySelector("svg");
    if (shown && ready) ready(shown);
  }, [got]);
  return html`<div ref=${frame} class=${`picture q-theme-auto ${className}`} ...${name ? { role: "group", tabindex: 0, "aria-label": name } : {}}>${!got && (error ? html`<p class="quiet">${say("no_picture")}</p>` : html`<span class="picture-wait"></span>`)}</div>
    ${got?.isInstead && html`<p class="quiet">${say("still_instead")}</p>`}`;
}

/** @param {string | undefined} instead @param {string} path @param {Record<string, unknown>} query @returns {Promise<{svg: string, isInstead: boolean}>} */
async function pictureOr(instead, path, query) {
  try {
    return { svg: await getPicture(path, query), isInstead: false };
  } catch (reason) {
    if (!instead) throw reason;
    return { svg: await getPicture(instead), isInstead: true };
  }
}

/** Theme of pictures that stand as images. */
export function theme() {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * One of several, as a row of radio buttons.
 * @param {{legend: string, name: string, options: [string, string][], value: string | null, pick: (value: string) => void, quiet?: boolean, help?: string | null}} given
 */
export function Choice({ legend, name, options, value, pick, quiet = false, help = null }) {
  return html`<fieldset class="choice" aria-describedby=${help ? `${name}-help` : null}><legend class=${quiet ? "hidden" : ""}><${Told} text=${legend} /></legend>
    ${help && html`<p class="quiet" id=${`${name}-help`}><${Told} text=${help} /></p>`}
    <div class="choice-row">${options.map(([code, text]) => html`
      <label class="pill"><input type="radio" name=${name} value=${code} checked=${code === value} onChange=${() => pick(code)} /><span><${Told} text=${text} /></span></label>`)}
    </div></fieldset>`;
}

/** The steps of the way, so that nobody wonders how long it is. @param {{at: number}} given */
export function Way({ at }) {
  const stops = [say("way_1"), say("way_2"), say("way_3"), say("way_4"), say("way_5")];
  return html`<ol class="way" aria-label=${say("way")}>${stops.map((text, index) => html`
    <li class=${index + 1 < at ? "done" : ""} aria-current=${index + 1 === at ? "step" : null}><span>${text}</span></li>`)}</ol>`;
}

/** Links to sources, on a line of their own, so that each is large enough for a finger. @param {{refs: {slug: string, name: string}[]}} given */
export function Sources({ refs }) {
  if (!refs.length) return null;
  return html`<span class="sources">${refs.map((ref, index) => html`<a href=${`#/read/sources/${ref.slug}`} title=${ref.name} lang=${document.documentElement.lang}>${say("source")} ${index + 1}<span class="hidden">: <${Told} text=${ref.name} /></span></a>`)}</span>`;
}

/** How it feels, 0 to 10. @param {{legend: string, value: number | null, set: (value: number) => void}} given */
export function Feeling({ legend, value, set }) {
  const options = /** @type {[string, string][]} */ ([...Array(11).keys()].map((one) => [String(one), String(one)]));
  return html`<div class="feeling"><${Choice} legend=${legend} name=${legend} options=${options} value=${value === null ? null : String(value)} pick=${(/** @type {string} */ code) => set(Number(code))} />
    <p class="ends"><span>${say("feel_low")}</span><span>${say("feel_high")}</span></p></div>`;
}

/** A text of the API that opens with its heading and a colon. @param {{text: string}} given */
export function Headed({ text }) {
  const [, heading, rest] = /^(.{3,80}?[:：])\s*(.+)$/su.exec(text) ?? [null, "", text];
  return html`${heading && html`<strong>${heading}</strong> `}<${Told} text=${rest} />`;
}
