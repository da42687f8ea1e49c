// What a page reads of the API, again and again: the latest answer, what has failed since, and how old that makes what is shown.
import { html, nothing } from './view.js';
import { ago, loading } from './parts/text.js';
import { COMMON } from './words.js';

const AGAIN_MS = 5000;

/** What waits for somebody to look at the tab. */
const waiting = new Set();

/** Does {@link work} now, or once when the tab is looked at again: who looks at nothing asks for nothing, so that a session can end. */
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
 * Begins to read something.
 *
 * @param {(signal: AbortSignal) => Promise<any>} read
 * @param {() => void} changed called when there is something else to show
 * @param {(answer: any) => number} [everyMs] after which time it is read again by itself; 0 for never
 */
export function reading(read, changed, everyMs = () => 0) {
  let underway = null;
  let again = false;
  let timer = 0;
  let ended = false;

  const it = {
    /** The latest answer; null when there is none. */
    data: null,
    /** Why the latest attempt failed; null when it didn't. */
    failure: null,
    /** When {@link data} was asked for. */
    at: null,
    /** Reads it now; what is underway counts no more. */
    load() {
      if (underway) {
        underway.abort();
        underway = null;
      }
      whenSeen(run);
      return it;
    },
    /** Reads it once more, after what is underway. */
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
    /** What there is to show, and what to say while there is nothing. */
    shown: (view) => (it.data === null ? (it.failure ? nothing : loading) : view(it.data)),
  };

  async function run() {
    if (ended || underway) {
      return;
    }
    clearTimeout(timer);
    again = false;
    const mine = new AbortController();
    const at = new Date();
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
      it.at = at;
    } else if (failure.status === 403 || failure.status === 404) {
      // It isn't there any more, or not for who asks.
      it.data = null;
    }
    changed();
    schedule();
  }

  function schedule() {
    const ms = again ? 1 : it.failure && isOfNow(it.failure) ? AGAIN_MS : everyMs(it.data);
    if (ms) {
      timer = setTimeout(() => whenSeen(run), ms);
    }
  }

  return it.load();
}

/** Whether the same question may be answered a moment later. */
const isOfNow = (failure) => !failure.status || failure.status === 429 || failure.status >= 500;

/** How old what is shown of a reading is. */
export const asOf = (one) => (one.at ? html`<p class="quiet">${COMMON.updated(ago(one.at.toISOString()))}</p>` : nothing);

/** What failed of some readings, each thing once, and how old it makes what is shown. */
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
    </div>`;
  });
}
