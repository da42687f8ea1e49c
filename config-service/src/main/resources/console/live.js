// The event stream: one connection for the whole page, which comes back by itself and says when it is away.

import { get } from './api.js';
import { whenSeen } from './load.js';

const TYPES = ['dev.backsource.policy-changed.v1', 'dev.backsource.origin-alert-changed.v1'];
const AGAIN_MS = 3000;
/** A pause of the page after which its stream may have died without a word. */
const PAUSE_MS = 30_000;
const TICK_MS = 5000;
/** Without so many signs of life in a row the stream is dead. */
const MISSED = 3;

const listeners = new Set();
let source = null;
let timer = 0;
/** When the page was last known to run, and to be looked at. */
let awakeAt = Date.now();
/** When the stream last gave a sign of life. */
let heardAt = Date.now();
/** How often it gives one. */
let everyMs = 15_000;

/** Whether changes come as they happen, and since when that is so: not where the stream is silent, nor where its source is. */
export const live = { on: false, since: Date.now(), begun: false };

/** Calls {@link listener} with every event (a CloudEvent), and with null when {@link live} has changed. Returns what ends that. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A work that is called as often as one likes, and done at once and then every {@link everyMs} at most; the last call is never lost.
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

export function connect() {
  clearTimeout(timer);
  if (source) {
    source.close();
  }
  source = new EventSource('/api/v1/events?heartbeat=event');
  source.onopen = () => {
    heardAt = Date.now();
  };
  source.addEventListener('heartbeat', (event) => heard(JSON.parse(event.data)));
  source.onerror = () => {
    become(false);
    // The browser tries again by itself unless it was refused; not while nobody looks, or no session would ever end.
    if (source.readyState === EventSource.CLOSED || document.hidden) {
      source.close();
      clearTimeout(timer);
      timer = setTimeout(() => whenSeen(reconnect), AGAIN_MS);
    }
  };
  TYPES.forEach((type) => source.addEventListener(type, (event) => tell(JSON.parse(event.data))));
}

/** A refused stream doesn't say why. Whoever isn't signed in any more is told so by what everybody may ask, and doesn't come back from there. */
async function reconnect() {
  try {
    await get('/caller');
  } catch (failure) {
    if (failure.status === 401) {
      return;
    }
  }
  connect();
}

/** Whether it still lives nobody knows, so another one is begun; what is shown is read anew when it has come. */
function reopen() {
  if (source) {
    become(false);
    whenSeen(reconnect);
  }
}

/** Notices that the page slept, or that nobody looked for a while. */
function awake() {
  const paused = Date.now() - awakeAt > PAUSE_MS;
  awakeAt = Date.now();
  if (paused) {
    reopen();
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    awake();
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

/** A stream that comes may say that its own source, Kafka, has fallen silent. */
function heard({ stalled, answeredMsAgo, everyMs: every }) {
  everyMs = every;
  heardAt = Date.now();
  become(!stalled, stalled ? heardAt - answeredMsAgo : heardAt);
}

function become(on, since = Date.now()) {
  if (live.on !== on || !live.begun) {
    live.on = on;
    live.begun = true;
    live.since = since;
    tell(null);
  }
}

function tell(event) {
  listeners.forEach((listener) => listener(event));
}
