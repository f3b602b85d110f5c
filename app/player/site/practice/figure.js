/** The figure of a step, wound by the session's own clock; a strip of its steps where motion is not wanted. */
import { html, useEffect, useRef, useState } from "../vendor/preact-htm.js";
import { Picture } from "../parts.js";
import { say } from "../words.js";
import { get, getPicture } from "../api.js";
import { animationPace } from "./timeline.js";

/**
 * @typedef {import("../../types").Step} Step
 * @typedef {import("../../types").Figure} Figure
 */

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** How a step's figure is asked for. @param {Step} step @param {string} view */
function query(step, view) {
  return { captions: "false", breaths_per_minute: animationPace(step).breathsPerMinute, view: view === "best" ? null : view };
}

/**
 * `wound` is handed what winds the picture to a time in the step (ms).
 * @param {{step: Step, figure: Figure | null, view: string, isMirrored: boolean, wound: (wind: (into: number) => void) => void}} given
 */
export function MovingFigure({ step, figure, view, isMirrored, wound }) {
  const { speed } = animationPace(step);
  const isStill = useRef(still()).current;
  const path = figure && (isStill ? figure.sequence : figure.animation);
  const [seen, see] = useState("best");
  useEffect(() => wound(() => {}), [path, seen]);
  useEffect(() => {
    if (!path || view === "best" || isStill) return void see("best");
    let isWanted = true;
    // A view that cannot be had, for the network is away, leaves the one that is there.
    getPicture(path, query(step, view)).then(() => isWanted && see(view), () => isWanted && see("best"));
    return () => void (isWanted = false);
  }, [path, view]);
  if (!figure || !path) return html`<div class="figure no-figure-large" aria-hidden="true"><span lang="zh-Hant">導引</span></div>`;
  /** @param {SVGSVGElement} svg */
  const ready = (svg) => {
    if (isStill) return;
    svg.pauseAnimations();
    wound((into) => svg.setCurrentTime((into / 1000) * speed));
  };
  const asked = isStill ? {} : query(step, seen);
  return html`<${Picture} key=${path + seen} path=${path} query=${asked} ready=${ready} name=${isStill ? say("strip") : null} className=${`figure ${isStill ? "strip" : ""} ${isMirrored ? "mirrored" : ""}`} />`;
}

/** What a step shows, as it is asked for: its path and its query. @param {Step} step @param {Figure} figure @returns {[string, Record<string, unknown>]} */
export function shownBy(step, figure) {
  return still() ? [figure.sequence, {}] : [figure.animation, query(step, "best")];
}

/**
 * The easier version of a step; null where it cannot be had now.
 * @param {Step} step @returns {Promise<any>} the variant of the movement, as the API tells it
 */
export async function easierOf(step) {
  if (!step.easier) return null;
  const movement = await get(`/v1/movements/${step.easier.movement.slug}`).catch(() => null);
  return movement?.variants.find((/** @type {any} */ one) => one.slug === step.easier?.variant) ?? null;
}

/**
 * Fetch what is to come, one after the other, so that the network may go away: first what is
 * shown in any case, then what is only shown if somebody wants it easier.
 * @param {Step[]} steps
 */
export async function fetchAhead(steps) {
  for (const step of steps) if (step.figure) await getPicture(...shownBy(step, step.figure)).catch(() => null);
  for (const step of steps) {
    const figure = (await easierOf(step))?.figure;
    if (figure) await getPicture(...shownBy(step, figure)).catch(() => null);
  }
}
