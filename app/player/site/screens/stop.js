/** No session now: what to do instead, first and in full. Also where "stop, something hurts" leads. */
import { html } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { now, picked } from "../state.js";
import { Headed, HelpPage, RedFlags, Told, Trouble, useAnswer } from "../parts.js";
import { say } from "../words.js";

/** @typedef {import("../../types").Screening} Screening */

export default function Stop() {
  const { urgent, screened, session } = now();
  const conditions = picked("conditions");
  // What the warnings screen has asked already is still here when the network is not.
  const { got, error, again } = useAnswer(() => get("/v1/screening", { condition: conditions }), [conditions.join()]);
  const outlet = urgent?.outlet ?? screened?.instead[0] ?? "wait";
  const isHurt = outlet === "hurt";
  const pages = screened?.texts ?? [];
  const reasons = (screened?.reasons ?? []).filter((one) => one.outlet);
  const isUrgent = outlet === "emergency" || outlet === "signs" || outlet === "crisis";
  return html`
    <h1 tabindex="-1">${say(isHurt ? "hurt_title" : outlet === "minor" ? "minor_title" : isUrgent ? "emergency_title" : "wait_title")}</h1>
    ${isHurt && html`<p class="lead">${say("hurt_lead")}</p>`}
    ${outlet === "minor" && html`<p class="lead">${say("minor_lead")}</p>`}
    ${urgent && !isHurt && outlet !== "minor" && html`<section class=${`help help-${isUrgent ? "emergency" : "urgent"}`} role="alert">
      ${urgent.action && html`<p class="big"><strong><${Told} text=${urgent.action} /></strong></p>`}<p><${Told} text=${urgent.reason} /></p></section>`}
    ${isHurt && lowSugar().map((text) => html`<section class="help help-urgent"><h2>${say("low_sugar_title")}</h2><p><${Told} text=${text} /></p></section>`)}
    <div class="stack">
      <${RedFlags} flags=${screened?.red_flags ?? []} />
      ${reasons.map((one) => html`<section class="card"><p><strong><${Told} text=${one.reason} /></strong></p>${one.advice && html`<p><${Told} text=${one.advice} /></p>`}</section>`)}
      ${pages.map((page) => html`<${HelpPage} page=${page} />`)}
      ${isHurt && session && !got && html`<${RedFlags} flags=${session.seek_care_if} lang=${session.language} />`}
      ${isHurt && session && !got && html`<section class="help help-emergency"><ul lang=${session.language}>${session.stop_if.map((text) => html`<li><${Headed} text=${text} /></li>`)}</ul></section>`}
      ${(isHurt || outlet === "signs") && got && html`<${RedFlags} flags=${/** @type {Screening} */ (got).seek_care_if} />`}
      ${got && !pages.some((page) => page.code === "universal") && outlet !== "minor" && outlet !== "crisis" && html`<${HelpPage} page=${/** @type {Screening} */ (got).emergency} />`}
    </div>
    ${error && !got && !screened && html`<${Trouble} error=${error} again=${again} />`}
    <div class="bar">
      ${isHurt ? html`<a class="button" href="#/after">${say("note_it")}</a>` : html`<a class="button" href="#/screening">${say("change_answers")}</a>`}
      <a class="button primary" href="#/">${say("to_start")}</a>
    </div>`;
}

/** The branch for "shaky, sweaty, confused", where low sugar may be it. */
function lowSugar() {
  const { session, screened } = now();
  const page = screened?.texts.find((one) => one.code.includes("sugar"));
  if (page) return page.blocks.map((block) => `${block.heading}: ${block.lines.map((line) => line.text).join(" ")}`);
  return (session?.opening_advice ?? []).filter((text) => /sugar|mmol/i.test(text));
}
