/** The figure of a step, wound by the session's own clock; a strip of its steps where motion is not wanted. */
import { html, useEffect, useRef } from "../vendor/preact-htm.js";
import { Picture } from "../parts.js";
import { say } from "../words.js";
import { getPicture } from "../api.js";
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
  useEffect(() => wound(() => {}), [figure?.animation, view]);
  if (!figure) return html`<div class="figure no-figure-large" aria-hidden="true"><span lang="zh-Hant">導引</span></div>`;
  /** @param {SVGSVGElement} svg */
  const ready = (svg) => {
    if (isStill) return;
    svg.pauseAnimations();
    wound((into) => svg.setCurrentTime((into / 1000) * speed));
  };
  const path = isStill ? figure.sequence : figure.animation;
  const asked = isStill ? {} : query(step, view);
  return html`<${Picture} key=${path + view} path=${path} query=${asked} ready=${ready} name=${isStill ? say("strip") : null} className=${`figure ${isStill ? "strip" : ""} ${isMirrored ? "mirrored" : ""}`} />`;
}

/** Fetch what is to come, one after the other, so that the network may go away. @param {Step[]} steps */
export async function fetchAhead(steps) {
  for (const step of steps) {
    if (step.figure) await getPicture(still() ? step.figure.sequence : step.figure.animation, still() ? {} : query(step, "best")).catch(() => null);
  }
}
