/** What was practised: weeks, days, a list; to take along and to delete. */
import { html, useEffect, useState } from "../vendor/preact-htm.js";
import { change, forget } from "../state.js";
import { asCsv, asJson, forgetAll, keptSessions, practices } from "../store.js";
import { Empty, Loading } from "../parts.js";
import { Days, Feelings, Minutes } from "../log/charts.js";
import { download } from "../log/download.js";
import { asFhir, newUuid } from "../log/fhir.js";
import { clockText, language, say } from "../words.js";

/**
 * @typedef {import("../../types").Done} Done
 * @typedef {import("../../types").Session} Session
 */

export default function History() {
  const [all, know] = useState(/** @type {Done[] | null} */ (null));
  const [sessions, have] = useState(/** @type {Session[]} */ ([]));
  const [isAsking, ask] = useState(false);
  useEffect(() => {
    void Promise.all([practices(), keptSessions()]).then(([done, kept]) => (have(kept), know(done)));
  }, []);
  const title = html`<h1 tabindex="-1">${say("history_title")}</h1>`;
  if (!all) return html`${title}<${Loading} />`;
  const wipe = async () => {
    await forgetAll();
    forget();
    ask(false);
    have([]);
    know([]);
  };
  return html`${title}<p class="lead">${say("history_lead")}</p>
    ${!all.length ? html`<${Empty} text=${say("history_empty")} />` : html`
      <div class="history-grid"><${Minutes} all=${all} /><${Days} all=${all} /><${Feelings} all=${all} /></div>
      <h2>${say("practices")}</h2>
      <ul class="done-list">${all.map((one) => html`<li class="card done-item">
        <p class="time"><time datetime=${one.when}>${new Date(one.when).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" })}</time> · ${clockText(one.practised)}</p>
        <h3>${one.title}</h3>
        ${one.before !== null && one.after !== null && html`<p>${say("felt", { before: one.before, after: one.after })}</p>`}
        ${one.note && html`<p>${one.note}</p>`}</li>`)}</ul>`}
    <${Kept} sessions=${sessions} />
    <section class="card stack"><h2>${say("your_data")}</h2><p>${say("your_data_text")}</p>
      <div class="row">
        <button class="button" disabled=${!all.length} onClick=${() => download("daoyin.json", "application/json", asJson(all))}>${say("export_json")}</button>
        <button class="button" disabled=${!all.length} onClick=${() => download("daoyin.csv", "text/csv", asCsv(all))}>${say("export_csv")}</button>
        <button class="button" disabled=${!all.length} onClick=${() => download("daoyin.fhir.json", "application/fhir+json", fhir(all))}>${say("export_fhir")}</button>
        ${isAsking ? html`<span class="row" role="alert">${say("really_delete")} <button class="button danger" onClick=${wipe}>${say("delete_all")}</button><button class="button" onClick=${() => ask(false)}>${say("keep_it")}</button></span>`
          : html`<button class="button danger" onClick=${() => ask(true)}>${say("delete_all")}</button>`}
      </div></section>`;
}

/** Sessions that were kept for later. @param {{sessions: Session[]}} given */
function Kept({ sessions }) {
  if (!sessions.length) return null;
  /** @param {Session} session */
  const play = (session) => {
    change({ session, composed: null, locked: [], practised: 0, before: null, urgent: null });
    // By way of the preview: its warnings stand before every practice, also before a known one.
    location.hash = "#/preview";
  };
  return html`<section class="card stack"><h2>${say("keep_title")}</h2><ul class="plain">${sessions.map((session) => html`<li>
    <button class="button wide" onClick=${() => play(session)}><span class="hidden">${say("nav_practise")}: </span>${session.title}</button></li>`)}</ul></section>`;
}

/** @param {Done[]} all */
function fhir(all) {
  const texts = { before: say("fhir_before"), after: say("fhir_after"), minutes: say("fhir_minutes"), session: say("fhir_session"), note: say("note") };
  return asFhir(all, texts, language(), newUuid, new Date().toISOString());
}
