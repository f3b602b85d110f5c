/** The questions of the API, part by part; an answer that calls for help ends them at once. */
import { html, useState } from "../vendor/preact-htm.js";
import { get, post } from "../api.js";
import { change, now, picked } from "../state.js";
import { Loading, Told, Trouble, useAnswer, Way } from "../parts.js";
import { QuestionCard } from "./question.js";
import { language, say } from "../words.js";

/**
 * @typedef {import("../../types").Screening} Screening
 * @typedef {import("../../types").Question} Question
 * @typedef {import("../../types").Given} Given
 */

// These are heeded the moment they are given; all else is told at the end.
const AT_ONCE = ["emergency", "crisis", "low_sugar", "minor"];

export default function ScreeningScreen() {
  const conditions = picked("conditions");
  const { got, error, again } = useAnswer(() => get("/v1/screening", { condition: conditions }), [conditions.join()]);
  const [at, turn] = useState(0);
  const [failed, fail] = useState(/** @type {any} */ (null));
  const title = html`<h1 tabindex="-1">${say("screening_title")}</h1>`;
  if (error) return html`${title}<${Trouble} error=${error} again=${again} />`;
  if (!got) return html`<${Way} at=${2} />${title}<${Loading} />`;
  const { parts } = /** @type {Screening} */ (got);
  const part = parts[at];
  const due = part.questions.filter(isDue);
  const open = due.filter((question) => !given(question.code));
  const isLast = at === parts.length - 1;

  const onwards = async () => {
    fail(null);
    if (!isLast) {
      turn(at + 1);
      scrollTo(0, 0);
      document.querySelector("h1")?.focus({ preventScroll: true });
      return;
    }
    try {
      const screened = await judged(parts);
      change({ screened });
      location.hash = screened.practice === "no_session" ? "#/stop" : "#/choose";
    } catch (reason) {
      fail(reason);
    }
  };
  /** @param {Question} question @param {Given} answer */
  const answered = async (question, answer) => {
    change({ answers: [...now().answers.filter((one) => one.question !== question.code), answer], screened: null, session: null });
    const leads = question.answers.find((one) => one.code === answer.answer)?.leads_to;
    if (!leads?.outlet || !AT_ONCE.includes(leads.outlet)) return;
    change({ urgent: { outlet: leads.outlet, action: leads.red_flag?.action ?? leads.advice, reason: leads.reason } });
    location.hash = "#/stop";
    judged(parts).then((screened) => change({ screened }), () => {});
  };
  return html`
    <${Way} at=${2} />
    ${title}
    ${at === 0 && html`<p class="lead">${say("screening_lead")}</p>`}
    <section class="part" key=${part.code}>
      <div class="part-head"><h2><${Told} text=${part.title} /></h2><p class="quiet">${say("step_of", { n: at + 1, of: parts.length })}</p></div>
      ${part.intro && html`<p><${Told} text=${part.intro} /></p>`}
      ${due.map((question) => html`<${QuestionCard} key=${question.code} question=${question} given=${given(question.code)} answer=${(/** @type {Given} */ answer) => answered(question, answer)} />`)}
    </section>
    ${failed && html`<${Trouble} error=${failed} again=${onwards} />`}
    <div class="bar">
      ${at > 0 ? html`<button class="button" onClick=${() => (turn(at - 1), scrollTo(0, 0))}>${say("back")}</button>` : html`<a class="button" href="#/warnings">${say("back")}</a>`}
      <span class="quiet" role="status">${open.length ? say("open_questions", { n: open.length }) : ""}</span>
      <button class="button primary" disabled=${open.some((question) => question.is_needed)} onClick=${onwards}>${say(isLast ? "finish_screening" : "go_on")}</button>
    </div>`;
}

/** @param {string} code */
function given(code) {
  return now().answers.find((one) => one.question === code);
}

/** A follow-up is due when the question before it is due and was answered so. @param {Question} question */
function isDue(question) {
  if (!question.follows) return true;
  const before = given(question.follows.question);
  return before !== undefined && before.answer !== undefined && question.follows.answers.includes(before.answer);
}

/** Send what is due and answered, and nothing else. @param {Screening["parts"]} parts */
function judged(parts) {
  const codes = parts.flatMap((part) => part.questions.filter(isDue).map((question) => question.code));
  const answers = now().answers.filter((one) => codes.includes(one.question));
  return post(`/v1/screening?lang=${language()}`, { conditions: picked("conditions"), answers });
}
