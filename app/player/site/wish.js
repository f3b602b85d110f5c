/** The wish that is sent: what was chosen, what is to be avoided, and what the answers led to. */
import { now, picked } from "./state.js";
import { language } from "./words.js";

/**
 * What the answers exclude is always among what is excluded; nothing that is chosen takes it back.
 * @param {string | null} routine @param {number} [minutes] @returns {Record<string, unknown>}
 */
export function wish(routine, minutes) {
  const { screened, wishes, avoid } = now();
  const regions = picked("regions");
  const goals = picked("goals");
  const hasFocus = picked("conditions").length + regions.length + goals.length > 0;
  return {
    ...(picked("conditions").length ? { conditions: picked("conditions") } : {}),
    ...(regions.length ? { regions } : {}),
    ...(hasFocus ? (goals.length ? { goals } : {}) : { goals: ["calm"] }),
    ...(routine ? { routine } : wishes.posture === "any" ? {} : { postures: [wishes.posture] }),
    minutes: minutes ?? wishes.minutes,
    level: Math.min(wishes.level, screened ? (screened.level_max ?? 4) : 2),
    limitations: screened?.limitations ?? null,
    exclude_risks: [...new Set([...(screened?.exclude_risks ?? []), ...avoid.risks])],
    exclude: avoid.movements.map(({ slug }) => slug),
    guidance: wishes.guidance,
    pace: wishes.pace,
    lang: language(),
  };
}

/** Where the locked movements stand: movements count from 1, each once. @param {import("../types").Session} session */
export function positions(session) {
  const { locked } = now();
  const order = [...new Set(session.steps.map((step) => step.movement.slug))];
  return order.flatMap((movement, index) => (locked.includes(movement) ? [{ position: index + 1, movement }] : []));
}
