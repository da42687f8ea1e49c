// The event stream: one connection for the whole page while it is visible, with reconnects and its present state.
// Over HTTP/1.1 a browser opens six connections to a host for all its tabs. A stream each of hidden tabs would leave none for requests.

import { get } from './api.js';
import { corrected } from './clock.js';
import { whenSeen } from './load.js';

/** The type of the events of alerts. */
export const OF_ALERTS = 'dev.backsource.origin-alert-changed.v1';
const TYPES = ['dev.backsource.policy-changed.v1', OF_ALERTS];
const AGAIN_MS = 3000;
/** A longer pause of the page, such as a laptop's sleep, may have ended the stream silently. */
const PAUSE_MS = 30_000;
const TICK_MS = 5000;
/** The time for the first readings of a page: whatever has changed before the stream began is read once more behind them. */
const FIRST_MS = 3000;
/** So many missed heartbeats in a row mean a dead stream. */
const MISSED = 3;

const listeners = new Set();
let source = null;
let timer = 0;
/** The last time the page ran in the foreground. */
let awakeAt = Date.now();
/** The last heartbeat. */
let heardAt = Date.now();
/** Whether the page's first stream has neither begun nor failed. */
let isFirst = true;
/** The interval of heartbeats. */
let everyMs = 15_000;

/** Whether changes arrive as they happen, and since when, by the browser's clock. Off while the stream or its source, Kafka, is silent; `stalled` in the latter case. */
export const live = { on: false, since: Date.now(), begun: false, stalled: false };

/** Since when a reading's data aren't of now; undefined while they are. */
export const outdatedSince = (one) => (one.failure && one.at ? one.at.toISOString() : live.stalled ? new Date(corrected(live.since)).toISOString() : undefined);

/** Calls {@link listener} with every event (a CloudEvent), and with null when {@link live} has changed. Returns a function to unsubscribe. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Throttles a function: it runs at once, then at most every {@link everyMs}; the last call is never lost.
 *
 * @returns {{call: () => void, end: () => void}}
 */
export function throttled(work, everyMs) {
  let timer = 0;
  let again = false;
  const run = () => {
    again = false;
    timer = setTimeout(() => {
      timer = 0;
      if (again) {
        run();
      }
    }, everyMs);
    work();
  };
  return {
    call() {
      if (timer) {
        again = true;
      } else {
        run();
      }
    },
    end() {
      clearTimeout(timer);
      timer = -1;
    },
  };
}

/** Opens the stream, in place of an earlier one; a hidden tab opens it once it becomes visible. */
export function connect() {
  live.on = live.begun = live.stalled = false;
  stream();
}

function stream() {
  close();
  if (document.hidden) {
    return;
  }
  source = new EventSource('/api/v1/events?heartbeat=event');
  source.onopen = () => {
    heardAt = Date.now();
  };
  source.addEventListener('heartbeat', (event) => heard(JSON.parse(event.data)));
  source.onerror = () => {
    become(false);
    // Browsers reconnect by themselves, except after a refusal.
    if (source.readyState === EventSource.CLOSED) {
      close();
      timer = setTimeout(() => whenSeen(reconnect), AGAIN_MS);
    }
  };
  TYPES.forEach((type) => source.addEventListener(type, (event) => tell(JSON.parse(event.data))));
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

/** A refused stream has no reason. A request open to every caller finds out whether the session has ended, and leaves the page then. */
async function reconnect() {
  try {
    await get('/caller');
  } catch (failure) {
    if (failure.status === 401) {
      return;
    }
  }
  stream();
}

/** Replaces a stream in an unknown state; pages read again once the new one is open. */
function reopen() {
  if (source) {
    become(false);
    whenSeen(reconnect);
  }
}

/** Detects a sleep of the page. */
function awake() {
  const paused = Date.now() - awakeAt > PAUSE_MS;
  awakeAt = Date.now();
  if (paused) {
    reopen();
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    close();
  } else {
    awakeAt = Date.now();
    connect();
  }
});
setInterval(() => {
  if (!document.hidden) {
    awake();
    if (live.on && Date.now() - heardAt > MISSED * everyMs) {
      become(false, heardAt);
      reopen();
    }
  }
}, TICK_MS);
window.addEventListener('online', reopen);

/** Heartbeats say whether the stream's source, Kafka, is silent. */
function heard({ stalled, answeredMsAgo, everyMs: every }) {
  everyMs = every;
  heardAt = Date.now();
  become(!stalled, stalled ? heardAt - answeredMsAgo : heardAt, stalled);
}

function become(on, since = Date.now(), stalled = false) {
  if (live.on !== on || live.stalled !== stalled || !live.begun) {
    live.on = on;
    live.stalled = stalled;
    live.begun = true;
    live.since = since;
    if (isFirst && on) {
      setTimeout(() => tell(null), FIRST_MS);
    } else {
      tell(null);
    }
    isFirst = false;
  }
}

function tell(event) {
  listeners.forEach((listener) => listener(event));
}
