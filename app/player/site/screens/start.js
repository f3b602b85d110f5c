/** The first screen: what is it about? Conditions by lay words, a place on the body, or a goal. */
import { html, useEffect, useState } from "../vendor/preact-htm.js";
import { get, getPicture } from "../api.js";
import { choose, now } from "../state.js";
import { Picture } from "../parts.js";
import { label, say } from "../words.js";

/**
 * @typedef {import("../../types").Pick} Pick
 * @typedef {import("../../types").Ref} Ref
 */

const GOALS = ["calm", "sleep", "morning", "mobility", "desk-break", "balance"];
const COMMON = ["sciatica", "low-back-pain", "neck-pain", "carpal-tunnel-syndrome", "peripheral-neuropathy", "anxiety", "knee-osteoarthritis", "sleep-insomnia"];

export const SIDES = ["front", "back"];

/** What most people begin with, by the names that the service gives it. */
const common = () => get("/v1/conditions", { id: COMMON, fields: ["title"] });

/** How the body with its regions is asked for: whoever shows them shows this one picture. @param {string} side @returns {[string, Record<string, unknown>]} */
export const bodyMap = (side) => [`/v1/body-map/${side}.svg`, { points: "none", meridians: "none" }];

/** Ask for what this screen shows, to be called as early as can be; what fails is asked again, and then told. */
export function askAhead() {
  void common().catch(() => {});
  void getPicture(...bodyMap("front")).catch(() => {});
}

/** @param {Pick} pick */
function toggle(pick) {
  const { picks } = now();
  const others = picks.filter((one) => one.kind !== pick.kind || one.slug !== pick.slug);
  choose(others.length < picks.length ? others : [...picks, pick]);
}

/** @param {Pick["kind"]} kind @param {string} slug */
const isPicked = (kind, slug) => now().picks.some((pick) => pick.kind === kind && pick.slug === slug);

export default function Start() {
  const { picks } = now();
  return html`
    <div class="hero">
      <h1 tabindex="-1">${say("start_title")}</h1>
      <p class="lead">${say("start_lead")}</p>
    </div>
    <div class="start-grid">
      <div class="stack">
        <${Conditions} />
        <section class="card"><h2>${say("goals_title")}</h2>
          <div class="chips">${GOALS.map((slug) => html`<${Chip} kind="goals" slug=${slug} name=${label("goal", slug)} />`)}</div>
        </section>
      </div>
      <${BodyMap} />
    </div>
    <div class="bar" role="region" aria-label=${say("chosen")}>
      <div class="chips" aria-live="polite">
        ${picks.length ? picks.map((pick) => html`<button class="chip chosen" onClick=${() => toggle(pick)}>${pick.name}<span aria-hidden="true"> ×</span><span class="hidden"> ${say("remove")}</span></button>`) : html`<span class="quiet">${say("nothing_chosen")}</span>`}
      </div>
      <a class=${`button primary ${picks.length ? "" : "off"}`} href=${picks.length ? "#/warnings" : null} role="link" aria-disabled=${picks.length ? null : "true"}>${say("go_on")}</a>
    </div>`;
}

/** @param {Pick} pick */
function Chip({ kind, slug, name }) {
  return html`<button class="chip" aria-pressed=${String(isPicked(kind, slug))} onClick=${() => toggle({ kind, slug, name })}>${name}</button>`;
}

function Conditions() {
  const [typed, type] = useState("");
  const [hits, found] = useState(/** @type {Ref[] | null} */ (null));
  const [usual, know] = useState(/** @type {Ref[] | null} */ (null));
  const [isAway, away] = useState(false);
  useEffect(() => {
    common().then(
      (answer) => know(answer.items.map((/** @type {any} */ item) => ({ ...item, kind: "conditions", name: item.title }))),
      () => away(true),
    );
  }, []);
  useEffect(() => {
    if (!typed.trim()) return found(null);
    const timer = setTimeout(() => {
      get("/v1/search", { q: typed.trim().slice(0, 200), kind: ["conditions", "regions"], limit: 8 }).then(
        (answer) => (found(answer.items), away(false)),
        () => away(true),
      );
    }, 180);
    return () => clearTimeout(timer);
  }, [typed]);
  const shown = hits ?? usual ?? [];
  return html`<section class="card">
    <h2><label for="complaint">${say("conditions_title")}</label></h2>
    <input id="complaint" class="search" type="search" autocomplete="off" placeholder=${say("conditions_hint")} value=${typed} onInput=${(/** @type {any} */ event) => type(event.currentTarget.value)} />
    <div class="found">
      <div class="tiles" role="group" aria-label=${say(hits ? "hits" : "common")}>
        ${!hits && !usual && !isAway && COMMON.map(() => html`<span class="chip awaited"></span>`)}
        ${shown.map((hit) => html`<${Chip} key=${hit.kind + hit.slug} kind=${hit.kind} slug=${hit.slug} name=${hit.name} />`)}
      </div>
      <p class="quiet" role="status">${isAway ? say("offline_text") : hits && !hits.length ? say("no_hits") : ""}</p>
    </div>
  </section>`;
}

function BodyMap() {
  const [side, turn] = useState("front");
  const where = now().picks.filter((pick) => pick.kind === "regions").map((pick) => pick.slug);
  /** @param {SVGSVGElement} svg */
  const ready = (svg) => {
    for (const part of svg.querySelectorAll("[data-region]")) {
      part.setAttribute("role", "button");
      part.setAttribute("tabindex", "0");
      mark(svg);
    }
    /** @param {Event} event */
    const pick = async (event) => {
      const part = event.target instanceof Element ? event.target.closest("[data-region]") : null;
      const slug = part?.getAttribute("data-region");
      if (!part || !slug) return;
      event.preventDefault();
      // The map names one side, and what is chosen is the place on both.
      const { name } = await get(`/v1/regions/${slug}`).catch(() => ({ name: part.getAttribute("aria-label") ?? slug }));
      toggle({ kind: "regions", slug, name });
    };
    svg.addEventListener("click", pick);
    svg.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && pick(event));
  };
  useEffect(() => {
    const svg = document.querySelector(".body-map svg");
    if (svg) mark(svg);
  }, [where.join()]);
  const [path, query] = bodyMap(side);
  return html`<section class="card map-card">
    <div class="card-head"><h2>${say("map_title")}</h2>
      <button class="button small" onClick=${() => turn(side === "front" ? "back" : "front")}>${say(side === "front" ? "see_back" : "see_front")}</button></div>
    <${Picture} key=${side} className="body-map" path=${path} query=${query} ready=${ready} />
  </section>`;
}

/** Show on the map what is picked. @param {Element} svg */
function mark(svg) {
  for (const part of svg.querySelectorAll("[data-region]")) {
    part.setAttribute("aria-pressed", String(isPicked("regions", part.getAttribute("data-region") ?? "")));
  }
}
