/** What was practised, in this browser alone: IndexedDB, and only the memory where that is refused. */

/**
 * @typedef {import("../types").Done} Done
 * @typedef {import("../types").Session} Session
 */

const NAME = "daoyin";
const KIND = "practices";
// Sessions that somebody wants again, also without a network; by their id.
const SESSIONS = "sessions";
/** @type {Done[]} */
const unkept = [];

/** @returns {Promise<IDBDatabase | null>} null where the browser keeps nothing */
function opened() {
  return new Promise((done) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(KIND, { keyPath: "id", autoIncrement: true });
        request.result.createObjectStore(SESSIONS, { keyPath: "session_id" });
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
}

/**
 * Keep one practice; false where it holds no longer than this page. @param {Done} practice
 * @returns {Promise<boolean>}
 */
export async function keep(practice) {
  const db = await opened();
  const isKept = db !== null && (await finished(db, KIND, (all) => all.add(practice)));
  if (!isKept) unkept.push(practice);
  return isKept;
}

/** All practices, the newest first. @returns {Promise<Done[]>} */
export async function practices() {
  const db = await opened();
  /** @type {IDBRequest<Done[]> | null} */
  let request = null;
  if (db) await finished(db, KIND, (all) => (request = all.getAll()));
  const kept = /** @type {IDBRequest<Done[]> | null} */ (request)?.result ?? [];
  return [...kept, ...unkept].sort((one, other) => other.when.localeCompare(one.when));
}

/** Keep a session for later. @param {Session} session @returns {Promise<boolean>} */
export async function keepSession(session) {
  const db = await opened();
  return db !== null && finished(db, SESSIONS, (all) => all.put(session));
}

/** @returns {Promise<Session[]>} */
export async function keptSessions() {
  const db = await opened();
  /** @type {IDBRequest<Session[]> | null} */
  let request = null;
  if (db) await finished(db, SESSIONS, (all) => (request = all.getAll()));
  return /** @type {IDBRequest<Session[]> | null} */ (request)?.result ?? [];
}

/** Forget everything that this app has kept in this browser. */
export async function forgetAll() {
  unkept.length = 0;
  for (const kind of [KIND, SESSIONS]) {
    const db = await opened();
    if (db) await finished(db, kind, (all) => all.clear());
  }
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Nothing was kept there then.
  }
  // The library and kept sessions lie in caches; the app itself is nothing personal, and stays.
  if ("caches" in globalThis) for (const name of await caches.keys()) if (name.startsWith("daoyin-content")) await caches.delete(name);
}

/** @param {IDBDatabase} db @param {string} kind @param {(all: IDBObjectStore) => unknown} work @returns {Promise<boolean>} */
function finished(db, kind, work) {
  return new Promise((done) => {
    try {
      const change = db.transaction(kind, "readwrite");
      work(change.objectStore(kind));
      change.oncomplete = () => (db.close(), done(true));
      change.onabort = change.onerror = () => (db.close(), done(false));
    } catch {
      done(false);
    }
  });
}

/** @param {Done[]} all */
export function asJson(all) {
  return JSON.stringify({ format: "daoyin-practices", version: 1, practices: all.map(({ id: _id, ...rest }) => rest) }, null, 2) + "\n";
}

/** A table for spreadsheets. @param {Done[]} all */
export function asCsv(all) {
  const columns = /** @type {const} */ (["when", "title", "seconds", "practised", "before", "after", "note", "movements"]);
  const rows = all.map((one) => columns.map((column) => cell(column === "movements" ? one.movements.join(" ") : one[column])).join(","));
  return [columns.join(","), ...rows].join("\r\n") + "\r\n";
}

/** A spreadsheet would run what begins like a formula. @param {unknown} value */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === "string" ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
