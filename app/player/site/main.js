/** Boots the app: language, frame, and the screen that the address names. */
import { html, render, useEffect, useLayoutEffect, useRef, useState } from "./vendor/preact-htm.js";
import { LANGUAGES, language, say, speak, speakMore } from "./words.js";
import { Loading, Trouble } from "./parts.js";
import { listen, PRACTISING } from "./state.js";

const SCREENS = {
  "": () => import("./screens/start.js"),
  warnings: () => import("./screens/warnings.js"),
  screening: () => import("./screens/screening.js"),
  stop: () => import("./screens/stop.js"),
  choose: () => import("./screens/choose.js"),
  preview: () => import("./screens/preview.js"),
  practise: () => import("./screens/practise.js"),
  after: () => import("./screens/after.js"),
  history: () => import("./screens/history.js"),
  browse: () => import("./screens/browse.js"),
  read: () => import("./screens/read.js"),
  plan: () => import("./screens/plan.js"),
};

// Where a person begins, and a new version may: nothing is under way there.
const BEGINNINGS = ["", "browse", "history"];
const REST_MS = 1000;

/** @returns {string[]} */
const path = () => location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);

function App() {
  const [, redraw] = useState(0);
  const [at, go] = useState(path);
  useEffect(() => {
    const moved = () => (go(path()), keepUp(path()[0]));
    addEventListener("hashchange", moved);
    const stop = listen(() => redraw((count) => count + 1));
    return () => (removeEventListener("hashchange", moved), stop());
  }, []);
  const name = at[0] in SCREENS ? /** @type {keyof typeof SCREENS} */ (at[0]) : "";
  const isBare = name === "practise";
  return html`
    <a class="skip" href="#main" onClick=${skip}>${say("skip")}</a>
    ${!isBare && html`<${Top} at=${name} changed=${() => redraw((count) => count + 1)} />`}
    <${Screen} key=${at.join("/") + language()} name=${name} rest=${at.slice(1)} />
    ${!isBare && html`<${Foot} />`}
  `;
}

/** @param {{at: string, changed: () => void}} given */
function Top({ at, changed }) {
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const pick = async (event) => {
    await speak(/** @type {keyof typeof LANGUAGES} */ (event.currentTarget.value));
    changed();
  };
  /** @param {string} to @param {string} text */
  const link = (to, text) => {
    const isHere = at === to || (to === "browse" && at === "read");
    return html`<a href=${`#/${to}`} aria-current=${isHere ? "page" : null}>${text}</a>`;
  };
  return html`
    <header class="top">
      <a class="brand" href="#/"><img src="/player/icons/icon.svg" alt="" width="32" height="32" /><span>Daoyin</span></a>
      <nav aria-label=${say("menu")}>
        ${link("", say("nav_practise"))} ${link("browse", say("nav_browse"))} ${link("history", say("nav_history"))}
      </nav>
      <label class="language"><span class="hidden">${say("language")}</span><span class="language-sign" aria-hidden="true">文A</span>
        <select onChange=${pick} value=${language()}>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} selected=${tag === language()}>${name}</option>`)}
        </select>
      </label>
    </header>`;
}

function Foot() {
  return html`<footer class="foot"><p>${say("intended_use")} <a href="/docs/intended-use">${say("intended_use_link")}</a></p></footer>`;
}

/** @param {{name: keyof typeof SCREENS, rest: string[]}} given */
function Screen({ name, rest }) {
  const [shown, show] = useState(() => known[name + language()] ?? null);
  const main = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    let isWanted = true;
    readied(name).then(
      (screen) => isWanted && show(() => screen),
      (error) => isWanted && show(() => () => html`<${Trouble} error=${error} />`),
    );
    return () => void (isWanted = false);
  }, []);
  useLayoutEffect(() => {
    if (!shown) return;
    scrollTo(0, 0);
    const heading = main.current?.querySelector("h1");
    document.title = heading ? `${heading.textContent} · Daoyin` : "Daoyin";
    // The first page must not steal the focus; every later one is announced by it.
    if (hasMoved && heading) heading.focus({ preventScroll: true });
    hasMoved = true;
  }, [shown]);
  return html`<main id="main" tabindex="-1" ref=${main} class=${`page page-${name || "start"}`}>${shown ? html`<${shown} rest=${rest} />` : html`<${Loading} />`}</main>`;
}
let hasMoved = false;

/** Screens that have been shown in a language come at once in it. @type {Record<string, any>} */
const known = {};

/** The screen with what it needs: its module, and where it is not the first, words and style. @param {keyof typeof SCREENS} name */
async function readied(name) {
  const tongue = language();
  const [module] = await Promise.all([SCREENS[name](), ...(name ? [speakMore(), moreStyle()] : [])]);
  known[name + tongue] = module.default;
  return module.default;
}

/** How the screens look that are not the first; without it they are plain, and still to be used. */
function moreStyle() {
  styled ??= Promise.all([style("/player/style/more.css"), style("/player/style/player.css")]);
  return styled;
}
/** @type {Promise<unknown> | null} */
let styled = null;

/** Add a style that the first look can do without. @param {string} address */
function style(address) {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** To be called on each screen; where one begins, a new version is asked for and taken. @param {string} screen */
async function keepUp(screen) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const isBeginning = BEGINNINGS.includes(screen);
  if (isBegun && !isBeginning) return;
  try {
    const worker = await begin();
    if (isBeginning) await takeNewVersion(worker);
  } catch {
    // Where there can be no worker, there is an app that needs its network.
  }
}

let isBegun = false;

/** Begin the worker that keeps the app. */
async function begin() {
  if (!isBegun) {
    isBegun = true;
    if (matchMedia("(display-mode: standalone)").matches) void import("./offline.js").then((one) => one.layUpLibrarySoon());
    let isKept = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (!isKept) askAgain();
      else if (path()[0] !== "practise") location.reload();
      isKept = true;
    });
  }
  return navigator.serviceWorker.register("/sw.js");
}

/** @param {ServiceWorkerRegistration} worker */
async function takeNewVersion(worker) {
  if (!worker.waiting || !(await comesToRest())) return;
  await navigator.locks.request(PRACTISING, { ifAvailable: true }, (lock) => {
    // The worker that takes over makes every page of the old version load itself anew.
    if (lock) worker.waiting?.postMessage("take-over");
  });
}

/**
 * Whether this screen stays, untouched, until nothing more comes in. A browser that changes workers in the middle of
 * what a screen asks for can wait for ever for the old one; and nobody shall lose what they have begun to type.
 */
async function comesToRest() {
  const began = location.hash;
  let isTouched = false;
  const touched = () => void (isTouched = true);
  const gestures = ["pointerdown", "keydown"];
  for (const gesture of gestures) addEventListener(gesture, touched);
  const received = () => performance.getEntriesByType("resource").length;
  for (let before = -1; before !== received(); ) {
    before = received();
    await new Promise((go) => setTimeout(go, REST_MS));
  }
  for (const gesture of gestures) removeEventListener(gesture, touched);
  return !isTouched && location.hash === began;
}

/** What this page asked for before there was a worker to keep it; most of it comes out of the browser's cache. */
function askAgain() {
  const asked = performance.getEntriesByType("resource").map((one) => new URL(one.name));
  for (const url of asked) if (url.pathname.startsWith("/v1/") && !url.pathname.startsWith("/v1/sessions") && !url.search.includes("limitation=")) void fetch(url).catch(() => {});
}

void style("/v1/figures.css");
const isStart = !path()[0] || !(path()[0] in SCREENS);
const first = isStart ? SCREENS[""]().then((start) => (start.askAhead(), readied(""))).catch(() => null) : null;
await Promise.all([speak(language()), first]);
const root = /** @type {HTMLElement} */ (document.getElementById("app"));
root.textContent = "";
render(html`<${App} />`, root);
if (document.readyState === "complete") void keepUp(path()[0]);
else addEventListener("load", () => void keepUp(path()[0]), { once: true });
