// Changes of many domains, by batches of the API one after the other, that can be paused between two of them.
import { ask } from '../api.js';
import { isMassChange } from './dialog.js';

/** The API's limit per batch. */
const MOST_A_BATCH = 50;
/** A batch of the API. */
const toApi = (query, items, key, confirmedDomains, rollout) => ask('POST', `/batches${query}`, { body: { items, confirmedDomains, rollout }, key });
/** The time until a retry where the service says none. */
const LATER_MS = 5000;
/** A prober's ports are counted by the minute. */
const LIMITED_MS = 10_000;
/** So many retries in a row without a result pause the work. */
const RETRIES = 6;
const LIMITED = 429;
const UNAVAILABLE = 503;
const FAILED = 500;

/**
 * Begins to send items. Limits and outages are waited for; another failure pauses it. A batch without a response is repeated with its key, so that nothing is
 * changed twice. While a batch is underway, the state is `running`, `pausing` or `stopping`; otherwise `paused` or `ended`.
 *
 * @param {{query: string, items: object[]}[]} parts `query` of their batches, such as '?dryRun=true'
 * @param {{isTried?: boolean, changed: () => void, post?: (query: string, items: object[], key: string|null, confirmedDomains?: number, rollout?: string) => Promise<{data: object}>, most?: number,
 *     rollout?: 'progressive'|'immediate'}} options
 *   `isTried`: it is a dry run, which has no keys, and confirms the number of domains by itself. `post` sends a batch of `most` items at most, and responds as the API does to one. `rollout` is how the changes go out;
 *   without one, as each domain's team has it
 */
export function begin(parts, { isTried = false, changed, post = toApi, most = MOST_A_BATCH, rollout }) {
  /** What has no results yet. `isUncertain`: it was sent, and perhaps carried out. */
  const batches = parts.flatMap(({ query, items }) => inBatches(items, most).map((some) => ({ query, items: some, key: null, isUncertain: false })));
  let retries = 0;
  let wake = () => {};
  /** The number of domains that somebody has confirmed, if any. */
  let confirmedDomains;

  const work = {
    state: 'running',
    all: parts.reduce((sum, { items }) => sum + items.length, 0),
    /** The API's results. */
    results: [],
    /** The sums of the batches' totals, of a dry run. */
    totals: {},
    failure: null,
    /** The time of the present wait; 0 for none. */
    waitMs: 0,
    /** What the API allows only with a confirmation of the number of domains; null where nothing waits for that. */
    massChange: null,
    confirm() {
      confirmedDomains = work.massChange.domains;
      work.resume();
    },
    /** The domains without a result; those of a batch that was perhaps carried out are uncertain. */
    left: () => batches.flatMap(({ items, isUncertain }) => items.map(({ domain }) => ({ domain, isUncertain }))),
    pause: () => halt('pausing', 'paused'),
    stop: () => halt('stopping', 'ended'),
    resume() {
      if (work.state === 'paused') {
        Object.assign(work, { state: 'running', failure: null, massChange: null });
        retries = 0;
        go();
      } else if (work.state === 'pausing') {
        work.state = 'running';
      }
      changed();
    },
  };

  function halt(soon, now) {
    if (work.state === 'paused') {
      work.state = now;
    } else if (work.state === 'running' || work.state === 'pausing') {
      work.state = soon;
      wake();
    }
    changed();
  }

  async function go() {
    while (work.state === 'running' && batches.length) {
      await send(batches[0]);
      changed();
    }
    work.state = { running: 'ended', pausing: batches.length ? 'paused' : 'ended', stopping: 'ended' }[work.state] || work.state;
    changed();
  }

  async function send(batch) {
    batch.key ||= isTried ? null : newKey();
    try {
      take(batch, (await post(batch.query, batch.items, batch.key, confirmedDomains, rollout)).data);
    } catch (refused) {
      if (isMassChange(refused)) {
        askForConfirmation(batch, refused);
        return;
      }
      batch.isUncertain ||= !isTried && (!refused.status || refused.status >= FAILED);
      if (refused.status === LIMITED || refused.status === UNAVAILABLE) {
        await later(refused.retryAfterMs || LATER_MS, refused);
      } else {
        pauseFor(refused);
      }
      return;
    }
    if (batches[0]?.isDelayed) {
      await later(LIMITED_MS, null);
    }
  }

  /** The number is that of all that is left, so that it is asked for once. */
  function askForConfirmation(batch, refused) {
    const { domains, limit } = refused.problem;
    const massChange = { domains: domains + batches.slice(1).reduce((sum, { items }) => sum + items.length, 0), limit };
    // With a number it is another request.
    batch.key = null;
    if (isTried && ++retries <= RETRIES) {
      confirmedDomains = massChange.domains;
      return;
    }
    work.massChange = massChange;
    pauseFor(refused);
  }

  /** Takes results. Items that the service failed to carry out are repeated with the same key; those over a limit, with another one. */
  function take(batch, { results, totals }) {
    if (!isTried && results.some(({ status }) => status >= FAILED) && retries < RETRIES) {
      batch.isUncertain = batch.isDelayed = true;
      return;
    }
    const limited = results.filter(({ status }) => status === LIMITED && retries < RETRIES).map(({ domain }) => domain);
    batches.shift();
    work.results.push(...results.filter(({ domain }) => !limited.includes(domain)));
    Object.entries(totals || {}).forEach(([name, value]) => typeof value === 'number' && (work.totals[name] = (work.totals[name] || 0) + value));
    if (limited.length) {
      batches.unshift({ query: batch.query, items: batch.items.filter(({ domain }) => limited.includes(domain)), key: null, isUncertain: false, isDelayed: true });
    }
    if (limited.length < results.length) {
      retries = 0;
    }
  }

  async function later(ms, failure) {
    if (++retries > RETRIES) {
      pauseFor(failure);
      return;
    }
    if (work.state === 'running') {
      work.waitMs = ms;
      changed();
      await new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, ms);
      });
      work.waitMs = 0;
    }
    if (batches[0]) {
      batches[0].isDelayed = false;
    }
  }

  function pauseFor(failure) {
    work.failure = failure;
    if (work.state === 'running') {
      work.state = 'paused';
    }
  }

  go();
  return work;
}

const inBatches = (items, most) => Array.from({ length: Math.ceil(items.length / most) }, (none, index) => items.slice(index * most, (index + 1) * most));

const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
