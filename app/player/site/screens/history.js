/** What was practised: weeks, days, a list; to take along and to delete. */
import { html, useEffect, useState } from "../vendor/preact-htm.js";
import { change, forget } from "../state.js";
import { asCsv, asJson, forgetAll, keptSessions, practices } from "../store.js";
import { Loading } from "../parts.js";
import { clockText, language, say } from "../words.js";

/** @typedef {import("../../types").Done} Done */

const DAY = 86_400_000;

export default function History() {
  const [all, know] = useState(/** @type {Done[] | null} */ (null));
  const [isAsking, ask] = useState(false);
  useEffect(() => void practices().then(know), []);
  const title = html`<h1 tabindex="-1">${say("history_title")}</h1>`;
  if (!all) return html`${title}<${Loading} />`;
  const wipe = async () => {
    await forgetAll();
    forget();
    ask(false);
    know([]);
  };
  return html`${title}<p class="lead">${say("history_lead")}</p>
    ${!all.length ? html`<section class="card empty"><span class="breath-dot" aria-hidden="true"></span><p>${say("history_empty")}</p><a class="button primary" href="#/">${say("to_start")}</a></section>` : html`
      <div class="history-grid"><${Weeks} all=${all} /><${Days} all=${all} /></div>
      <h2>${say("practices")}</h2>
      <ul class="done-list">${all.map((one) => html`<li class="card done-item">
        <p class="time"><time datetime=${one.when}>${new Date(one.when).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" })}</time> · ${clockText(one.practised)}</p>
        <h3>${one.title}</h3>
        ${one.before !== null && one.after !== null && html`<p>${say("felt", { before: one.before, after: one.after })}</p>`}
        ${one.note && html`<p>${one.note}</p>`}</li>`)}</ul>`}
    <${Kept} key=${all.length} />
    <section class="card stack"><h2>${say("your_data")}</h2><p>${say("your_data_text")}</p>
      <div class="row">
        <button class="button" disabled=${!all.length} onClick=${() => download("daoyin.json", "application/json", asJson(all))}>${say("export_json")}</button>
        <button class="button" disabled=${!all.length} onClick=${() => download("daoyin.csv", "text/csv", asCsv(all))}>${say("export_csv")}</button>
        ${isAsking ? html`<span class="row" role="alert">${say("really_delete")} <button class="button danger" onClick=${wipe}>${say("delete_all")}</button><button class="button" onClick=${() => ask(false)}>${say("keep_it")}</button></span>`
          : html`<button class="button danger" onClick=${() => ask(true)}>${say("delete_all")}</button>`}
      </div></section>`;
}

/** Sessions that were kept for later. */
function Kept() {
  const [sessions, know] = useState(/** @type {import("../../types").Session[]} */ ([]));
  useEffect(() => void keptSessions().then(know), []);
  if (!sessions.length) return null;
  /** @param {import("../../types").Session} session */
  const play = (session) => {
    change({ session, practised: 0, before: null, urgent: null });
    // By way of the preview: its warnings stand before every practice, also before a known one.
    location.hash = "#/preview";
  };
  return html`<section class="card stack"><h2>${say("keep_title")}</h2><ul class="plain">${sessions.map((session) => html`<li>
    <button class="button wide" onClick=${() => play(session)}><span class="hidden">${say("nav_practise")}: </span>${session.title}</button></li>`)}</ul></section>`;
}

/** Minutes of the last eight weeks. @param {{all: Done[]}} given */
function Weeks({ all }) {
  const today = startOfDay(new Date());
  const weeks = [...Array(8).keys()].map((back) => {
    const minutes = all.filter((one) => Math.floor((today - startOfDay(new Date(one.when))) / (7 * DAY)) === 7 - back).reduce((sum, one) => sum + one.practised / 60, 0);
    return Math.round(minutes);
  });
  const most = Math.max(10, ...weeks);
  return html`<section class="card"><h2>${say("weeks_title")}</h2>
    <svg class="weeks" viewBox="0 0 320 140" role="img" aria-label=${say("weeks_text", { list: weeks.join(", ") })}>
      <line x1="0" x2="320" y1="116" y2="116" class="axis" />
      ${weeks.map((minutes, index) => html`<g><rect x=${index * 40 + 8} y=${116 - (minutes / most) * 96} width="24" height=${(minutes / most) * 96} rx="5" class=${index === 7 ? "this" : ""} />
        <text x=${index * 40 + 20} y="134" text-anchor="middle">${minutes || "·"}</text></g>`)}
    </svg></section>`;
}

/** The last five weeks as a calendar, and how many days of the last seven. @param {{all: Done[]}} given */
function Days({ all }) {
  const today = startOfDay(new Date());
  const done = new Set(all.map((one) => startOfDay(new Date(one.when))));
  const first = today - (27 + new Date(today).getDay()) * DAY;
  const days = [...Array(Math.round((today - first) / DAY) + 1).keys()].map((index) => startOfDay(new Date(first + index * DAY + DAY / 2)));
  const week = days.filter((day) => today - day < 7 * DAY && done.has(day)).length;
  return html`<section class="card"><h2>${say("days_title")}</h2>
    <p class="weekdays" aria-hidden="true">${days.slice(0, 7).map((day) => html`<span>${new Date(day).toLocaleDateString(language(), { weekday: "narrow" })}</span>`)}</p>
    <ol class="calendar">${days.map((day) => html`<li class=${done.has(day) ? "on" : ""} aria-current=${day === today ? "date" : null}>
      <span aria-hidden="true">${new Date(day).getDate()}</span><span class="hidden">${new Date(day).toLocaleDateString(language())}${done.has(day) ? `: ${say("practised_day")}` : ""}</span></li>`)}</ol>
    <p>${say("days_text", { n: week })}</p></section>`;
}

/** @param {Date} when */
function startOfDay(when) {
  return new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime();
}

/** @param {string} name @param {string} type @param {string} body */
function download(name, type, body) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
