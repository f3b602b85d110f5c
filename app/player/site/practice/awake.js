/** Keeps the screen lit while a practice runs, where the browser can. */

/** Returns what lets the screen sleep again; a lock is lost with the tab's sight, and taken anew. */
export function stayAwake() {
  /** @type {any} */
  let lock = null;
  let isWanted = true;
  const take = async () => {
    if (!isWanted || document.visibilityState !== "visible") return;
    try {
      lock = await /** @type {any} */ (navigator).wakeLock?.request("screen");
    } catch {
      lock = null; // A low battery is reason enough to be refused.
    }
    if (!isWanted) void lock?.release();
  };
  document.addEventListener("visibilitychange", take);
  void take();
  return () => {
    isWanted = false;
    document.removeEventListener("visibilitychange", take);
    void lock?.release();
  };
}
