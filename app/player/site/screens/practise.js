/** The player: one clock, and figure, ring, words, voice and bells that follow it. */
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact-htm.js";
import { change, holdVersion, now } from "../state.js";
import { createClock } from "../practice/clock.js";
import { beginning, moment } from "../practice/timeline.js";
import { easierOf, fetchAhead, MovingFigure } from "../practice/figure.js";
import { useSenses } from "../practice/senses.js";
import { Controls, Settings } from "../practice/controls.js";
import { BreathLine, Ring } from "../practice/ring.js";
import { stayAwake } from "../practice/awake.js";
import { fade, hasVoice, hush, wakeSound } from "../practice/sound.js";
import { Empty, Told } from "../parts.js";
import { clockText, label, say } from "../words.js";

/**
 * @typedef {import("../../types").Session} Session
 * @typedef {import("../../types").Figure} Figure
 */

export default function Practise() {
  const { session } = now();
  if (!session) return html`<div class="page"><h1 tabindex="-1">${say("preview_title")}</h1><${Empty} text=${say("nothing_composed")} /></div>`;
  return html`<${Player} session=${session} />`;
}

/** @param {{session: Session}} given */
function Player({ session }) {
  const clock = useMemo(() => createClock(), []);
  const [isRunning, tell] = useState(false);
  const [at, see] = useState(() => moment(session, 0));
  const [easier, ease] = useState(/** @type {Record<string, {text: string, figure: Figure | null}>} */ ({}));
  const [view, look] = useState({ view: "best", isMirrored: false });
  const [isSetting, open] = useState(false);
  const [isAway, miss] = useState(false);
  const wind = useRef((/** @type {number} */ _into) => {});
  const ring = useRef(/** @type {HTMLElement | null} */ (null));
  const scrub = useRef(/** @type {HTMLInputElement | null} */ (null));
  const left = useRef(/** @type {HTMLElement | null} */ (null));
  const isDragging = useRef(false);
  const senses = useSenses(session);
  const eased = useRef(easier);
  eased.current = easier;

  // Time left and slider belong to this function alone: what is rendered too would flicker between.
  const draw = () => {
    const position = clock.position();
    const seen = moment(session, position);
    wind.current(seen.into);
    ring.current?.style.setProperty("--breath", String(seen.breath?.fullness ?? 0));
    if (scrub.current && !isDragging.current) scrub.current.value = String(Math.round(position / 1000));
    const told = clockText(session.seconds - position / 1000);
    if (left.current && left.current.textContent !== told) left.current.textContent = told;
    if (clock.isRunning()) senses.heed(position, seen, seen.step.id in eased.current);
    // What is written changes a few times a second at most; what moves is drawn without it.
    see((before) => (signature(before) === signature(seen) ? before : seen));
    if (seen.isOver && clock.isRunning()) finish(session.seconds);
  };
  const run = () => {
    // The clock first: a browser may take its time over the sound.
    clock.run();
    tell(true);
    wakeSound();
  };
  const pause = () => {
    clock.pause();
    hush();
    fade();
    tell(false);
  };
  /** @param {number} milliseconds */
  const seek = (milliseconds) => {
    clock.seek(Math.min(milliseconds, session.seconds * 1000 - 1));
    senses.jumped(clock.position());
    draw();
  };
  /** @param {number} seconds */
  const finish = (seconds) => {
    // Not as a pause: the last bell may ring out.
    clock.pause();
    change({ practised: Math.round(seconds), urgent: null });
    location.hash = "#/after";
  };
  const hurts = () => {
    pause();
    change({ practised: Math.round(clock.position() / 1000), urgent: { outlet: "hurt", action: null, reason: "" } });
    location.hash = "#/stop";
  };
  const back = () => {
    const begun = beginning(at.step);
    seek(clock.position() - begun > 3000 || at.index === 0 ? begun : beginning(session.steps[at.index - 1]));
  };
  const skip = () => (at.next ? seek(beginning(at.next)) : finish(clock.position() / 1000));
  const toEasier = async () => {
    const variant = await easierOf(at.step);
    // Without its cautions it is not offered.
    miss(variant === null);
    if (variant === null) return;
    // Its own cautions are said first: those of the step belong to what is not done now.
    const cautions = variant.cautions.filter((/** @type {any} */ one) => one.who === null);
    const text = [...cautions, ...variant.steps].map((one) => one.text).join(" ");
    ease((before) => ({ ...before, [at.step.id]: { text, figure: variant.figure } }));
    senses.tell(text);
  };

  useLayoutEffect(draw, []);
  useEffect(() => {
    let frame = 0;
    // The next frame is asked for first: whatever goes wrong in this one, time goes on.
    const next = () => ((frame = requestAnimationFrame(next)), draw());
    frame = requestAnimationFrame(next);
    // A hidden tab gets no frames; bells and voice still come, if late.
    const ticking = setInterval(() => document.hidden && draw(), 500);
    return () => (cancelAnimationFrame(frame), clearInterval(ticking));
  }, []);
  useEffect(() => (isRunning ? stayAwake() : undefined), [isRunning]);
  useEffect(() => {
    // All that a practice can lead to, while the network is still there.
    void Promise.all([import("./after.js"), import("./stop.js"), import("./history.js"), fetchAhead(session.steps)]).catch(() => {});
    return holdVersion();
  }, []);
  useEffect(() => () => hush(), []);
  // With what is drawn, and not after it: who presses a key means what is seen.
  useLayoutEffect(() => {
    /** @param {KeyboardEvent} event */
    const pressed = (event) => {
      const on = event.target instanceof Element ? event.target.closest("button, input, select, a, [role=dialog]") : null;
      if (on && (event.key === " " || on.matches("input, select"))) return;
      const does = { " ": isRunning ? pause : run, ArrowRight: skip, ArrowLeft: back }[event.key];
      if (does) (event.preventDefault(), does());
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });

  const { step } = at;
  const instead = easier[step.id];
  const other = instead ? step.easier : null;
  const name = other ? other.movement.name : step.movement.name;
  const text = other ? instead.text : (at.cue?.text ?? step.summary);
  return html`<div class=${`player ${isRunning ? "running" : ""}`}>
    <div class="player-top">
      <a class="button small" href="#/preview">${say("leave")}</a>
      <p class="left" aria-hidden="true"><span ref=${left}></span></p>
      <button class="button small" aria-expanded=${String(isSetting)} onClick=${() => open(!isSetting)}>${say("settings")}</button>
    </div>
    ${isSetting && html`<${Settings} senses=${senses.chosen} set=${senses.choose} hasVoice=${hasVoice(session.language)} view=${view} look=${look} />`}
    <div class="stage" ref=${ring}>
      <${Ring} at=${at} />
      <${MovingFigure} step=${step} figure=${other ? instead.figure : step.figure} view=${view.view} isMirrored=${view.isMirrored} wound=${(/** @type {(into: number) => void} */ turn) => (wind.current = turn)} />
      <${BreathLine} at=${at} />
    </div>
    <div class="told" lang=${session.language}>
      <p class="section-name">${label("section", step.section)} · ${say("step_of", { n: at.index + 1, of: session.steps.length })}${step.side ? html` · ${label("side", step.side)}` : ""}</p>
      <h1 tabindex="-1">${name}</h1>
      <p class="caption" aria-live="polite"><${Told} text=${text} /></p>
      ${isAway && html`<p class="note" role="status" lang=${document.documentElement.lang}>${say("offline_text")}</p>`}
      <p class="next-up">${at.next ? html`${say("next_up")} ${at.next.movement.name}${at.next.side ? ` (${label("side", at.next.side)})` : ""}` : say("last_one")}</p>
    </div>
    <label class="scrub"><span class="hidden">${say("position")}</span><input ref=${scrub} type="range" min="0" max=${session.seconds} step="1" aria-valuetext=${clockText(clock.position() / 1000)} onPointerDown=${() => (isDragging.current = true)} onPointerUp=${() => (isDragging.current = false)} onPointerCancel=${() => (isDragging.current = false)} onInput=${(/** @type {any} */ event) => seek(Number(event.currentTarget.value) * 1000)} /></label>
    <${Controls} isRunning=${isRunning} run=${run} pause=${pause} back=${back} skip=${skip} easier=${step.easier && !other ? toEasier : null} hurts=${hurts} />
  </div>`;
}

/** What of a moment is written on the screen. @param {import("../practice/timeline.js").Moment} seen */
function signature(seen) {
  return [seen.index, seen.isReady, Math.ceil(seen.left / 1000), seen.cue?.at_milliseconds, seen.breath?.phase, seen.breath?.cycle, seen.isOver].join();
}
