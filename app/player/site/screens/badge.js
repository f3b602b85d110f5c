/** A badge that opens what it rests on. */
import { html, useState } from "../vendor/preact-htm.js";
import { Told } from "../parts.js";
import { say } from "../words.js";

/**
 * Without sources it is a plain mark, for there is nothing to open.
 * @param {{text: string, className?: string, refs: import("../../types").Ref[], reasons?: string[]}} given
 */
export function Badge({ text, className = "", refs, reasons = [] }) {
  const [isOpen, open] = useState(false);
  const lang = document.documentElement.lang;
  const own = refs.filter((ref, index) => refs.findIndex((other) => other.slug === ref.slug) === index);
  if (!own.length && !reasons.length) return html`<span class=${`tag ${className}`} lang=${lang}>${text}</span>`;
  return html`<button type="button" class="badge" lang=${lang} aria-expanded=${String(isOpen)} onClick=${() => open(!isOpen)}><span class=${`tag ${className}`}>${text}</span></button>
    ${isOpen && html`<div class="badge-opened">
      ${reasons.map((reason) => html`<p><${Told} text=${reason} /></p>`)}
      ${own.length > 0 && html`<ul aria-label=${say("sources")}>${own.map((ref) => html`<li><a href=${`#/read/sources/${ref.slug}`}><${Told} text=${ref.name} /></a></li>`)}</ul>`}</div>`}`;
}
