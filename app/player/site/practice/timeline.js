/** What a session says of one moment; pure, so that whatever is shown and heard agrees. */

/**
 * @typedef {import("../../types").Session} Session
 * @typedef {import("../../types").Step} Step
 * @typedef {import("../../types").Cue} Cue
 * @typedef {{phase: string, fullness: number, cycle: number, of: number}} Breath fullness is 0 to 1
 * @typedef {{index: number, step: Step, next: Step | null, isReady: boolean, into: number, left: number,
 *   cue: Cue | null, breath: Breath | null, isOver: boolean}} Moment times in milliseconds
 */

/** When a step begins, its way there included, in milliseconds. @param {Step} step */
export function beginning(step) {
  return (step.start_seconds - step.transition_seconds) * 1000;
}

/** @param {Session} session @param {number} at milliseconds @returns {Moment} */
export function moment(session, at) {
  const { steps } = session;
  let index = 0;
  while (index + 1 < steps.length && at >= beginning(steps[index + 1])) index += 1;
  const step = steps[index];
  const into = at - step.start_seconds * 1000;
  const isReady = into < 0;
  return {
    index,
    step,
    next: steps[index + 1] ?? null,
    isReady,
    into: Math.max(0, into),
    left: isReady ? -into : Math.max(0, step.seconds * 1000 - into),
    cue: cueAt(step, at),
    breath: isReady ? null : breathAt(step, into),
    isOver: at >= session.seconds * 1000,
  };
}

/** The last cue with words that has begun. @param {Step} step @param {number} at */
function cueAt(step, at) {
  let found = null;
  for (const cue of step.cues) if (cue.text && cue.at_milliseconds <= at) found = cue;
  return found;
}

/** How long one breath is, in milliseconds; null where the step has none. @param {Step} step */
export function breathLength(step) {
  const phases = step.breathing?.phases ?? [];
  return phases.length ? phases.reduce((sum, phase) => sum + phase.milliseconds, 0) : null;
}

/** @param {Step} step @param {number} into @returns {Breath | null} */
function breathAt(step, into) {
  const length = breathLength(step);
  if (!length || !step.breathing) return null;
  const { phases, cycles } = step.breathing;
  if (into >= length * cycles) return { phase: "pause", fullness: 0, cycle: cycles, of: cycles };
  let rest = into % length;
  const cycle = Math.floor(into / length) + 1;
  let isFull = false;
  for (const { phase, milliseconds } of phases) {
    if (rest < milliseconds) {
      const share = eased(rest / milliseconds);
      const fullness = phase === "in" ? share : phase === "out" ? 1 - share : isFull ? 1 : 0;
      return { phase, fullness, cycle, of: cycles };
    }
    rest -= milliseconds;
    isFull = phase === "in" || (phase !== "out" && isFull);
  }
  return { phase: "pause", fullness: 0, cycle, of: cycles };
}

/** A breath turns softly at both ends. @param {number} share */
const eased = (share) => (1 - Math.cos(Math.PI * share)) / 2;

/**
 * The pace to ask an animation for, and how fast to wind it so that it breathes with the step.
 * The API draws paces of 3 to 20 breaths a minute in halves; the rest is done by winding.
 * @param {Step} step
 */
export function animationPace(step) {
  const length = breathLength(step);
  if (!length) return { breathsPerMinute: null, speed: 1 };
  const exact = 60_000 / length;
  const breathsPerMinute = Math.min(20, Math.max(3, Math.round(exact * 2) / 2));
  return { breathsPerMinute, speed: exact / breathsPerMinute };
}
