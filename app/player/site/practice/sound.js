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
/** What sounds now goes through one gate, so that a pause can close it. @type {GainNode | null} */
let gate = null;

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

/** One of the last seconds before a step. */
export function tick() {
  sound(784, 784, 0.04, 0.005, 0.12);
}

/** Let what sounds now end softly: whoever pauses wants silence, not the rest of a breath. */
export function fade() {
  if (audio && gate) gate.gain.setTargetAtTime(0, audio.currentTime, 0.08);
  gate = null;
}

/** @param {number} from @param {number} to @param {number} loudness @param {number} rise @param {number} seconds */
function sound(from, to, loudness, rise, seconds) {
  // A context that is not running would hold the tone back and play it at the wrong time.
  if (!audio || audio.state !== "running") return;
  const at = audio.currentTime;
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  if (!gate) (gate = audio.createGain()).connect(audio.destination);
  tone.frequency.setValueAtTime(from, at);
  tone.frequency.linearRampToValueAtTime(to, at + seconds);
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(loudness, at + rise);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  tone.connect(gain).connect(gate);
  tone.start(at);
  tone.stop(at + seconds);
}

const TAGS = /** @type {Record<string, string>} */ ({ "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" });

/** Whether a voice of this browser reads the language; a voice of another one would only garble it. @param {string} language */
export function hasVoice(language) {
  return voiceFor(language) !== null;
}

/** @param {string} language @returns {SpeechSynthesisVoice | null} */
function voiceFor(language) {
  const tag = (TAGS[language] ?? language).toLowerCase();
  /** @param {SpeechSynthesisVoice} voice */
  const own = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const all = globalThis.speechSynthesis?.getVoices?.() ?? [];
  return all.find((voice) => own(voice).startsWith(tag)) ?? all.find((voice) => own(voice).slice(0, 2) === tag.slice(0, 2)) ?? null;
}

/** Say texts one after the other, instead of what is being said. @param {string[]} texts @param {string} language */
export function speak(texts, language) {
  if (!("speechSynthesis" in globalThis) || !texts.length) return;
  try {
    const voice = voiceFor(language);
    // An empty list may only mean that the voices are not told yet, or never are.
    if (!voice && speechSynthesis.getVoices().length) return;
    speechSynthesis.cancel();
    for (const text of texts) {
      const said = new SpeechSynthesisUtterance(text);
      said.lang = TAGS[language] ?? language;
      if (voice) said.voice = voice;
      said.rate = 0.92;
      speechSynthesis.speak(said);
    }
  } catch {
    // The captions say the same.
  }
}

export function hush() {
  try {
    globalThis.speechSynthesis?.cancel();
  } catch {
    // Then nothing was being said.
  }
}

/** @param {string | null} haptic as the session's cues name it, or a phase of the breath */
export function touch(haptic) {
  const pattern = { tap: [40], "double-tap": [40, 80, 40], in: [30], out: [15, 60, 15] }[haptic ?? ""];
  if (!pattern || !navigator.userActivation?.hasBeenActive) return;
  try {
    navigator.vibrate?.(pattern);
  } catch {
    // What cannot be felt is seen.
  }
}
