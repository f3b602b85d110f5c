/** The session before it begins: warnings, each step with its time and why, and what was left out. */
import { html, useState } from "../vendor/preact-htm.js";
import { addressOf, post } from "../api.js";
import { layUpLibrarySoon, layUpSession } from "../offline.js";
import { keepSession } from "../store.js";
import { change, now, picked } from "../state.js";
import { Empty, Feeling, Headed, RedFlags, Sources, theme, Told, Trouble, Way } from "../parts.js";
import { positions, wish } from "../wish.js";
import { clockText, label, say } from "../words.js";
import { Badge } from "./badge.js";
import { Take } from "./take.js";

// Stands for the steps together where one is busy with a step.
const ALL = -1;

/**
 * @typedef {import("../../types").Step} Step
 * @typedef {import("../../types").Session} Session
 */

export default function Preview() {
  const { session, before, locked, composed } = now();
  const [swapping, swap] = useState(0);
  const [failed, fail] = useState(/** @type {any} */ (null));
  if (!session) return html`<h1 tabindex="-1">${say("preview_title")}</h1><${Empty} text=${say("nothing_composed")} />`;
  /** @param {number} step what is busy meanwhile @param {() => Promise<Session>} ask */
  const renew = async (step, ask) => {
    swap(step);
    fail(null);
    try {
      change({ session: await ask() });
    } catch (reason) {
      fail(reason);
    }
    swap(0);
  };
  /** @param {number} step */
  const exchange = (step) => renew(step, () => post("/v1/sessions/swap", { token: session.token, step }));
  const anew = () => {
    if (!composed) return;
    change({ variation: now().variation + 1 });
    void renew(ALL, () => post("/v1/sessions", { ...wish(composed.routine, composed.minutes), locked: positions(session), variation: now().variation }));
  };
  /** @param {string} slug */
  const lock = (slug) => change({ locked: locked.includes(slug) ? locked.filter((one) => one !== slug) : [...locked, slug] });
  return html`
    <${Way} at=${4} />
    <h1 tabindex="-1">${session.title}</h1>
    <p class="lead">${say("preview_lead", { time: Math.round(session.seconds / 60), n: session.steps.length })} ${label("basis", session.safety_basis)}</p>
    <${RedFlags} flags=${session.seek_care_if} lang=${session.language} />
    <section class="help help-emergency" lang=${session.language}><h2 lang=${document.documentElement.lang}>${say("stop_if")}</h2><ul>${session.stop_if.map((text) => html`<li><${Headed} text=${text} /></li>`)}</ul></section>
    ${session.opening_advice.length > 0 && html`<section class="card soft" lang=${session.language}><h2 lang=${document.documentElement.lang}>${say("before_you_begin")}</h2><ul>${session.opening_advice.map((text) => html`<li><${Headed} text=${text} /></li>`)}</ul></section>`}
    <section class="card"><${Feeling} legend=${say("feel_now")} value=${before} set=${(/** @type {number} */ value) => change({ before: value })} /></section>
    <h2>${say("steps_title")}</h2>
    ${failed && html`<${Trouble} error=${failed} />`}
    ${session.gaps.length > 0 && html`<section class="note" role="status"><h3>${say("gaps_title")}</h3><ul lang=${session.language}>${session.gaps.map((gap) => html`<li>${gap.reason}</li>`)}</ul></section>`}
    ${composed && html`<p class="row"><button class="button" disabled=${swapping !== 0} onClick=${anew}>${say(swapping === ALL ? "composing" : "anew")}</button><span class="quiet">${say("anew_text", { n: locked.length })}</span></p>`}
    <ol class="board" aria-busy=${String(swapping !== 0)}>${session.steps.map((step, index) => html`<${StepCard} key=${step.id} step=${step} first=${session.steps[index - 1]?.section !== step.section} session=${session} busy=${swapping !== 0} isLocked=${locked.includes(step.movement.slug)} lock=${composed ? () => lock(step.movement.slug) : null} swap=${session.token ? () => exchange(step.number) : null} />`)}</ol>
    <${Omitted} session=${session} />
    <${Take} session=${session} />
    <${Keep} session=${session} />
    <p class="quiet">${session.intended_use}</p>
    <div class="bar"><a class="button" href="#/choose">${say("back")}</a><a class="button primary" href="#/practise">${say("begin")}</a></div>`;
}

/** @param {{step: Step, first: boolean, session: Session, busy: boolean, isLocked: boolean, lock: (() => void) | null, swap: (() => void) | null}} given */
function StepCard({ step, first, session, busy, isLocked, lock, swap }) {
  const verdicts = [...new Set(step.why.map((one) => one.verdict).filter((one) => one !== null))];
  return html`<li class="card step">
    ${first && html`<p class="section-name">${label("section", step.section)}</p>`}
    <div class="thumb">${step.figure ? html`<img src=${addressOf(step.figure.still, { theme: theme() })} alt="" width="96" height="128" loading="lazy" />` : html`<span class="no-figure" aria-hidden="true"></span>`}</div>
    <div class="step-text" lang=${session.language}>
      <p class="time"><span>${clockText(step.start_seconds)}</span> · ${clockText(step.seconds)}${step.side && html` · ${label("side", step.side)}`}</p>
      <h3>${step.movement.name}</h3>
      <p>${step.summary}</p>
      <div class="tags">${verdicts.map((code) => html`<${Badge} key=${code} text=${label("verdict", code)} className=${`verdict-${code}`} refs=${reasonsFor(step, code).flatMap((one) => one.sources)} reasons=${reasonsFor(step, code).map((one) => one.reason)} />`)}${step.not_assessed_for.length > 0 && html`<span class="tag verdict-unknown">${say("not_assessed", { n: step.not_assessed_for.length })}</span>`}</div>
      <details><summary>${say("why_and_cautions")}</summary>
        <ul>${step.why.map((one) => html`<li><${Told} text=${one.reason} /> <${Sources} refs=${one.sources} /></li>`)}</ul>
        <ul class="cautions">${step.cautions.map((one) => html`<li>${one.who && html`<em><${Told} text=${one.who} />: </em>`}<${Told} text=${one.text} /> <${Badge} text=${label("strength", one.strength)} refs=${one.sources} /></li>`)}</ul>
        ${step.not_assessed_for.length > 0 && html`<p>${say("not_assessed_list")} <${Told} text=${step.not_assessed_for.map((code) => code.replace(/_/g, " ")).join(", ")} /></p>`}
      </details>
      <p class="row" lang=${document.documentElement.lang}>
        ${swap && html`<button class="button small" disabled=${busy || isLocked} onClick=${swap}>${say("swap")}<span class="hidden">: ${step.movement.name}</span></button>`}
        ${lock && html`<button class="button small lock" aria-pressed=${String(isLocked)} onClick=${lock}>${say(isLocked ? "locked" : "lock")}<span class="hidden">: ${step.movement.name}</span></button>`}
      </p>
    </div></li>`;
}

/** @param {Step} step @param {string} verdict */
const reasonsFor = (step, verdict) => step.why.filter((one) => one.verdict === verdict);

/** @param {{session: Session}} given */
function Omitted({ session }) {
  if (!session.omitted.length) return null;
  return html`<section class="card"><h2>${say("omitted_title", { n: session.omitted.length })}</h2>
    <p class="quiet">${say("omitted_lead")}</p>
    <ul class="omitted">${session.omitted.map((one) => html`<li><strong lang=${session.language}>${one.movement.name}</strong> <span class="tag">${label("rule", one.rule)}</span>
      <span class="quiet"><${Told} text=${[one.feature, one.limitation].filter(Boolean).map((code) => String(code).replace(/_/g, " ")).join(" · ")} /></span></li>`)}</ul></section>`;
}

/** For later, also without a network: what it says, and its figures. @param {{session: Session}} given */
function Keep({ session }) {
  const [told, tell] = useState("");
  const keep = async () => {
    tell(say("composing"));
    const isKept = await keepSession(session);
    const isWhole = isKept && (await layUpSession(session, picked("conditions")));
    tell(say(!isKept ? "not_kept" : isWhole ? "session_kept" : "kept_in_part"));
    if (isWhole) layUpLibrarySoon();
  };
  return html`<section class="card"><h2>${say("keep_title")}</h2><p class="quiet">${say("keep_text")}</p>
    <p class="row"><button class="button" onClick=${keep}>${say("keep_session")}</button><span role="status">${told}</span></p></section>`;
}
