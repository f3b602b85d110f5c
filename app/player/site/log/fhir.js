/**
 * Practices as a FHIR R4 Bundle: an Observation for each feeling and for the time, and a
 * QuestionnaireResponse for each practice. Pure. What is meant stands as text, for we know of no code
 * that says exactly this; there is no patient in it, since this app knows none.
 */

/**
 * @typedef {import("../../types").Done} Done
 * @typedef {{before: string, after: string, minutes: string, session: string, note: string}} Texts
 * @typedef {Record<string, any>} Resource
 */

/**
 * `uuid` gives a new UUID on each call; identifiers stay the same from one export to the next.
 * @param {Done[]} all @param {Texts} texts @param {string} language @param {() => string} uuid @param {string} now ISO 8601
 */
export function asFhir(all, texts, language, uuid, now) {
  const entry = all.flatMap((one) => {
    const response = { fullUrl: `urn:uuid:${uuid()}`, resource: answers(one, texts, language) };
    const seen = observations(one, texts, language).map((resource) => ({
      fullUrl: `urn:uuid:${uuid()}`,
      resource: { ...resource, derivedFrom: [{ reference: response.fullUrl }] },
    }));
    return [response, ...seen];
  });
  return JSON.stringify({ resourceType: "Bundle", type: "collection", timestamp: now, ...(entry.length ? { entry } : {}) }, null, 2) + "\n";
}

/** @param {Done} one @param {string} part */
const identifier = (one, part) => ({ value: `daoyin-${one.when}-${part}` });

/** When it was, as a span: it is kept when it ends. @param {Done} one */
function span(one) {
  const end = new Date(one.when);
  return { start: new Date(end.getTime() - one.practised * 1000).toISOString(), end: end.toISOString() };
}

/** @param {Done} one @param {Texts} texts @param {string} language @returns {Resource[]} */
function observations(one, texts, language) {
  /** @param {string} part @param {string} text @param {Resource} value */
  const observation = (part, text, value) => ({
    resourceType: "Observation",
    language,
    identifier: [identifier(one, part)],
    status: "final",
    code: { text },
    ...value,
  });
  const { start, end } = span(one);
  return [
    ...(one.before === null ? [] : [observation("before", texts.before, { effectiveDateTime: start, valueInteger: one.before })]),
    ...(one.after === null ? [] : [observation("after", texts.after, { effectiveDateTime: end, valueInteger: one.after })]),
    observation("minutes", texts.minutes, { effectivePeriod: { start, end }, valueQuantity: { value: Math.round(one.practised / 6) / 10, unit: "min" } }),
  ];
}

/** @param {Done} one @param {Texts} texts @param {string} language @returns {Resource} */
function answers(one, texts, language) {
  /** @param {string} linkId @param {string} text @param {Resource} answer */
  const item = (linkId, text, answer) => ({ linkId, text, answer: [answer] });
  return {
    resourceType: "QuestionnaireResponse",
    language,
    identifier: identifier(one, "answers"),
    status: "completed",
    authored: new Date(one.when).toISOString(),
    item: [
      item("session", texts.session, { valueString: one.title }),
      ...(one.before === null ? [] : [item("before", texts.before, { valueInteger: one.before })]),
      ...(one.after === null ? [] : [item("after", texts.after, { valueInteger: one.after })]),
      ...(one.note ? [item("note", texts.note, { valueString: one.note })] : []),
    ],
  };
}

/** A random UUID also where the page is no secure context. */
export function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
