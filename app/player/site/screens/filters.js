/** What a list can be narrowed by; each choice is a parameter of the list. */
import { html } from "../vendor/preact-htm.js";
import { get } from "../api.js";
import { listQuery } from "../shelf.js";
import { useAnswer } from "../parts.js";
import { label, say } from "../words.js";

const POSTURES = ["seated", "standing", "supine", "side-lying", "floor-cross-legged", "floor-long-sitting", "kneeling", "hands-and-knees", "walking"];
const GRADES = ["supported", "partly supported", "mixed", "traditional-teaching", "unsupported", "contradicted"];

/** Parameters of each kind, and the kind of record that is named in one (or null for a list of ours). @type {Record<string, [string, string | null][]>} */
const FILTERS = {
  movements: [["region", "regions"], ["form", "forms"], ["posture", null]],
  conditions: [["region", "regions"]],
  routines: [["condition", "conditions"], ["posture", null]],
  programmes: [["condition", "conditions"]],
  acupoints: [["meridian", "meridians"], ["region", "regions"]],
  claims: [["verdict", null], ["condition", "conditions"]],
};

/** @param {{kind: string, chosen: Record<string, string>, choose: (chosen: Record<string, string>) => void}} given */
export function Filters({ kind, chosen, choose }) {
  const filters = FILTERS[kind];
  if (!filters) return null;
  /** @param {string} parameter @param {string} value */
  const set = (parameter, value) => {
    const { [parameter]: _old, ...others } = chosen;
    choose(value ? { ...others, [parameter]: value } : others);
  };
  return html`<div class="row filters">${filters.map(([parameter, named]) => html`
    <${Filter} key=${parameter} parameter=${parameter} named=${named} value=${chosen[parameter] ?? ""} set=${(/** @type {string} */ value) => set(parameter, value)} />`)}</div>`;
}

/** @param {{parameter: string, named: string | null, value: string, set: (value: string) => void}} given */
function Filter({ parameter, named, value, set }) {
  const { got } = useAnswer(() => (named ? get(`/v1/${named}`, listQuery(named, {})) : Promise.resolve(null)), [named]);
  const own = parameter === "verdict" ? GRADES.map((code) => [code, label("grade", code)]) : POSTURES.map((code) => [code, label("posture", code)]);
  const options = named ? (got?.items ?? []).map((/** @type {any} */ one) => [one.slug, one.name ?? one.title]) : own;
  return html`<label class="field"><span>${label("by", parameter)}</span>
    <select aria-label=${label("by", parameter)} value=${value} onChange=${(/** @type {any} */ event) => set(event.currentTarget.value)}>
      <option value="" selected=${value === ""}>${say("posture_all")}</option>
      ${options.map((/** @type {[string, string]} */ [code, text]) => html`<option value=${code} selected=${code === value}>${text}</option>`)}
    </select></label>`;
}
