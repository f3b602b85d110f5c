/** The pictures of a history: minutes and feelings over the weeks, and a calendar. */
import { html, useState } from "../vendor/preact-htm.js";
import { language, say } from "../words.js";
import { monthDays, startOfDay, streak, weeks } from "./weeks.js";

/** @typedef {import("../../types").Done} Done */

const SHOWN_WEEKS = 8;
const STEP = 40;
const GROUND = 116;

/** @param {{all: Done[]}} given */
export function Minutes({ all }) {
  const shown = weeks(all, startOfDay(new Date()), SHOWN_WEEKS).map(({ minutes }) => minutes);
  const most = Math.max(10, ...shown);
  return html`<section class="card"><h2>${say("weeks_title")}</h2>
    <svg class="weeks" viewBox="0 0 320 140" role="img" aria-label=${say("weeks_text", { list: shown.join(", ") })}>
      <line x1="0" x2="320" y1=${GROUND} y2=${GROUND} class="axis" />
      ${shown.map((minutes, index) => html`<g><rect x=${index * STEP + 8} y=${GROUND - (minutes / most) * 96} width="24" height=${(minutes / most) * 96} rx="5" class=${index === SHOWN_WEEKS - 1 ? "this" : ""} />
        <text x=${index * STEP + 20} y="134" text-anchor="middle">${minutes || "·"}</text></g>`)}
    </svg></section>`;
}

/** How it felt before and after, the mean of each week; nothing where nobody noted it. @param {{all: Done[]}} given */
export function Feelings({ all }) {
  const shown = weeks(all, startOfDay(new Date()), SHOWN_WEEKS);
  if (!shown.some(({ before, after }) => before !== null || after !== null)) return null;
  const list = shown.map(({ before, after }) => `${before ?? "–"} → ${after ?? "–"}`).join(", ");
  /** @param {number} value */
  const height = (value) => GROUND - value * 9.6;
  return html`<section class="card"><h2>${say("feelings_title")}</h2>
    <svg class="weeks feelings" viewBox="0 0 320 140" role="img" aria-label=${say("feelings_text", { list })}>
      <line x1="0" x2="320" y1=${GROUND} y2=${GROUND} class="axis" /><line x1="0" x2="320" y1="20" y2="20" class="axis" />
      ${shown.map(({ before, after }, index) => {
        const x = index * STEP + 20;
        return html`<g>${before !== null && after !== null && html`<line x1=${x} x2=${x} y1=${height(before)} y2=${height(after)} class="change" />`}
          ${before !== null && html`<circle cx=${x} cy=${height(before)} r="5" class="before" />`}
          ${after !== null && html`<circle cx=${x} cy=${height(after)} r="5" class="after" />`}
          <text x=${x} y="134" text-anchor="middle">${after ?? before ?? "·"}</text></g>`;
      })}
    </svg><p class="quiet">${say("feelings_key")}</p></section>`;
}

/** A month with the days of practice, and a few words on the weeks. @param {{all: Done[]}} given */
export function Days({ all }) {
  const now = new Date();
  const today = startOfDay(now);
  const [back, turn] = useState(0);
  const first = new Date(now.getFullYear(), now.getMonth() - back, 1);
  const done = new Set(all.map((one) => startOfDay(new Date(one.when))));
  const days = monthDays(first.getFullYear(), first.getMonth());
  const oldest = Math.min(today, ...done);
  const inARow = streak(all, today);
  const names = monthDays(2024, 0).slice(0, 7);
  return html`<section class="card"><div class="card-head"><h2 aria-live="polite">${first.toLocaleDateString(language(), { month: "long", year: "numeric" })}</h2>
      <span class="row"><button class="button small" disabled=${first.getTime() <= oldest} onClick=${() => turn(back + 1)} aria-label=${say("month_before")}>‹</button>
      <button class="button small" disabled=${back === 0} onClick=${() => turn(back - 1)} aria-label=${say("month_after")}>›</button></span></div>
    <ol class="calendar week-names" aria-hidden="true">${names.map((day) => html`<li>${day?.toLocaleDateString(language(), { weekday: "narrow" })}</li>`)}</ol>
    <ol class="calendar">${days.map((day) => day === null ? html`<li class="blank" aria-hidden="true"></li>` : html`<li class=${done.has(day.getTime()) ? "on" : ""} aria-current=${day.getTime() === today ? "date" : null}>
      <span aria-hidden="true">${day.getDate()}</span><span class="hidden">${day.toLocaleDateString(language())}${done.has(day.getTime()) ? `: ${say("practised_day")}` : ""}</span></li>`)}</ol>
    <p class="streak">${inARow > 1 ? say("streak_n", { n: inARow }) : inARow === 1 ? say("streak_1") : say("streak_0")}</p></section>`;
}
