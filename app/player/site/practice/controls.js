/** Buttons of the player, and what it may be heard, felt and looked at with. */
import { html } from "../vendor/preact-htm.js";
import { Choice } from "../parts.js";
import { label, say } from "../words.js";

/**
 * @param {{isRunning: boolean, run: () => void, pause: () => void, back: () => void, skip: () => void,
 *   easier: (() => void) | null, hurts: () => void}} given
 */
export function Controls({ isRunning, run, pause, back, skip, easier, hurts }) {
  return html`<div class="controls">
      <button class="round" onClick=${back}><${Icon} path="M19 5v14L8 12zM5 5h2v14H5z" /><span class="hidden">${say("previous")}</span></button>
      <button class="round main" onClick=${isRunning ? pause : run}><${Icon} path=${isRunning ? "M7 5h4v14H7zM13 5h4v14h-4z" : "M8 4v16l12-8z"} /><span class="hidden">${say(isRunning ? "pause" : "play")}</span></button>
      <button class="round" onClick=${skip}><${Icon} path="M5 5v14l11-7zM17 5h2v14h-2z" /><span class="hidden">${say("skip_step")}</span></button>
    </div>
    <div class="controls aids">
      <button class="button" disabled=${!easier} onClick=${easier}>${say("easier")}</button>
      <button class="button danger" onClick=${hurts}>${say("hurts")}</button>
    </div>`;
}

/** @param {{path: string}} given */
function Icon({ path }) {
  return html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path fill="currentColor" d=${path} /></svg>`;
}

/** @typedef {import("./sound.js").Senses} Senses */

/**
 * @param {{senses: Senses, set: (senses: Senses) => void, hasVoice: boolean, view: {view: string, isMirrored: boolean},
 *   look: (view: {view: string, isMirrored: boolean}) => void}} given
 */
export function Settings({ senses, set, hasVoice, view, look }) {
  /** @param {keyof Senses} sense */
  const toggle = (sense) => html`<label class="switch"><input type="checkbox" checked=${senses[sense]} onChange=${() => set({ ...senses, [sense]: !senses[sense] })} /><span>${label("sense", sense)}</span></label>`;
  return html`<div class="card settings">
    <div class="switches">${toggle("voice")} ${toggle("bells")} ${toggle("tones")} ${toggle("touch")}
      <label class="switch"><input type="checkbox" checked=${view.isMirrored} onChange=${() => look({ ...view, isMirrored: !view.isMirrored })} /><span>${say("mirror")}</span></label></div>
    <${Choice} legend=${say("view")} name="view" options=${["best", "front", "left", "right", "back"].map((code) => [code, label("view", code)])} value=${view.view} pick=${(/** @type {string} */ code) => look({ ...view, view: code })} />
    ${!hasVoice && html`<p class="quiet">${say("no_voice")}</p>`}
  </div>`;
}
