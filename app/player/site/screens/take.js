/** A session to take along: hand-out to print, one picture, calendar. Each address holds the wish, and says so. */
import { html, useState } from "../vendor/preact-htm.js";
import { addressOf } from "../api.js";
import { theme } from "../parts.js";
import { language, say } from "../words.js";

/** @param {{session: import("../../types").Session}} given */
export function Take({ session }) {
  const [isShown, show] = useState(false);
  const [when, set] = useState(tomorrow);
  if (!session.token) return html`<section class="card"><h2>${say("take_title")}</h2><p>${session.token_note}</p></section>`;
  const address = `/v1/sessions/${session.token}`;
  const calendar = addressOf(`${address}.ics`, { start: when, tz: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return html`<section class="card"><h2>${say("take_title")}</h2>
    <p class="note" lang=${session.language}>${session.token_note}</p>
    <p class="row"><a class="button" href=${`${address}.html`} target="_blank" rel="noopener noreferrer">${say("hand_out")}<span class="hidden"> ${say("new_tab")}</span></a>
      <button class="button" aria-expanded=${String(isShown)} onClick=${() => show(!isShown)}>${say("one_picture")}</button></p>
    ${isShown && html`<div class="storyboard-frame" role="group" tabindex="0" aria-label=${say("one_picture")}><img class="storyboard" src=${addressOf(`${address}/storyboard.svg`, { theme: theme(), lang: language() })} alt=${say("storyboard_alt", { title: session.title })} /></div>`}
    <div class="row"><label class="field"><span>${say("when")}</span><input type="datetime-local" value=${when} onInput=${(/** @type {any} */ event) => set(event.currentTarget.value)} /></label>
      <a class=${`button ${when ? "" : "off"}`} href=${when ? calendar : null} download="daoyin.ics">${say("to_calendar")}</a></div>
  </section>`;
}

/** Eight in the morning of the day that comes, as the field takes it. */
function tomorrow() {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return `${dateText(day)}T08:00`;
}

/** The date where this browser is, as the API writes dates. @param {Date} day */
export function dateText(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
