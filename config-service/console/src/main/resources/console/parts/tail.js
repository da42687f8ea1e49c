// The requests of a domain as they happen at the edges, while the reader listens.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { rows } from './table.js';
import { message, second } from './text.js';
import { COMMON, GATES, stateWord } from '../words.js';
import { FINDINGS } from '../words/findings.js';
import { TAIL } from '../words/requests.js';

const WAIT = '10s';
const MOST_LINES = 100;
/** Many findings have the name of their gate. */
const failed = ({ error, gate, finding }) => (gate ? TAIL.failure(FINDINGS.failedAt(stateWord(GATES, gate)), finding === gate ? null : finding) : error);
const CLASSES = ['', '2xx', '3xx', '4xx', '5xx'];
const MOST_NAMES = 5;
const COLUMNS = [
  { title: TAIL.time, width: '5rem', cell: ({ request }) => second(request.at) },
  { title: TAIL.status, kind: 'state', width: '3.5rem', cell: ({ request }) => request.status },
  { title: TAIL.request, kind: 'main', width: '4fr', cell: ({ request }) => TAIL.line(request) },
  { title: TAIL.duration, kind: 'number', width: '5.5rem', cell: ({ request }) => TAIL.took(request.durationMs) },
  { title: TAIL.cache, width: '5rem', hide: true, cell: ({ request }) => request.cache },
  { title: TAIL.origin, width: '2fr', hide: true, cell: ({ request }) => request.origin || COMMON.none },
  { title: TAIL.edge, width: '1fr', hide: true, cell: ({ edge }) => edge },
  { title: TAIL.client, width: '1fr', hide: true, cell: ({ request }) => request.client },
];
/** Objects are their own keys: a line has no id. */
const AS_LIST = { key: (line) => line, detail: ({ request }) => (request.error ? html`<div class="clip quiet">${failed(request)}</div>` : nothing) };

/** The section of a domain's page; edges send lines only while it listens. */
export function tailOf(app, path, changed) {
  let listening = null;
  let status = '';
  let failure = null;
  let lines = [];
  let dropped = 0;
  let page = null;
  let hidden = false;

  async function listen() {
    listening?.abort();
    const mine = (listening = new AbortController());
    failure = null;
    lines = [];
    dropped = 0;
    page = null;
    hidden = false;
    changed();
    try {
      let after = null;
      // A hidden tab sends no requests, so its session can end.
      while (mine === listening && !document.hidden) {
        const query = new URLSearchParams({ wait: WAIT, ...(status && { statusClass: status }), ...(after && { after }) });
        const answer = await get(`${path}/requests?${query}`, mine.signal);
        if (mine !== listening) {
          return;
        }
        page = answer;
        after = page.next;
        dropped += page.dropped;
        lines = [...page.lines].reverse().concat(lines).slice(0, MOST_LINES);
        changed();
      }
    } catch (thrown) {
      failure = mine === listening ? thrown : null;
    }
    if (mine === listening) {
      listening = null;
      hidden = document.hidden;
      changed();
    }
  }

  function stop() {
    listening?.abort();
    listening = null;
  }

  function halt() {
    stop();
    changed();
  }

  function choose(event) {
    status = event.target.value;
    if (listening) {
      listen();
    }
  }

  const edges = ({ edges: all, listening: sending, registered }) => {
    const reasons = Object.entries(TAIL.others).map(([state, reason]) => [reason, all.filter((edge) => edge.state === state).map(({ edge }) => edge)]);
    const without = reasons.filter(([, names]) => names.length);
    const text = [TAIL.sending(sending, registered), ...without.map(([reason, names]) => TAIL.without(reason, names.slice(0, MOST_NAMES), names.length))].join(' ');
    return html`<p class=${without.length ? 'warning' : 'quiet'}>${text}</p>`;
  };

  return {
    readings: [{ failure: null, refresh() {}, end: stop }],
    refresh() {},
    view: () => html`<section aria-labelledby="requests">
      <div class="head">
        <h2 id="requests">${TAIL.title}</h2>
        <label>${TAIL.status} <select @change=${choose}>${CLASSES.map((each) => html`<option value=${each} ?selected=${each === status}>${each || TAIL.all}</option>`)}</select></label>
        ${app.may('operator') ? html`<button @click=${listening ? halt : listen}>${listening ? TAIL.stop : TAIL.start}</button>` : nothing}
      </div>
      <p class="quiet">${app.may('operator') ? TAIL.about : TAIL.operators}</p>
      ${message(failure)} ${hidden ? html`<p class="quiet">${TAIL.hidden}</p>` : nothing} ${listening && page ? edges(page) : nothing} ${dropped ? html`<p class="warning">${TAIL.dropped(dropped)}</p>` : nothing}
      ${lines.length ? rows(TAIL.title, COLUMNS, lines, AS_LIST) : listening ? html`<p class="empty" role="status">${TAIL.listening}</p>` : nothing}
    </section>`,
  };
}
