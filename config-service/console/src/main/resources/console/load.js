// Repeated reads of a page: the latest response, the failure since, and the age of the shown data.
import { html, nothing } from './view.js';
import { corrected } from './clock.js';
import { ago, loading, original } from './parts/text.js';
import { COMMON } from './words.js';

const AGAIN_MS = 5000;
/** A hanging read doesn't hold back the others for longer. */
export const PATIENCE_MS = 700;

/** Work for the time when the tab becomes visible. */
const waiting = new Set();

/** Does {@link work} now, or once when the tab becomes visible: a hidden tab sends no requests, so its session can end. */
export function whenSeen(work) {
  if (document.hidden) {
    waiting.add(work);
  } else {
    work();
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    const works = [...waiting];
    waiting.clear();
    works.forEach((work) => work());
  }
});

/**
 * Begins to read a resource.
 *
 * @param {(signal: AbortSignal) => Promise<any>} read
 * @param {() => void} changed called after each read
 * @param {(answer: any) => number} [everyMs] the time until the next read; 0 for none
 */
export function reading(read, changed, everyMs = () => 0) {
  let underway = null;
  let again = false;
  let timer = 0;
  let ended = false;

  const it = {
    /** The latest response; null when there is none. */
    data: null,
    /** The failure of the latest read; null when it succeeded. */
    failure: null,
    /** The time of the request for {@link data}, by the service's clock. */
    at: null,
    /** Reads it now, and cancels a read in progress. */
    load() {
      if (underway) {
        underway.abort();
        underway = null;
      }
      whenSeen(run);
      return it;
    },
    /** Reads it once more, after a read in progress. */
    refresh() {
      if (underway) {
        again = true;
      } else {
        whenSeen(run);
      }
    },
    end() {
      ended = true;
      clearTimeout(timer);
      waiting.delete(run);
      if (underway) {
        underway.abort();
      }
    },
    /** The view of the data, or what holds its place while there is none, such as a skeleton. */
    shown: (view, place = loading) => (it.data === null ? (it.failure ? nothing : place) : view(it.data)),
  };

  async function run() {
    if (ended || underway) {
      return;
    }
    clearTimeout(timer);
    again = false;
    const mine = new AbortController();
    const begun = Date.now();
    underway = mine;
    let found = null;
    let failure = null;
    try {
      found = await read(mine.signal);
    } catch (thrown) {
      failure = thrown;
    }
    if (ended || mine !== underway) {
      return;
    }
    underway = null;
    it.failure = failure;
    if (!failure) {
      it.data = found;
      it.at = new Date(corrected(begun));
    } else if (failure.status === 403 || failure.status === 404) {
      // It is gone, or no longer visible to the caller.
      it.data = null;
    }
    try {
      changed();
    } finally {
      schedule();
    }
  }

  function schedule() {
    const ms = again ? 1 : it.failure && isOfNow(it.failure) ? AGAIN_MS : everyMs(it.data);
    if (ms) {
      timer = setTimeout(() => whenSeen(run), ms);
    }
  }

  return it.load();
}

/** Whether a retry may succeed. */
const isOfNow = (failure) => !failure.status || failure.status === 429 || failure.status >= 500;

/** The age of the shown data. */
export const asOf = (one) => (one.at ? html`<p class="quiet">${COMMON.updated(ago(one.at.toISOString()))}</p>` : nothing);

/** The failures of some readings, each once, and the age of the shown data. */
export function notes(...readings) {
  const failed = readings.filter((one) => one.failure);
  const texts = [...new Set(failed.map((one) => one.failure.message))];
  return texts.map((text) => {
    const oldest = failed
      .filter((one) => one.failure.message === text && one.data !== null)
      .map((one) => one.at)
      .sort((one, other) => one - other)[0];
    return html`<div class="message">
      <span role="alert">${text}</span> ${oldest ? html`<span class="quiet">${COMMON.lastUpdated(ago(oldest.toISOString()))}</span>` : nothing}
      ${original(failed.find((one) => one.failure.message === text).failure.original)}
    </div>`;
  });
}
