/** What is heard and felt on the way: each cue once, when the clock passes it. */
import { useRef, useState } from "../vendor/preact-htm.js";
import { bell, breathTone, keepSenses, keptSenses, speak, touch } from "./sound.js";

/**
 * @typedef {import("../../types").Session} Session
 * @typedef {import("./timeline.js").Moment} Moment
 * @typedef {import("./sound.js").Senses} Senses
 */

// A cue that is passed later than this was jumped over, or slept through, and is not called out.
const LATE_MILLISECONDS = 2500;

/** @param {Session} session */
export function useSenses(session) {
  const [chosen, set] = useState(keptSenses);
  const passed = useRef(-1);
  const phase = useRef("");
  const wanted = useRef(chosen);
  wanted.current = chosen;
  const cues = session.steps.flatMap((step) => step.cues);
  return {
    chosen,
    /** @param {Senses} senses */
    choose(senses) {
      keepSenses(senses);
      set(senses);
    },
    /** @param {number} position */
    jumped(position) {
      passed.current = position - 1;
    },
    /** @param {number} position milliseconds @param {Moment} seen */
    heed(position, seen) {
      const due = cues.filter((cue) => cue.at_milliseconds > passed.current && cue.at_milliseconds <= position);
      passed.current = position;
      for (const cue of due) {
        if (position - cue.at_milliseconds > LATE_MILLISECONDS) continue;
        if (cue.kind === "bell" && wanted.current.bells) bell();
        if (cue.text && wanted.current.voice) speak(cue.text, session.language);
        if (wanted.current.touch) touch(cue.haptic);
      }
      const turn = `${seen.index} ${seen.breath?.cycle} ${seen.breath?.phase}`;
      if (turn === phase.current || !seen.breath) return;
      phase.current = turn;
      const told = seen.step.breathing?.phases.find((one) => one.phase === seen.breath?.phase);
      if (told && wanted.current.tones) breathTone(told.phase, told.milliseconds);
      if (told && wanted.current.touch) touch(told.phase);
    },
  };
}
