/** Before anything is asked: the signs that come before any practice, whole, and what to do. */
import { html } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { change, picked } from "../state.js";
import { HelpPage, Loading, RedFlags, Told, Trouble, useAnswer, Way } from "../parts.js";
import { say } from "../words.js";

/** @typedef {import("../../types").Screening} Screening */

export default function Warnings() {
  const conditions = picked("conditions");
  const { got, error, again } = useAnswer(() => get("/v1/screening", { condition: conditions }), [conditions.join()]);
  if (error) return html`<h1 tabindex="-1">${say("warnings_title")}</h1><${Trouble} error=${error} again=${again} />`;
  if (!got) return html`<${Way} at=${1} /><h1 tabindex="-1">${say("warnings_title")}</h1><${Loading} />`;
  const screening = /** @type {Screening} */ (got);
  const closed = screening.conditions.filter(({ practice }) => practice === "emergency" || practice === "not_offered");
  return html`
    <${Way} at=${1} />
    <h1 tabindex="-1">${say("warnings_title")}</h1>
    <p class="lead">${say("warnings_lead")}</p>
    ${closed.map(({ condition, practice, practice_reason }) => html`<section class=${`help help-${practice === "emergency" ? "emergency" : "soon"}`} role="alert">
      <h2>${condition.name}</h2><p><${Told} text=${practice_reason} /></p></section>`)}
    <${RedFlags} flags=${screening.seek_care_if} />
    <${HelpPage} page=${screening.emergency} />
    <div class="bar">
      ${closed.length
        ? html`<a class="button primary" href="#/">${say("no_session_back")}</a>`
        : html`<a class="button danger" href="#/stop" onClick=${() => change({ urgent: { outlet: "signs", action: null, reason: say("signs_reason") }, screened: null })}>${say("have_sign")}</a>
          <a class="button primary" href="#/screening" onClick=${() => change({ warned: true, urgent: null })}>${say("have_none")}</a>`}
    </div>`;
}
