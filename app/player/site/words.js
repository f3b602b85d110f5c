/** The words of the interface: two tables for each language; what the first screen does not need waits in the second. */

/** @typedef {keyof typeof import("./words/en.js").default | keyof typeof import("./words/more-en.js").default} Word */

export const LANGUAGES = /** @type {const} */ ({ en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" });
const TABLES = {
  en: () => import("./words/en.js"),
  "zh-Hans": () => import("./words/zh-hans.js"),
  "zh-Hant": () => import("./words/zh-hant.js"),
};
const MORE = {
  en: () => import("./words/more-en.js"),
  "zh-Hans": () => import("./words/more-zh-hans.js"),
  "zh-Hant": () => import("./words/more-zh-hant.js"),
};
const KEPT_AS = "daoyin-language";

/** @typedef {keyof typeof LANGUAGES} Language */

// Known at once, so that what the first screen shows can be asked for while its words still come.
/** @type {Language} */
let current = preferred();
/** @type {Partial<Record<Word, string>>} */
let table = {};
/** Languages whose second table is here. @type {Set<Language>} */
const whole = new Set();

/** The language of interface and content, as the API spells it. */
export function language() {
  return current;
}

/**
 * A text of the interface; `{name}` in it is replaced.
 * @param {Word} word @param {Record<string, string | number>} [values]
 */
export function say(word, values = {}) {
  const text = table[word] ?? word;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The label of a code of the API where the interface has one; else the code, readable.
 * @param {string} prefix @param {string} code
 */
export function label(prefix, code) {
  const key = `${prefix}_${code}`.replace(/[- ]/g, "_");
  return table[/** @type {Word} */ (key)] ?? code.replace(/[-_]/g, " ");
}

// Begun before the modules that show the words have come; whoever speaks waits for it, and is told if it fails.
void TABLES[current]().catch(() => {});

/** Load the table of a language and put the language on the page. @param {Language} wanted */
export async function speak(wanted) {
  const [own, more] = await Promise.all([TABLES[wanted](), whole.has(wanted) ? MORE[wanted]() : null]);
  table = { ...own.default, ...more?.default };
  current = wanted;
  document.documentElement.lang = wanted;
  try {
    localStorage.setItem(KEPT_AS, wanted);
  } catch {
    // Storage may be forbidden; then the browser's own language is taken the next time.
  }
}

/** Load the second table too; to be done before a screen that is not the first. */
export async function speakMore() {
  const wanted = current;
  const more = (await MORE[wanted]()).default;
  whole.add(wanted);
  if (current === wanted) table = { ...table, ...more };
}

/** What was chosen before, or what the browser prefers. @returns {Language} */
export function preferred() {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept && kept in LANGUAGES) return /** @type {Language} */ (kept);
  } catch {
    // As above.
  }
  for (const tag of navigator.languages ?? []) {
    if (/^zh\b/i.test(tag)) return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "en";
}

/** Minutes and seconds as clocks show them. @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
