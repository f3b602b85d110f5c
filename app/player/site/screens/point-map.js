/** Acupoints where they lie: a touch near one, or the arrow keys, name it; then it can be opened. */
import { html, useState } from "../vendor/preact-htm.js";
import { Choice, Picture } from "../parts.js";
import { label, say } from "../words.js";

export const CHARTS = ["front", "back", "side", "face", "side-of-head", "back-of-head", "top-of-head", "palm", "back-of-hand", "inner-leg", "top-of-foot", "inner-foot", "outer-foot", "sole"];
// A finger is not a needle: what lies within this many picture units of a touch is meant, if nothing is nearer.
const NEAR = 90;

/** @typedef {{code: string, name: string}} Point */

/** How a chart is asked for, with all points and channels: what is not meant is taken out here. @param {string} chart @returns {[string, Record<string, unknown>]} */
export function shownOn(chart) {
  return [`/v1/body-map/${chart}.svg`, { regions: "false" }];
}

/** Leave one channel on a chart, or none, and say what the chart is for now. @param {SVGSVGElement} svg @param {string | undefined} meridian @param {string} told */
export function onlyChannel(svg, meridian, told) {
  svg.querySelector("desc")?.replaceChildren(told);
  for (const line of svg.querySelectorAll("[data-meridian]")) if (line.getAttribute("data-meridian") !== meridian) line.remove();
}

/** @param {{meridian: string | undefined}} given */
export function PointMap({ meridian }) {
  const [chart, turn] = useState("front");
  const [point, mean] = useState(/** @type {Point | null} */ (null));
  /** @param {SVGSVGElement} svg */
  const ready = (svg) => {
    onlyChannel(svg, meridian, say("points_how"));
    const points = /** @type {SVGGElement[]} */ ([...svg.querySelectorAll(".q-point")]);
    if (!points.length) return;
    points.forEach((one, index) => one.setAttribute("tabindex", index === 0 ? "0" : "-1"));
    /** @param {SVGGElement} one */
    const named = (one) => {
      const code = one.dataset.point ?? "";
      for (const other of points) other.classList.toggle("chosen", other === one);
      mean({ code, name: one.getAttribute("aria-label") ?? code });
    };
    svg.addEventListener("click", (event) => {
      const one = nearest(svg, points, event);
      if (one) named(one);
    });
    svg.addEventListener("focusin", (event) => {
      const one = points.find((other) => other === event.target);
      if (one) named(one);
    });
    svg.addEventListener("keydown", (event) => {
      const at = points.findIndex((one) => one === event.target);
      if (at < 0) return;
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter" || event.key === " ") location.hash = `#/read/acupoints/${points[at].dataset.point?.toLowerCase()}`;
      else if (!step) return;
      else {
        const to = points[(at + step + points.length) % points.length];
        points[at].setAttribute("tabindex", "-1");
        to.setAttribute("tabindex", "0");
        to.focus();
      }
      event.preventDefault();
    });
  };
  const [path, query] = shownOn(chart);
  return html`<section class="card point-map"><h2>${say("points_map")}</h2><p class="quiet">${say("points_how")}</p>
    <${Choice} quiet legend=${say("points_map")} name="chart" options=${CHARTS.map((code) => [code, label("chart", code)])} value=${chart} pick=${(/** @type {string} */ code) => (mean(null), turn(code))} />
    <p class="row" aria-live="polite">${point ? html`<a class="button primary" href=${`#/read/acupoints/${point.code.toLowerCase()}`}>${point.name}</a>` : html`<span class="quiet">${say("points_none")}</span>`}</p>
    <${Picture} key=${chart + meridian} className="body-map" path=${path} query=${query} ready=${ready} /></section>`;
}

/** The point nearest to where the person pointed, if one is near. @param {SVGSVGElement} svg @param {SVGGElement[]} points @param {MouseEvent} event */
function nearest(svg, points, event) {
  const matrix = svg.getScreenCTM();
  if (!matrix) return null;
  const scale = matrix.a || 1;
  let found = null;
  let least = NEAR * scale;
  for (const one of points) {
    const dot = one.querySelector(".q-hit")?.getBoundingClientRect();
    if (!dot) continue;
    const distance = Math.hypot(dot.x + dot.width / 2 - event.clientX, dot.y + dot.height / 2 - event.clientY);
    if (distance < least) [found, least] = [one, distance];
  }
  return found;
}
