/** "What to avoid" of a wish: kinds of strain, and movements by name. */
import { html, useEffect, useState } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { useAnswer } from "../parts.js";
import { change, now } from "../state.js";
import { say } from "../words.js";

/** @typedef {import("../../types").Ref} Ref */

export function Avoid() {
  const { avoid } = now();
  const { got } = useAnswer(() => get("/v1/vocabulary"), []);
  /** What only a whole session has is no part of a movement that one could avoid. */
  const features = (got?.risk_features ?? []).filter((/** @type {any} */ one) => one.scope === "variant");
  /** @param {string} code */
  const toggle = (code) => {
    const risks = avoid.risks.includes(code) ? avoid.risks.filter((one) => one !== code) : [...avoid.risks, code];
    change({ avoid: { ...avoid, risks } });
  };
  const count = avoid.risks.length + avoid.movements.length;
  return html`<details class="avoid"><summary>${count ? say("avoid_n", { n: count }) : say("avoid_title")}</summary>
    <div class="stack">
      <p class="quiet">${say("avoid_text")}</p>
      <${Movements} />
      <fieldset class="choice"><legend>${say("avoid_kinds")}</legend><div class="chips">${features.map((/** @type {any} */ one) => html`
        <button type="button" class="chip" aria-pressed=${String(avoid.risks.includes(one.code))} title=${one.definition} onClick=${() => toggle(one.code)}>${one.label}</button>`)}</div></fieldset>
    </div></details>`;
}

/** Movements that this person does not want, found by any of their names. */
function Movements() {
  const { avoid } = now();
  const [typed, type] = useState("");
  const [hits, found] = useState(/** @type {Ref[]} */ ([]));
  useEffect(() => {
    if (!typed.trim()) return found([]);
    const timer = setTimeout(() => {
      get("/v1/search", { q: typed.trim().slice(0, 200), kind: "movements", limit: 6 }).then(
        (answer) => found(answer.items),
        () => found([]),
      );
    }, 180);
    return () => clearTimeout(timer);
  }, [typed]);
  /** @param {{slug: string, name: string}[]} movements */
  const set = (movements) => change({ avoid: { ...avoid, movements } });
  /** @param {Ref} hit */
  const add = (hit) => {
    set([...avoid.movements.filter((one) => one.slug !== hit.slug), { slug: hit.slug, name: hit.name }]);
    type("");
  };
  return html`<label class="field"><span>${say("avoid_movements")}</span><input type="search" autocomplete="off" placeholder=${say("avoid_hint")} value=${typed} onInput=${(/** @type {any} */ event) => type(event.currentTarget.value)} /></label>
    <div class="chips" role="group" aria-label=${say("hits")}>${hits.map((hit) => html`<button type="button" class="chip" onClick=${() => add(hit)}>${hit.name}</button>`)}</div>
    <div class="chips" role="group" aria-label=${say("avoid_title")}>${avoid.movements.map((one) => html`
      <button type="button" class="chip chosen" onClick=${() => set(avoid.movements.filter((other) => other.slug !== one.slug))}>${one.name}<span aria-hidden="true"> ×</span><span class="hidden"> ${say("remove")}</span></button>`)}</div>`;
}
