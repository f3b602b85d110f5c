/** The wish that is sent: what was chosen, what is to be avoided, and what the answers led to. */
import { now, picked } from "./state.js";
import { language } from "./words.js";

/** Whose practice it is: what the answers led to and what is to be avoided; nothing that is chosen takes an answer back. */
export function person() {
  const { screened, wishes, avoid } = now();
  return {
    level: Math.min(wishes.level, screened ? (screened.level_max ?? 4) : 2),
    limitations: screened?.limitations ?? null,
    exclude_risks: [...new Set([...(screened?.exclude_risks ?? []), ...avoid.risks])],
    lang: language(),
  };
}

/**
 * @param {string | null} routine @param {number} [minutes] @returns {Record<string, unknown>}
 */
export function wish(routine, minutes) {
  const { wishes, avoid } = now();
  const regions = picked("regions");
  const goals = picked("goals");
  const hasFocus = picked("conditions").length + regions.length + goals.length > 0;
  return {
    ...(picked("conditions").length ? { conditions: picked("conditions") } : {}),
    ...(regions.length ? { regions } : {}),
    ...(hasFocus ? (goals.length ? { goals } : {}) : { goals: ["calm"] }),
    ...(routine ? { routine } : wishes.posture === "any" ? {} : { postures: [wishes.posture] }),
    minutes: minutes ?? wishes.minutes,
    ...person(),
    exclude: avoid.movements.map(({ slug }) => slug),
    guidance: wishes.guidance,
    pace: wishes.pace,
  };
}

/** Where the locked movements stand: movements count from 1, each once. @param {import("../types").Session} session */
export function positions(session) {
  const { locked } = now();
  const order = [...new Set(session.steps.map((step) => step.movement.slug))];
  return order.flatMap((movement, index) => (locked.includes(movement) ? [{ position: index + 1, movement }] : []));
}
