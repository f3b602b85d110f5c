/** A programme laid over dates: what warns first, then each week, to practise from or to put into a calendar. */
import { html, useState } from "../vendor/preact-htm.js";
import { get, getSession, post, postForFile } from "../api.js";
import { Choice, HelpPage, Loading, RedFlags, Told, Trouble, useAnswer } from "../parts.js";
import { change, choose, now, picked } from "../state.js";
import { person } from "../wish.js";
import { label, language, say } from "../words.js";
import { download } from "../log/download.js";
import { dateText } from "./take.js";

// What a plan may be kept to; the first is what its routines have.
/** @type {Record<string, string[] | undefined>} */
const POSTURES = { own: undefined, any: ["standing", "seated"], seated: ["seated"] };
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** @param {{rest: string[]}} given */
export default function Plan({ rest }) {
  const { got, error, again } = useAnswer(() => get(`/v1/programmes/${encodeURIComponent(rest[0])}`), [rest[0]]);
  const crumb = html`<p class="crumb"><a href=${`#/read/programmes/${rest[0]}`}>${label("kind", "programmes")}</a></p>`;
  if (error) return html`${crumb}<h1 tabindex="-1">${say("plan_title")}</h1><${Trouble} error=${error} again=${again} />`;
  if (!got) return html`${crumb}<h1 tabindex="-1">${say("plan_title")}</h1><${Loading} />`;
  if (hasAnswered(got) && now().screened?.practice === "no_session") {
    location.replace("#/stop");
    return null;
  }
  return html`${crumb}
    <h1 tabindex="-1">${got.title}</h1>
    <p class="lead">${got.summary}</p>
    <${RedFlags} flags=${got.seek_care_if} />
    ${hasAnswered(got) ? html`<${Lay} programme=${got} />` : html`<${Ask} programme=${got} />`}`;
}

/** Whether the questions that were answered were those of this programme. @param {any} programme */
function hasAnswered(programme) {
  const asked = picked("conditions");
  return now().screened !== null && programme.conditions.every((/** @type {any} */ one) => asked.includes(one.slug));
}

/** @param {{programme: any}} given */
function Ask({ programme }) {
  const begin = () => {
    choose(programme.conditions.map((/** @type {any} */ one) => ({ kind: "conditions", slug: one.slug, name: one.name })));
    location.hash = "#/warnings";
  };
  return html`<section class="card"><p>${say("plan_unscreened")}</p><p><button class="button primary" onClick=${begin}>${say("to_screening")}</button></p></section>`;
}

/** @param {{programme: any}} given */
function Lay({ programme }) {
  const [start, begin] = useState(dateText(new Date()));
  const [days, chooseDays] = useState(["monday", "wednesday", "friday"]);
  const [time, at] = useState("08:00");
  const [posture, keepTo] = useState("own");
  const [plan, know] = useState(/** @type {any} */ (null));
  const [failed, fail] = useState(/** @type {any} */ (null));
  const [isBusy, work] = useState(false);
  const body = { programme: programme.slug, start, days, postures: POSTURES[posture], ...person() };
  const timed = { ...body, time, tz: Intl.DateTimeFormat().resolvedOptions().timeZone };
  /** @param {() => Promise<void>} ask */
  const tried = async (ask) => {
    work(true);
    fail(null);
    await ask().catch(fail);
    work(false);
  };
  const lay = () => tried(async () => know(await post("/v1/programmes/plan", body)));
  const calendar = () => tried(async () => download("daoyin-plan.ics", "text/calendar", await postForFile("/v1/programmes/plan", timed, "text/calendar")));
  /** @param {string} day */
  const toggle = (day) => (know(null), chooseDays(DAYS.filter((one) => (one === day ? !days.includes(day) : days.includes(one)))));
  return html`<section class="card make"><h2>${say("plan_title")}</h2>
      <label class="field"><span>${say("plan_start")}</span><input type="date" value=${start} onInput=${(/** @type {any} */ event) => (know(null), begin(event.currentTarget.value))} /></label>
      <fieldset class="choice"><legend>${say("plan_days")}</legend><div class="chips">${DAYS.map((day) => html`<button type="button" class="chip" aria-pressed=${String(days.includes(day))} onClick=${() => toggle(day)}>${dayName(day)}</button>`)}</div></fieldset>
      <${Choice} legend=${say("posture")} name="posture" options=${Object.keys(POSTURES).map((code) => [code, code === "own" ? say("plan_posture_own") : label("posture", code)])} value=${posture} pick=${(/** @type {string} */ code) => (know(null), keepTo(code))} />
      <label class="field"><span>${say("plan_time")}</span><input type="time" value=${time} onInput=${(/** @type {any} */ event) => at(event.currentTarget.value)} /></label>
      <div class="row"><button class="button primary" disabled=${isBusy || !start || !days.length} onClick=${lay}>${say(isBusy ? "composing" : "plan_lay")}</button>
        <button class="button" disabled=${isBusy || !start || !days.length || !time} onClick=${calendar}>${say("plan_ics")}</button></div>
      <p class="quiet">${say("plan_private")}</p></section>
    ${failed && html`<${Trouble} error=${failed} />`}
    ${plan && html`<${Weeks} plan=${plan} failed=${fail} />`}`;
}

/** @param {{plan: any, failed: (reason: any) => void}} given */
function Weeks({ plan, failed }) {
  /** @param {any} practice */
  const open = async (practice) => {
    try {
      change({ session: await getSession(practice.session), composed: null, locked: [], practised: 0, before: null, urgent: null });
      location.hash = "#/preview";
    } catch (reason) {
      failed(reason);
    }
  };
  return html`<${RedFlags} flags=${plan.seek_care_if} /><${HelpPage} page=${plan.stop_if} />
    ${plan.stop_and_ask.length > 0 && html`<section class="help help-urgent"><h2>${say("stop_and_ask")}</h2><ul>${plan.stop_and_ask.map((/** @type {string} */ text) => html`<li><${Told} text=${text} /></li>`)}</ul></section>`}
    <p class="note"><${Told} text=${plan.token_note} /></p>
    <ol class="plain plan-weeks">${plan.weeks.map((/** @type {any} */ week) => html`<li class="card">
      <h2>${week.number === null ? say("plan_lighter") : say("plan_week", { n: week.number })}</h2>
      <p class="quiet"><${Told} text=${week.phase} />${week.raised && html` · <span class="tag">${label("raised", week.raised)}</span>`}</p>
      <ul class="plain">${week.practices.map((/** @type {any} */ one) => html`<li class="row"><time datetime=${one.date}>${new Date(`${one.date}T12:00`).toLocaleDateString(language(), { weekday: "short", day: "numeric", month: "short" })}</time>
        <span><${Told} text=${one.routine.name} /> · ${say("n_minutes", { n: one.minutes })}</span>
        ${one.session && html`<button class="button small" onClick=${() => open(one)}>${say("plan_open")}<span class="hidden">: ${one.date}</span></button>`}
        ${one.note && html`<span class="quiet"><${Told} text=${one.note} /></span>`}</li>`)}</ul></li>`)}</ol>
    <section class="card soft"><h2>${say("bad_day")}</h2><p><${Told} text=${plan.bad_day} /></p><h2>${say("lighter_weeks")}</h2><p><${Told} text=${plan.lighter_weeks} /></p></section>`;
}

/** @param {string} day */
function dayName(day) {
  // The first of January 2024 was a Monday.
  return new Date(2024, 0, DAYS.indexOf(day) + 1).toLocaleDateString(language(), { weekday: "short" });
}
