/** One question of the screening in each of its kinds. */
import { html, useState } from "../vendor/preact-htm.js";
import { Choice, RedFlags, Told } from "../parts.js";
import { say } from "../words.js";

/**
 * @typedef {import("../../types").Question} Question
 * @typedef {import("../../types").Given} Given
 * @typedef {{question: Question, given: Given | undefined, answer: (answer: Given) => void}} Asked
 */

/** @param {Asked} asked */
export function QuestionCard(asked) {
  const { question, given, answer } = asked;
  const needsSide = question.asks_side && given?.answer === "yes";
  return html`<div class=${`card question ${question.follows ? "follow" : ""}`}>
    ${question.signs.length > 0 && html`<ul class="signs">${question.signs.map((sign) => html`<li><${Told} text=${sign} /></li>`)}</ul>`}
    <${RedFlags} flags=${question.red_flags} />
    ${question.help && question.kind === "surgery" && html`<p class="quiet"><${Told} text=${question.help} /></p>`}
    ${question.kind === "number" ? html`<${NumberAnswer} ...${asked} />`
      : question.kind === "surgery" ? html`<${SurgeryAnswer} ...${asked} />`
      : html`<${Choice} legend=${question.text} help=${question.help} name=${question.code} options=${question.answers.map(({ code, label }) => [code, label])} value=${given?.answer ?? null}
          pick=${(/** @type {string} */ code) => answer({ question: question.code, answer: code })} />`}
    ${needsSide && html`<${Choice} legend=${say("which_side")} name=${`${question.code}-side`} options=${[["left", say("side_left")], ["right", say("side_right")], ["both", say("side_both")]]} value=${given?.side ?? "both"}
          pick=${(/** @type {string} */ side) => answer({ question: question.code, answer: "yes", ...(side === "both" ? {} : { side }) })} />`}
  </div>`;
}

/** @param {Asked} asked */
function NumberAnswer({ question, given, answer }) {
  const least = Math.min(...question.answers.map((one) => one.least ?? 0));
  const most = Math.max(...question.answers.map((one) => one.most ?? 0));
  /** @param {any} event */
  const typed = (event) => {
    const number = Number(event.currentTarget.value);
    if (event.currentTarget.value !== "" && Number.isInteger(number) && number >= least && number <= most) answer({ question: question.code, number });
  };
  return html`<label class="field"><span><${Told} text=${question.text} /></span>${question.help && html`<small class="quiet"><${Told} text=${question.help} /></small>`}
    <input class="short" type="number" inputmode="numeric" min=${least} max=${most} value=${given?.number ?? ""} onInput=${typed} /></label>`;
}

/** @typedef {{area: string, side: string | null, weeks_ago: number | null, cleared: string}} Operation */

/** @param {Asked} asked */
function SurgeryAnswer({ question, given, answer }) {
  const [rows, set] = useState(/** @type {Operation[]} */ (given?.surgeries ?? [blank()]));
  /** @param {number} at @param {Partial<Operation>} part */
  const edit = (at, part) => keep(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  /** @param {Operation[]} next */
  const keep = (next) => {
    set(next);
    const named = next.filter((row) => row.area);
    if (named.length) answer({ question: question.code, surgeries: named });
  };
  return html`<fieldset class="stack"><legend><${Told} text=${question.text} /></legend>
    ${rows.map((row, at) => html`<div class="operation">
      <label class="field"><span>${say("operation_area")}</span><select value=${row.area} onChange=${(/** @type {any} */ event) => edit(at, { area: event.currentTarget.value })}>
        <option value="">–</option>${question.areas.map(({ slug, name }) => html`<option value=${slug} selected=${slug === row.area}>${name}</option>`)}</select></label>
      <label class="field"><span>${say("operation_weeks")}</span><input class="short" type="number" min="0" max="520" value=${row.weeks_ago ?? ""} onInput=${(/** @type {any} */ event) => edit(at, { weeks_ago: weeks(event.currentTarget.value) })} /></label>
      <${Choice} legend=${say("operation_cleared")} name=${`cleared-${at}`} options=${[["yes", say("yes")], ["no", say("no")], ["unknown", say("unknown")]]} value=${row.cleared} pick=${(/** @type {string} */ cleared) => edit(at, { cleared })} />
    </div>`)}
    <button class="button small start" onClick=${() => keep([...rows, blank()])}>${say("operation_more")}</button>
  </fieldset>`;
}

/** Not said to be cleared counts as not cleared. @returns {Operation} */
const blank = () => ({ area: "", side: null, weeks_ago: null, cleared: "unknown" });

/** @param {string} typed */
function weeks(typed) {
  const number = Number(typed);
  return typed !== "" && Number.isInteger(number) && number >= 0 ? number : null;
}
