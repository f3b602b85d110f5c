/** What is heard and felt on the way: each cue once, when the clock passes it. */
import { useRef, useState } from "../vendor/preact-htm.js";
import { bell, breathTone, fade, hush, keepSenses, keptSenses, speak, tick, touch } from "./sound.js";

/**
 * @typedef {import("../../types").Session} Session
 * @typedef {import("./timeline.js").Moment} Moment
 * @typedef {import("./sound.js").Senses} Senses
 */

// The last seconds before a step, each of which is heard.
const COUNTED_DOWN = 3;
// What of a step is still said when an easier version is done in its place.
const ALWAYS_SAID = ["ready", "safety"];
// A cue that is passed later than this was jumped over, or slept through, and is not called out.
const LATE_MILLISECONDS = 2500;

/** @param {Session} session */
export function useSenses(session) {
  const [chosen, set] = useState(keptSenses);
  const passed = useRef(-1);
  const phase = useRef("");
  const counted = useRef("");
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
      hush();
      fade();
    },
    /** @param {string} text what is not a cue of the session */
    tell(text) {
      if (wanted.current.voice) speak([text], session.language);
    },
    /** @param {number} position milliseconds @param {Moment} seen @param {boolean} isEased */
    heed(position, seen, isEased) {
      const due = cues.filter((cue) => cue.at_milliseconds > passed.current && cue.at_milliseconds <= position);
      passed.current = position;
      const said = [];
      for (const cue of due) {
        if (position - cue.at_milliseconds > LATE_MILLISECONDS) continue;
        if (cue.kind === "bell" && wanted.current.bells) bell();
        if (cue.text && (!isEased || ALWAYS_SAID.includes(cue.kind))) said.push(cue.text);
        if (wanted.current.touch) touch(cue.haptic);
      }
      if (wanted.current.voice) speak(said, session.language);
      const second = Math.ceil(seen.left / 1000);
      if (seen.isReady && second <= COUNTED_DOWN && counted.current !== `${seen.index} ${second}`) {
        counted.current = `${seen.index} ${second}`;
        if (wanted.current.bells) tick();
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
