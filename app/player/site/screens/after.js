/** After practice: advice for now, how it feels, a note; kept in this browser if the person says so. */
import { html, useState } from "../vendor/preact-htm.js";
import { change, now } from "../state.js";
import { keep } from "../store.js";
import { Empty, Feeling, Headed, Way } from "../parts.js";
import { clockText, say } from "../words.js";

export default function After() {
  const { session, before, practised, urgent } = now();
  const [after, feel] = useState(/** @type {number | null} */ (null));
  const [note, write] = useState("");
  const [isUnkept, warn] = useState(false);
  if (!session) return html`<h1 tabindex="-1">${say("preview_title")}</h1><${Empty} text=${say("nothing_composed")} />`;
  const save = async () => {
    const movements = [...new Set(session.steps.filter((step) => step.start_seconds < practised).map((step) => step.movement.slug))];
    const isKept = await keep({ when: new Date().toISOString(), title: session.title, seconds: session.seconds, practised, before, after, note: note.trim(), movements });
    change({ before: null, practised: 0 });
    if (isKept) location.hash = "#/history";
    else warn(true);
  };
  return html`
    <${Way} at=${5} />
    <h1 tabindex="-1">${say(urgent ? "after_hurt_title" : "after_title")}</h1>
    <p class="lead">${say("after_lead", { time: clockText(practised), title: session.title })}</p>
    ${session.closing_advice.length > 0 && html`<section class="help help-urgent" lang=${session.language}><h2 lang=${document.documentElement.lang}>${say("after_practice")}</h2>${session.closing_advice.map((text) => html`<p><${Headed} text=${text} /></p>`)}</section>`}
    <section class="card stack">
      ${before === null && html`<p class="quiet">${say("no_before")}</p>`}
      <${Feeling} legend=${say("feel_after")} value=${after} set=${feel} />
      <label class="field"><span>${say("note")}</span><textarea rows="3" maxlength="2000" value=${note} onInput=${(/** @type {any} */ event) => write(event.currentTarget.value)}></textarea></label>
      <p class="quiet">${say("stays_here")}</p>
      ${isUnkept && html`<p class="note" role="alert">${say("not_kept")} <a href="#/history">${say("nav_history")}</a></p>`}
    </section>
    <div class="bar"><a class="button" href="#/">${say("do_not_save")}</a><button class="button primary" onClick=${save}>${say("save")}</button></div>`;
}
