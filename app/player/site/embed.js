/**
 * `<daoyin-session wish='{"conditions": ["sciatica"], "minutes": 10}'>`: a session that plays in any page.
 * It asks the service that it was loaded from and nobody else, and keeps nothing.
 */
import { createClock } from "/player/practice/clock.js";
import { animationPace, moment } from "/player/practice/timeline.js";

/** @typedef {import("../types").Session} Session */

const HOME = new URL(import.meta.url).origin;
const WORDS = {
  en: { start: "Start", pause: "Pause", next: "Next:", hurts: "Stop, something hurts", over: "The session is over.", stopped: "The session has ended. Rest, and read the lines above.", failed: "This session cannot be played.", unscreened: "Nobody asked about your health, so whatever could do harm is left out." },
  "zh-Hans": { start: "开始", pause: "暂停", next: "接下来：", hurts: "停，有地方疼", over: "练习结束。", stopped: "练习已结束。请休息，并读上面的话。", failed: "无法播放这个练习。", unscreened: "没有询问你的健康情况，所以可能有害的动作都不做。" },
  "zh-Hant": { start: "開始", pause: "暫停", next: "接下來：", hurts: "停，有地方疼", over: "練習結束。", stopped: "練習已結束。請休息，並讀上面的話。", failed: "無法播放這個練習。", unscreened: "沒有詢問你的健康情況，所以可能有害的動作都不做。" },
};
const STYLE = `
  :host { display: block; font: 1rem/1.5 system-ui, sans-serif; color: var(--daoyin-ink, #1f2b2a); background: var(--daoyin-paper, #f7f4ec); border-radius: var(--daoyin-round, 1rem); padding: 1rem; }
  .warnings { border-left: 6px solid var(--daoyin-warning, #a8321f); padding-left: 1rem; }
  h2 { margin: 0.5rem 0; font-size: 1.375rem; } p { margin: 0.25rem 0; } ul { margin: 0; padding-left: 1.2em; }
  .figure svg { display: block; width: 100%; height: 20rem; } .row { display: flex; gap: 0.75rem; align-items: center; flex-wrap: wrap; }
  button { min-height: 2.75rem; padding: 0 1.5rem; border-radius: 99px; border: 1px solid; font: inherit; font-weight: 600; cursor: pointer; background: none; color: inherit; }
  .play { background: var(--daoyin-accent, #23665a); color: var(--daoyin-on-accent, #fff); border-color: transparent; }
  .left { font-size: 1.375rem; font-variant-numeric: tabular-nums; margin-left: auto; }`;

class DaoyinSession extends HTMLElement {
  #clock = createClock();
  /** @type {Session | null} */
  #session = null;
  #shown = "";
  #frame = 0;
  /** @type {Map<string, Promise<string | null>>} */
  #pictures = new Map();
  #root = this.attachShadow({ mode: "open" });
  /** Each time that it is put into a page it begins anew; what an earlier turn still waits for is dropped. */
  #turn = 0;

  async connectedCallback() {
    this.#turn += 1;
    const turn = this.#turn;
    this.#root.replaceChildren();
    this.#clock = createClock();
    this.#shown = "";
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    const wish = read(this.getAttribute("wish"));
    if (!wish) return void this.#add("p", WORDS.en.failed);
    const said = WORDS[/** @type {keyof typeof WORDS} */ (wish.lang)] ?? WORDS.en;
    const body = JSON.stringify({ limitations: null, ...wish });
    const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body, credentials: /** @type {const} */ ("omit") };
    const response = await fetch(`${HOME}/v1/sessions`, sent).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (turn !== this.#turn) return;
    this.#warn(answer, said);
    if (!response?.ok) return void this.#add("p", answer?.detail ?? said.failed);
    this.#session = answer;
    this.#build(said);
    this.#draw(said);
    // The service may go away in the middle; what is still to come is here by then.
    for (const step of this.#session?.steps ?? []) if (step.figure) await this.#picture(step.figure, step);
  }

  disconnectedCallback() {
    this.#turn += 1;
    cancelAnimationFrame(this.#frame);
  }

  /** What warns stands first, whole. @param {any} answer @param {typeof WORDS.en} said */
  #warn(answer, said) {
    const box = this.#add("div", "", "warnings");
    for (const flag of answer?.seek_care_if ?? []) {
      this.#add("p", flag.action, "action", box);
      const list = this.#add("ul", "", "", box);
      for (const sign of flag.signs) this.#add("li", sign, "", list);
    }
    for (const text of [...(answer?.stop_if ?? []), ...(answer?.opening_advice ?? [])]) this.#add("p", text, "", box);
    if (answer?.safety_basis === "unscreened") this.#add("p", said.unscreened, "", box);
  }

  /** @param {typeof WORDS.en} said */
  #build(said) {
    this.#add("div", "", "figure");
    this.#add("h2", "", "name");
    this.#add("p", "", "cue").setAttribute("aria-live", "polite");
    this.#add("p", "", "next");
    const row = this.#add("div", "", "row");
    const play = this.#add("button", said.start, "play", row);
    play.onclick = () => {
      if (this.#clock.isRunning()) this.#clock.pause();
      else this.#clock.run();
      play.textContent = this.#clock.isRunning() ? said.pause : said.start;
    };
    this.#add("button", said.hurts, "hurts", row).onclick = () => {
      this.#clock.pause();
      cancelAnimationFrame(this.#frame);
      row.remove();
      this.#add("p", said.stopped);
      this.#root.querySelector(".warnings")?.scrollIntoView();
    };
    this.#add("span", "", "left", row).setAttribute("role", "timer");
  }

  /** @param {typeof WORDS.en} said */
  #draw(said) {
    const session = /** @type {Session} */ (this.#session);
    const at = this.#clock.position();
    const seen = moment(session, at);
    const left = Math.max(0, Math.round(session.seconds - at / 1000));
    this.#write("left", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
    this.#write("name", seen.step.movement.name);
    this.#write("cue", seen.isOver ? [said.over, ...session.closing_advice].join(" ") : (seen.cue?.text ?? seen.step.summary));
    this.#write("next", seen.next ? `${said.next} ${seen.next.movement.name}` : "");
    if (seen.step.id !== this.#shown) void this.#figure(seen.step);
    const svg = /** @type {SVGSVGElement | null} */ (this.#root.querySelector(".figure > svg"));
    svg?.setCurrentTime((seen.into / 1000) * animationPace(seen.step).speed);
    if (!seen.isOver) this.#frame = requestAnimationFrame(() => this.#draw(said));
  }

  /** @param {import("../types").Step} step */
  async #figure(step) {
    this.#shown = step.id;
    const place = /** @type {HTMLElement} */ (this.#root.querySelector(".figure"));
    place.replaceChildren();
    if (!step.figure) return;
    const text = await this.#picture(step.figure, step);
    if (!text || this.#shown !== step.id) return;
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    place.replaceChildren(document.importNode(svg, true));
    place.querySelector("svg")?.pauseAnimations();
  }

  /** A picture as text, fetched once; null where it cannot be had. @param {import("../types").Figure} figure @param {import("../types").Step} step */
  #picture(figure, step) {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pace = animationPace(step).breathsPerMinute;
    const query = isStill ? "" : `&captions=false${pace ? `&breaths_per_minute=${pace}` : ""}`;
    const address = HOME + (isStill ? figure.still : figure.animation) + query;
    const asked = this.#pictures.get(address) ?? fetch(address, { credentials: "omit" }).then((response) => (response.ok ? response.text() : null)).catch(() => null);
    this.#pictures.set(address, asked);
    return asked;
  }

  /** @param {string} name @param {string} text */
  #write(name, text) {
    const place = this.#root.querySelector(`.${name}`);
    if (place && place.textContent !== text) place.textContent = text;
  }

  /** @param {string} tag @param {string} text @param {string} [name] @param {ParentNode} [parent] */
  #add(tag, text, name = "", parent = this.#root) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    parent.append(made);
    return made;
  }
}

/** The wish of the attribute; calm where there is none, null where it is no JSON object. @param {string | null} text */
function read(text) {
  try {
    const wish = JSON.parse(text ?? '{"goals": ["calm"]}');
    return wish && typeof wish === "object" && !Array.isArray(wish) ? wish : null;
  } catch {
    return null;
  }
}

if (!customElements.get("daoyin-session")) customElements.define("daoyin-session", DaoyinSession);
