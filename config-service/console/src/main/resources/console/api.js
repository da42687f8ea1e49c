// Requests to the REST API with the session's cookie, the same as any program's.

import { heard } from './clock.js';
import { leave } from './session.js';
import { problemTexts, SERVICE, SESSION, violationText } from './words.js';

/** The timeout of a request, with its response. */
const REQUEST_MS = 60_000;
const SECOND_MS = 1000;
/** The latest readings by path, each with its tag and its body: an unchanged body isn't sent again. */
const known = new Map();
const MOST_KNOWN = 40;
/** In characters. */
const LONGEST_KNOWN = 400_000;
// The page is left at sign-out, and may be kept by the browser.
window.addEventListener('pagehide', () => known.clear());

/** An error response of the API, or none at all. */
export class Refused extends Error {
  /** @param {number} retryAfterMs the time until a retry, as the service asks for it; 0 if it doesn't */
  constructor(status, problem, retryAfterMs = 0) {
    const { text, original } = problemTexts(problem);
    super(text || SERVICE.status(status));
    /** The service's own words, where the message has others. */
    this.original = original;
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether its type ends with that kind. */
  is(kind) {
    return (this.problem.type || '').endsWith(`:${kind}`);
  }

  /** The error of a field; null when the field has none. */
  ofField(name) {
    const found = (this.problem.errors || []).find((error) => error.field === name);
    return found ? violationText(found) : null;
  }
}

/**
 * Sends a request.
 *
 * @param {string} path below /api/v1, with its query
 * @param {{body?: object, patch?: boolean, ifMatch?: number, key?: string, signal?: AbortSignal, priority?: 'low'}} [options] with a `key`, a retry with the same one
 *   changes nothing twice; at a low priority, a browser sends others first
 * @returns {Promise<{data: any, revision: number|null}>} the body as JSON; throws Refused
 */
export async function ask(method, path, options = {}) {
  const headers = { Accept: 'application/json', 'X-Backsource-Console': '1' };
  // Writes declare JSON even without a body.
  if (method !== 'GET') {
    headers['Content-Type'] = options.patch ? 'application/merge-patch+json' : 'application/json';
  }
  if (options.ifMatch !== undefined) {
    headers['If-Match'] = `"${options.ifMatch}"`;
  }
  if (options.key) {
    headers['Idempotency-Key'] = `"${options.key}"`;
  }
  const before = method === 'GET' && known.get(path);
  if (before) {
    headers['If-None-Match'] = before.tag;
  }
  const late = AbortSignal.timeout(REQUEST_MS);
  const [answer, text] = await reached(`/api/v1${path}`, {
    method,
    headers,
    // No data on the disk.
    cache: 'no-store',
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    priority: options.priority,
    signal: options.signal ? AbortSignal.any([options.signal, late]) : late,
  });
  if (answer.status === 401) {
    leave(SESSION.ended);
  }
  const isSame = before && answer.status === 304;
  const body = isSame ? before.text : text;
  const data = json(answer, body);
  if (!answer.ok && !isSame) {
    known.delete(path);
    throw new Refused(answer.status, data || {}, (Number(answer.headers.get('Retry-After')) || 0) * SECOND_MS);
  }
  const tag = answer.headers.get('ETag');
  if (method === 'GET') {
    remember(path, tag, body);
  }
  return { data, revision: Number(tag?.replaceAll('"', '')) || null };
}

/** Strong tags are revisions. */
function remember(path, tag, text) {
  known.delete(path);
  if (tag?.startsWith('W/') && text.length <= LONGEST_KNOWN) {
    known.set(path, { tag, text });
  }
  if (known.size > MOST_KNOWN) {
    known.delete(known.keys().next().value);
  }
}

/** The path of the next page of a list, if any. */
export const nextOf = ({ next }) => next?.replace(/^\/api\/v1/, '');

export const domainPath = (name) => `/domains/${encodeURIComponent(name)}`;

export const domainPage = (name) => `/console${domainPath(name)}`;

export const get = async (path, signal, priority) => (await ask('GET', path, { signal, priority })).data;

async function reached(address, request) {
  try {
    const begun = Date.now();
    const answer = await fetch(address, request);
    // Neither a gateway's error page nor a cached response has the service's time.
    if ((answer.ok || answer.status === 304) && !answer.headers.has('Age')) {
      heard(answer.headers.get('Date'), begun, Date.now());
    }
    return [answer, await answer.text()];
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    if (failure.name === 'TimeoutError') {
      throw new Refused(0, { detail: request.method === 'GET' ? SERVICE.readTimeout : SERVICE.timeout });
    }
    throw new Refused(0, { detail: SERVICE.unreachable });
  }
}

function json(answer, text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return { detail: SERVICE.noJson(answer.status) };
  }
}
