/** Bells, breath tones, voice and touch; each is optional, and silence is never an error. */

/** @typedef {{voice: boolean, bells: boolean, tones: boolean, touch: boolean}} Senses */

const KEPT_AS = "daoyin-senses";

/** @returns {Senses} */
export function keptSenses() {
  const usual = { voice: true, bells: true, tones: false, touch: true };
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}") };
  } catch {
    return usual;
  }
}

/** @param {Senses} senses */
export function keepSenses(senses) {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(senses));
  } catch {
    // Storage may be forbidden; then it holds for this practice.
  }
}

/** @type {AudioContext | null} */
let audio = null;

/** Browsers let sound begin only with a touch or a key, so this is called from one. */
export function wakeSound() {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") void audio.resume().catch(() => {});
  } catch {
    audio = null;
  }
}

/** A small bowl, struck softly: three partials that fade at their own pace. */
export function bell() {
  for (const [pitch, loudness, seconds] of [[392, 0.12, 3.2], [1064, 0.04, 1.8], [2010, 0.015, 0.9]]) sound(pitch, pitch, loudness, 0.01, seconds);
}

/** A breath as a tone that rises or sinks. @param {string} phase @param {number} milliseconds */
export function breathTone(phase, milliseconds) {
  const seconds = milliseconds / 1000;
  if (phase === "in") sound(174, 220, 0.03, seconds * 0.4, seconds);
  if (phase === "out") sound(220, 174, 0.03, seconds * 0.2, seconds);
}

/** @param {number} from @param {number} to @param {number} loudness @param {number} rise @param {number} seconds */
function sound(from, to, loudness, rise, seconds) {
  if (!audio || audio.state !== "running") return;
  const at = audio.currentTime;
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.frequency.setValueAtTime(from, at);
  tone.frequency.linearRampToValueAtTime(to, at + seconds);
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(loudness, at + rise);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + seconds);
}

/** @param {string} text @param {string} language */
export function speak(text, language) {
  if (!("speechSynthesis" in globalThis)) return;
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" }[language] ?? language;
  said.rate = 0.92;
  speechSynthesis.speak(said);
}

export function hush() {
  globalThis.speechSynthesis?.cancel();
}

/** @param {string | null} haptic as the session's cues name it, or a phase of the breath */
export function touch(haptic) {
  const pattern = { tap: [40], "double-tap": [40, 80, 40], in: [30], out: [15, 60, 15] }[haptic ?? ""];
  if (pattern && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
}
