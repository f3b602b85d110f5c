/** A ring that fills and empties with the breath, and counts down before each step. */
import { html } from "../vendor/preact-htm.js";
import { clockText, say } from "../words.js";

/** The fill is drawn by the stylesheet from `--breath`, set on each frame. @param {{at: import("./timeline.js").Moment}} given */
export function Ring({ at }) {
  const seconds = Math.ceil(at.left / 1000);
  const isPaced = at.step.breathing?.is_paced;
  return html`<div class=${`ring ${at.isReady ? "ready" : ""}`}>
    <span class="ring-fill" aria-hidden="true"></span>
    <p class="ring-text" aria-hidden="true">${at.isReady
      ? html`<b>${seconds}</b><span>${say("get_ready")}</span>`
      : html`<b>${at.breath ? say(at.breath.phase === "in" ? "breathe_in" : at.breath.phase === "out" ? "breathe_out" : "breathe_stay") : clockText(seconds)}</b>
        <span>${at.breath ? clockText(seconds) : ""}${at.breath && !isPaced ? html`<small>${say("as_you_like")}</small>` : ""}</span>`}</p>
  </div>`;
}
