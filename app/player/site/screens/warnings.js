/** Before anything is asked: the signs that come before any practice, whole, and what to do. */
import { html } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { change, picked } from "../state.js";
import { HelpPage, Loading, RedFlags, Trouble, useAnswer, Way } from "../parts.js";
import { language, say } from "../words.js";

/**
 * @typedef {import("../../types").Screening} Screening
 * @typedef {import("../../types").RedFlag} RedFlag
 */

export default function Warnings() {
  const conditions = picked("conditions");
  const { got, error, again } = useAnswer(() => asked(conditions), [conditions.join()]);
  if (error) return html`<h1 tabindex="-1">${say("warnings_title")}</h1><${Trouble} error=${error} again=${again} />`;
  if (!got) return html`<h1 tabindex="-1">${say("warnings_title")}</h1><${Loading} />`;
  const { told } = got;
  /** @type {Screening} */
  const screening = told.length ? { ...got.screening, seek_care_if: told } : got.screening;
  const closed = screening.conditions.filter(({ practice }) => practice === "emergency" || practice === "not_offered");
  return html`
    <${Way} at=${1} />
    <h1 tabindex="-1">${say("warnings_title")}</h1>
    <p class="lead">${say("warnings_lead")}</p>
    ${closed.map(({ condition, practice, practice_reason }) => html`<section class=${`help help-${practice === "emergency" ? "emergency" : "soon"}`} role="alert">
      <h2>${condition.name}</h2><p>${practice_reason}</p></section>`)}
    <${RedFlags} flags=${screening.seek_care_if} lang=${told.length ? null : "en"} />
    <${HelpPage} page=${screening.emergency} />
    <div class="bar">
      ${closed.length
        ? html`<a class="button primary" href="#/">${say("no_session_back")}</a>`
        : html`<a class="button danger" href="#/stop" onClick=${() => change({ urgent: { outlet: "signs", action: null, reason: say("signs_reason") }, screened: null })}>${say("have_sign")}</a>
          <a class="button primary" href="#/screening" onClick=${() => change({ warned: true, urgent: null })}>${say("have_none")}</a>`}
    </div>`;
}

/**
 * The questionnaire is English; the signs of a condition's own record are translated, with the original
 * beside them. All that are named by the questionnaire are among those of the records.
 * @param {string[]} conditions @returns {Promise<{screening: Screening, told: RedFlag[]}>}
 */
async function asked(conditions) {
  const screening = await get("/v1/screening", { condition: conditions });
  if (language() === "en") return { screening, told: [] };
  const records = await Promise.all(conditions.map((slug) => get(`/v1/conditions/${slug}`)));
  /** @type {Map<string, RedFlag>} */
  const flags = new Map();
  for (const record of records) for (const flag of record.seek_care_if) flags.set(JSON.stringify([flag.action, flag.signs]), flag);
  const order = ["emergency", "urgent", "soon"];
  const told = [...flags.values()].sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
  return { screening, told };
}
