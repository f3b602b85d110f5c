/** Shapes of the API's answers, as far as the app reads them. Times are seconds unless the name says else. */
export interface Ref { kind: string; slug: string; name: string; href: string }
export interface RedFlag { level: string; action: string; signs: string[]; sources: Ref[] }
export interface Line { text: string; note: string | null }
export interface Page { code: string; title: string; level: string; blocks: { heading: string; lines: Line[] }[]; note: string | null }
export interface Answer {
  code: string; label: string; least: number | null; most: number | null;
  leads_to: { outlet: string | null; reason: string; advice: string | null; red_flag: { level: string; action: string } | null } | null;
}
export interface Question {
  code: string; text: string; help: string | null; kind: "yes_no" | "one_of" | "number" | "surgery";
  is_needed: boolean; asks_side: boolean; follows: { question: string; answers: string[] } | null;
  signs: string[]; red_flags: RedFlag[]; areas: Ref[]; answers: Answer[];
}
export interface Screening {
  emergency: Page; seek_care_if: RedFlag[];
  conditions: { condition: Ref; practice: string; practice_reason: string }[];
  parts: { code: string; title: string; intro: string | null; questions: Question[] }[];
}
export interface Given {
  question: string; answer?: string; number?: number; side?: string;
  surgeries?: { area: string; side: string | null; weeks_ago: number | null; cleared: string }[];
}
export interface Screened {
  red_flags: RedFlag[]; texts: Page[]; practice: "session" | "breath_only" | "no_session"; instead: string[];
  limitations: unknown[] | null; exclude_risks: string[]; level_max: number | null; safety_basis: string;
  is_complete: boolean; not_answered: string[]; reasons: { reason: string; outlet: string | null; advice: string | null }[];
}
export interface Figure { still: string; sequence: string; animation: string }
export interface Cue { at_milliseconds: number; kind: string; text: string | null; haptic: string | null }
export interface Step {
  id: string; number: number; section: string; start_seconds: number; seconds: number; transition_seconds: number;
  transition: string; movement: Ref; summary: string; variant: string; posture: string; level: number; side: string | null;
  repetitions: number; unit: string;
  breathing: { cycles: number; is_paced: boolean; phases: { phase: string; milliseconds: number }[]; pause_milliseconds: number } | null;
  cautions: { text: string; who: string | null; strength: string; sources: Ref[] }[]; advice: string[]; not_assessed_for: string[];
  instructions: string[]; cues: Cue[];
  easier: { movement: Ref; variant: string; reason: string } | null;
  why: { wish_part: string; wanted: string; verdict: string | null; reason: string; sources: Ref[] }[];
  figure: Figure | null;
}
export interface Session {
  session_id: string; title: string; seek_care_if: RedFlag[]; stop_if: string[]; opening_advice: string[]; closing_advice: string[];
  safety_basis: string; seconds: number; sections: { section: string; start_seconds: number; seconds: number }[]; steps: Step[];
  omitted: { movement: Ref; variant: string; rule: string; limitation: string | null; feature: string | null; advice: string | null; sources: Ref[] }[];
  gaps: { reason?: string }[]; token: string | null; token_note: string; language: string;
  intended_use: string;
}
export interface Problem {
  type: string; title: string; status: number; detail: string; seek_care_if: RedFlag[];
  obstacles: { code: string; reason: string }[]; relaxations: { field: string; value: string; reason?: string; text?: string }[];
}
export interface Pick { kind: "conditions" | "regions" | "goals"; slug: string; name: string }
/** One practice that was done; kept in the browser alone. */
export interface Done {
  id?: number; when: string; title: string; seconds: number; practised: number; before: number | null; after: number | null;
  note: string; movements: string[];
}
