/** The only door to the service: public routes under /v1, in the language of the interface. */
import { language } from "./words.js";

/** @typedef {import("../types").Problem} Problem */

/** A refusal of the service, or a network that is away (then `problem` is null). */
export class Refused extends Error {
  /** @param {string} message @param {Problem | null} problem */
  constructor(message, problem) {
    super(message);
    this.problem = problem;
  }
}

/** @type {Map<string, Promise<any>>} */
const held = new Map();

/**
 * Ask for JSON. `query` values may be lists; what is null is left out.
 * @param {string} path @param {Record<string, unknown>} [query] @returns {Promise<any>}
 */
export function get(path, query = {}) {
  const address = addressOf(path, { ...query, lang: language() });
  return remembered(address, () => asked(address).then((response) => response.json()));
}

/**
 * Ask for a picture as text; the address may carry a query of its own already.
 * @param {string} path @param {Record<string, unknown>} [query] @returns {Promise<string>}
 */
export function getPicture(path, query = {}) {
  const address = addressOf(path, { ...query, lang: language() });
  return remembered(address, () => asked(address).then((response) => response.text()));
}

/**
 * Send a body; never remembered, for it may say something of a person's health.
 * @param {string} path @param {Record<string, unknown>} body @returns {Promise<any>}
 */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return (await asked(path, init)).json();
}

/** Send a body and get a file as text. @param {string} path @param {Record<string, unknown>} body @param {string} type */
export async function postForFile(path, body, type) {
  const headers = { "Content-Type": "application/json", Accept: type };
  return (await asked(path, { method: "POST", headers, body: JSON.stringify(body) })).text();
}

/** A session by its address; its language is part of it, and nothing of it is remembered. @param {string} address @returns {Promise<any>} */
export async function getSession(address) {
  return (await asked(address)).json();
}

/** @param {string} path @param {Record<string, unknown>} query */
export function addressOf(path, query) {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) value.forEach((one) => url.searchParams.append(name, String(one)));
    else if (value !== null && value !== undefined && value !== "") url.searchParams.set(name, String(value));
  }
  return url.pathname + url.search;
}

/** @type {string | null} */
let release = null;

/** A new release is not mixed with texts of the old one; pictures of a practice under way are. @param {string | null} told */
function heedRelease(told) {
  if (release && told && told !== release) for (const address of held.keys()) if (!address.includes(".svg")) held.delete(address);
  release = told ?? release;
}

/** @param {string} address @param {() => Promise<any>} ask */
function remembered(address, ask) {
  const known = held.get(address);
  if (known) return known;
  const answer = ask();
  held.set(address, answer);
  answer.catch(() => held.delete(address));
  return answer;
}

/** @param {string} address @param {RequestInit} [init] */
async function asked(address, init = {}) {
  const response = await fetch(address, { ...init, credentials: "omit" }).catch(() => {
    throw new Refused("offline", null);
  });
  heedRelease(response.headers.get("Content-Release"));
  if (response.ok) return response;
  const isProblem = (response.headers.get("Content-Type") ?? "").includes("json");
  const problem = isProblem ? await response.json() : null;
  throw new Refused(problem?.detail ?? response.statusText, problem);
}
