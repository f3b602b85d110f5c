/** Where in the session we are: one monotonic clock, handed in, so that nothing can drift apart. */

/** @typedef {ReturnType<typeof createClock>} Clock */

/**
 * A stopwatch that starts stopped; positions are milliseconds and never below zero.
 * The clock of the wall is no good: it is set, and jumps.
 * @param {() => number} now
 */
export function createClock(now = () => performance.now()) {
  let before = 0;
  /** @type {number | null} */
  let since = null;
  const position = () => (since === null ? before : before + (now() - since));
  return {
    position,
    isRunning: () => since !== null,
    run() {
      since ??= now();
    },
    pause() {
      before = position();
      since = null;
    },
    /** @param {number} milliseconds */
    seek(milliseconds) {
      before = Math.max(0, milliseconds);
      if (since !== null) since = now();
    },
  };
}
