/** What a person has chosen and answered on the way; it lives in this tab and ends with it. */

/**
 * @typedef {import("../types").Pick} Pick
 * @typedef {import("../types").Given} Given
 * @typedef {import("../types").Screened} Screened
 * @typedef {import("../types").Session} Session
 * @typedef {{minutes: number, posture: string, level: number, guidance: string, pace: string}} Wishes
 * @typedef {{risks: string[], movements: {slug: string, name: string}[]}} Avoid left out of every session of this way
 * @typedef {{routine: string | null, minutes: number}} Composed what the session at hand was asked for with
 * @typedef {{outlet: string, action: string | null, reason: string}} Urgent what an answer says to do at once
 * @typedef {{picks: Pick[], warned: boolean, answers: Given[], screened: Screened | null, urgent: Urgent | null,
 *   wishes: Wishes, avoid: Avoid, composed: Composed | null, locked: string[], variation: number,
 *   session: Session | null, before: number | null, practised: number}} State
 */

const KEPT_AS = "daoyin-journey";
/** @returns {State} */
const fresh = () => ({
  picks: [],
  warned: false,
  answers: [],
  screened: null,
  urgent: null,
  wishes: { minutes: 10, posture: "seated", level: 2, guidance: "full", pace: "steady" },
  avoid: { risks: [], movements: [] },
  composed: null,
  locked: [],
  variation: 0,
  session: null,
  before: null,
  practised: 0,
});

/** @type {State} */
let state = kept();
/** @type {Set<() => void>} */
const listeners = new Set();

export function now() {
  return state;
}

/** Change some of it and tell the screen. @param {Partial<State>} part */
export function change(part) {
  state = { ...state, ...part };
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify(state));
  } catch {
    // Full or forbidden: the journey goes on, it only does not outlive a reload.
  }
  listeners.forEach((listener) => listener());
}

/** Other picks ask other questions, so what was answered to the old ones is laid aside. @param {Pick[]} picks */
export function choose(picks) {
  change({ picks, warned: false, screened: null, urgent: null, session: null, composed: null, locked: [] });
}

export function forget() {
  change(fresh());
  try {
    sessionStorage.removeItem(KEPT_AS);
  } catch {
    // Nothing was kept then.
  }
}

/** What the lock is called that is held in common by each player, in any tab, and taken alone by who changes the app. */
export const PRACTISING = "daoyin-practising";

/** As long as it is held, in any tab, no new version is taken up. Returns what lets it go. */
export function holdVersion() {
  let letGo = () => {};
  const held = new Promise((done) => (letGo = () => done(undefined)));
  void navigator.locks?.request(PRACTISING, { mode: "shared" }, () => held).catch(() => {});
  return () => letGo();
}

/** @param {() => void} listener */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Slugs of one kind among the picks. @param {Pick["kind"]} kind */
export function picked(kind) {
  return state.picks.filter((pick) => pick.kind === kind).map((pick) => pick.slug);
}

/** @returns {State} */
function kept() {
  try {
    return { ...fresh(), ...JSON.parse(sessionStorage.getItem(KEPT_AS) ?? "{}") };
  } catch {
    return fresh();
  }
}
