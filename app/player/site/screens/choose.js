/** Ready routines that may be offered to this person, or a wish of one's own. */
import { html, useState } from "../vendor/preact-htm.js";
import { get, post } from "../api.js";
import { change, now, picked } from "../state.js";
import { Choice, Emergencies, Loading, Told, Trouble, useAnswer, Way } from "../parts.js";
import { wish } from "../wish.js";
import { label, say } from "../words.js";
import { Avoid } from "./avoid.js";

/** @typedef {import("../state.js").Wishes} Wishes */

const POSTURES = ["seated", "standing", "supine", "any"];

export default function Choose() {
  const { screened, wishes } = now();
  const [busy, work] = useState(false);
  const [failed, fail] = useState(/** @type {any} */ (null));
  /** @param {string | null} routine @param {number} [minutes] */
  const compose = async (routine, minutes) => {
    work(true);
    fail(null);
    try {
      const session = await post("/v1/sessions", wish(routine, minutes));
      change({ session, composed: { routine, minutes: minutes ?? now().wishes.minutes }, locked: [], variation: 0, practised: 0 });
      location.hash = "#/preview";
    } catch (reason) {
      fail(reason);
    }
    work(false);
  };
  // Age, the signs of the moment and thoughts of self-harm are asked before anything is composed.
  if (!screened) return html`<h1 tabindex="-1">${say("choose_title")}</h1><p class="lead">${say("unscreened")}</p>
    <p><a class="button primary" href="#/warnings">${say("to_screening")}</a></p>`;
  if (screened.practice === "no_session") {
    location.replace("#/stop");
    return null;
  }
  const isBreathOnly = screened.practice === "breath_only";
  return html`
    <${Way} at=${3} />
    <h1 tabindex="-1">${say("choose_title")}</h1>
    ${isBreathOnly && html`<p class="note" role="note">${say("breath_only")}</p>`}
    <${LeftOut} />
    <div class="choose-grid">
      <${Make} wishes=${wishes} busy=${busy} compose=${() => compose(null)} />
      <${Ready} compose=${compose} />
    </div>
    ${failed && html`<${Trouble} error=${failed} />`}
    ${failed?.problem?.relaxations?.length > 0 && html`<section class="card"><h2>${say("instead_title")}</h2>
      <ul>${failed.problem.relaxations.map((/** @type {any} */ one) => html`<li>${one.reason} <strong>${one.field}: ${one.value}</strong></li>`)}</ul></section>`}`;
}

/** What the answers led to, with reasons. */
function LeftOut() {
  const { screened } = now();
  const told = (screened?.reasons ?? []).filter((one) => one.reason);
  if (!told.length) return null;
  return html`<section class="card soft"><h2>${say("heeded_title")}</h2>
    <ul>${told.map((one) => html`<li><${Told} text=${one.reason} />${one.advice && html` <${Told} text=${one.advice} />`}</li>`)}</ul></section>`;
}

/** @param {{wishes: Wishes, busy: boolean, compose: () => void}} given */
function Make({ wishes, busy, compose }) {
  /** @param {Partial<Wishes>} part */
  const set = (part) => change({ wishes: { ...wishes, ...part } });
  const most = now().screened?.level_max ?? 3;
  return html`<section class="card make"><h2>${say("make_title")}</h2>
    <label class="field"><span>${say("minutes")} <output>${say("n_minutes", { n: wishes.minutes })}</output></span>
      <input type="range" min="3" max="60" step="1" value=${wishes.minutes} onInput=${(/** @type {any} */ event) => set({ minutes: Number(event.currentTarget.value) })} /></label>
    <${Choice} legend=${say("posture")} name="posture" options=${POSTURES.map((code) => [code, label("posture", code)])} value=${wishes.posture} pick=${(/** @type {string} */ posture) => set({ posture })} />
    <${Choice} legend=${say("level")} name="level" options=${[1, 2, 3].filter((one) => one <= most).map((one) => [String(one), label("level", String(one))])} value=${String(Math.min(wishes.level, most))} pick=${(/** @type {string} */ code) => set({ level: Number(code) })} />
    <${Choice} legend=${say("talk")} name="talk" options=${["full", "brief", "bell"].map((code) => [code, label("talk", code)])} value=${wishes.guidance} pick=${(/** @type {string} */ guidance) => set({ guidance })} />
    <${Choice} legend=${say("pace")} name="pace" options=${["steady", "unhurried"].map((code) => [code, label("pace", code)])} value=${wishes.pace} pick=${(/** @type {string} */ pace) => set({ pace })} />
    <${Avoid} />
    <button class="button primary wide" disabled=${busy} onClick=${compose}>${say(busy ? "composing" : "compose")}</button>
  </section>`;
}

/** @param {{compose: (routine: string, minutes: number) => void}} given */
function Ready({ compose }) {
  const limitations = codes();
  const { screened } = now();
  const query = { condition: picked("conditions"), goal: picked("conditions").length ? [] : picked("goals"), limitation: limitations, level_max: screened?.level_max, sort: "minutes", limit: 30 };
  const { got, error, again } = useAnswer(() => get("/v1/routines", query), [JSON.stringify(query)]);
  return html`<section class="stack"><h2>${say("ready_title")}</h2>
    ${error ? html`<${Trouble} error=${error} again=${again} />` : !got ? html`<${Loading} />` : !got.items.length ? html`<p class="card quiet">${say("no_ready")}</p>`
      : html`<${Emergencies} texts=${[...new Set(got.items.flatMap((/** @type {any} */ one) => one.emergencies))]} />
        <ul class="routines">${got.items.map((/** @type {any} */ one) => html`<li><button class="card routine" onClick=${() => compose(one.slug, one.minutes)}>
          <span class="minutes"><b>${one.minutes}</b> ${say("min")}</span>
          <span><strong>${one.title}</strong><span class="quiet">${one.summary}</span>
          <span class="tags">${one.postures.map((/** @type {string} */ code) => html`<span class="tag">${label("posture", code)}</span>`)}</span></span></button></li>`)}</ul>`}
    ${picked("conditions").length > 0 && html`<${Programmes} />`}
  </section>`;
}

/** Programmes for what was picked. */
function Programmes() {
  const { got } = useAnswer(() => get("/v1/programmes", { condition: picked("conditions"), limit: 20 }), []);
  if (!got?.items.length) return null;
  return html`<h2>${say("kind_programmes")}</h2><ul class="routines">${got.items.map((/** @type {any} */ one) => html`<li>
    <a class="card entry" href=${`#/plan/${one.slug}`}><strong><${Told} text=${one.title} /></strong><span class="quiet"><${Told} text=${one.summary} /></span></a></li>`)}</ul>`;
}

/** Codes of the limitations for a list; null where nobody was asked. */
function codes() {
  const { screened } = now();
  return (screened?.limitations ?? []).map((one) => (typeof one === "string" ? one : /** @type {any} */ (one).limitation));
}
