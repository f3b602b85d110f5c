/** A disc behind the figure that fills and empties with the breath, and the words for it. */
import { html } from "../vendor/preact-htm.js";
import { clockText, say } from "../words.js";

/** @typedef {import("./timeline.js").Moment} Moment */

/** The fill is drawn by the stylesheet from `--breath`, set on each frame. @param {{at: Moment}} given */
export function Ring({ at }) {
  return html`<div class=${`ring ${at.isReady ? "ready" : ""}`} aria-hidden="true"><span class="ring-fill"></span></div>`;
}

/** What to breathe and how long the step lasts still, or the countdown before it. @param {{at: Moment}} given */
export function BreathLine({ at }) {
  const seconds = Math.ceil(at.left / 1000);
  if (at.isReady) return html`<p class="breath ready" aria-hidden="true"><b>${seconds}</b><span>${say("get_ready")}</span></p>`;
  const phase = at.breath && say(at.breath.phase === "in" ? "breathe_in" : at.breath.phase === "out" ? "breathe_out" : "breathe_stay");
  return html`<p class="breath" aria-hidden="true">${phase && html`<b>${phase}</b>`}${phase && !at.step.breathing?.is_paced && html`<small>${say("as_you_like")}</small>`}<span>${clockText(seconds)}</span></p>`;
}
