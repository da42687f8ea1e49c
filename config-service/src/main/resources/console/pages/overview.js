// What matters now: alerts that fire, edges, traffic, and what was changed in the last hour.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { listen, live, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { figure } from '../parts/chart.js';
import { operationName } from '../parts/operations.js';
import { alertState, alertSubject, edgeState, reportAge, reportedAt } from '../parts/states.js';
import { ago, clock, count, duration, state } from '../parts/text.js';

const EVENTS_MS = 1000;
const EDGES_MS = 2000;
const REST_MS = 10_000;
const HOUR_MS = 3_600_000;
const SHOWN = 10;
const MOST_PAGES = 5;
const MOST_KINDS = 4;
const RANGES = [15, 60, 180];
const NO_CHANGES = ['signIn', 'signOut', 'createSignInLink'];

const number = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
const rate = (value) => `${number.format(value)}/s`;
const percent = (value) => `${number.format(value * 100)} %`;
const took = (ms) => (ms < 1000 ? `${number.format(ms)} ms` : `${number.format(ms / 1000)} s`);

export function openOverview(app) {
  let minutes = 60;
  let charts = null;
  const every = (ms) => () => ms;
  const alerts = reading((signal) => get(`/alerts?status=FIRING&size=${SHOWN}`, signal), app.draw, every(REST_MS));
  const edges = reading(async (signal) => (await get('/edges', signal)).items, app.draw, every(EDGES_MS));
  const changes = reading(readChanges, app.draw, every(REST_MS));
  const traffic = reading(readTraffic, app.draw, every(REST_MS));

  /** Reads on behind who signed in, until there are as many changes as are shown. */
  async function readChanges(signal) {
    const since = new Date(Date.now() - HOUR_MS).toISOString();
    const items = [];
    let next = `/audit?result=succeeded&since=${since}&size=100`;
    let looked = 0;
    for (let pages = 0; next && pages < MOST_PAGES && items.length <= SHOWN; pages++) {
      const answer = await get(next, signal);
      items.push(...answer.items.filter((entry) => !NO_CHANGES.includes(entry.operation)));
      looked += answer.items.length;
      next = answer.next?.replace(/^\/api\/v1/, '');
    }
    return { items, looked, more: !!next };
  }

  /** Who may not see all domains gets no sums over them: that is no failure. */
  async function readTraffic(signal) {
    try {
      const answer = await get(`/traffic?minutes=${minutes}`, signal);
      charts = chartsOf(answer);
      return answer;
    } catch (failure) {
      if (failure.status === 403) {
        return { forbidden: failure.message };
      }
      throw failure;
    }
  }

  const news = throttled(() => [alerts, changes].forEach((part) => part.refresh()), EVENTS_MS);
  const deaf = listen(news.call);

  function look(event) {
    minutes = Number(event.target.value);
    traffic.load();
  }

  const firing = ({ items, total }) => html`
    ${items.length === 0 ? html`<p>${state('good', 'No alert fires.')}</p>` : nothing}
    <ul class="plain">
      ${items.map(
        (alert) => html`<li>
          ${alertState(alert)} ${alertSubject(alert)}
          <span>${alert.detail}</span> <span class="quiet">${ago(alert.startedAt)}</span>
        </li>`,
      )}
    </ul>
    ${total > items.length ? html`<p><a href="/console/alerts">All ${total} alerts that fire</a></p>` : nothing}
  `;

  function behind(edge) {
    const lag = traffic.data?.lags?.find((each) => each.edge === edge.edge);
    // Which of them is silent the other answer may have told later.
    if (edge.state === 'UNREACHABLE' || lag?.state === 'SILENT') {
      return state('unknown', `not known: silent since ${clock(reportedAt(edge, edges.at))}`);
    }
    switch (lag?.state) {
      case 'KNOWN':
        return lag.changes ? state('wait', changesFor(lag)) : state('good', 'no change');
      case 'AT_LEAST':
        return state('wait', `at least ${changesFor(lag)}`);
      case 'UNKNOWN':
        return state('unknown', `not known: by changes from before ${clock(traffic.data.since)}`);
      default:
        return html`<span class="quiet">not told</span>`;
    }
  }

  const changesFor = (lag) => `${count(lag.changes, 'change')}, for ${duration(lag.oldestMs)}`;

  const fleet = (items) =>
    items.length === 0
      ? html`<p class="empty">No edge has reported yet.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of edges">
          <table class="short">
            <thead>
              <tr><th>Edge</th><th>State</th><th>Behind by</th><th>Last report</th></tr>
            </thead>
            <tbody>
              ${items.map(
                (edge) => html`<tr>
                  <th scope="row">${edge.edge}</th>
                  <td>${edgeState(edge)}</td>
                  <td>${behind(edge)}</td>
                  <td>${reportAge(edge, edges.at)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`;

  const graphs = (answer) =>
    answer.forbidden
      ? html`<p class="quiet">Sums over all domains are not yours to see: ${answer.forbidden}</p>`
      : html`<p class="quiet">
            Known since ${ago(answer.since)}${answer.edges.length ? html`, in steps of ${answer.stepSeconds} s` : nothing}.
            ${answer.edgesLeftOut ? 'There are more edges than are remembered; these numbers leave some out.' : nothing}
            ${answer.rollouts.pending ? html`${count(answer.rollouts.pending, 'change')} on the way, the oldest for ${duration(answer.rollouts.oldestPendingMs)}.` : nothing}
          </p>
          <div class="charts">${charts.map(figure)}</div>`;

  const done = ({ items, looked, more }) => html`
    ${items.length === 0
      ? html`<p class="empty">${more ? `The latest ${looked} entries are no changes; there are more.` : 'Nothing was changed in the last hour.'}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of changes">
          <table>
            <thead>
              <tr><th>When</th><th>Who</th><th>What</th><th>On</th></tr>
            </thead>
            <tbody>
              ${items.slice(0, SHOWN).map(
                (entry) => html`<tr>
                  <td>${ago(entry.lastAt)}</td>
                  <td>${entry.caller ? entry.caller.name : html`<span class="quiet">the service</span>`}</td>
                  <td title=${entry.operation}>${operationName(entry.operation)}</td>
                  <td>${entry.domain ? html`<a href=${`/console/domains/${encodeURIComponent(entry.domain)}/history`}>${entry.domain}</a>` : entry.target || nothing}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`}
    ${items.length > SHOWN || more ? html`<p><a href="/console/audit?result=succeeded">All changes, in the audit</a></p>` : nothing}
  `;

  return {
    title: 'Overview',
    close() {
      deaf();
      news.end();
      [alerts, edges, changes, traffic].forEach((part) => part.end());
    },
    view: () => html`
      <h1 tabindex="-1">Overview</h1>
      ${live.begun && !live.on ? html`<p class="warning">Events don’t come at the moment; this page asks every 10 s meanwhile.</p>` : nothing}
      <section aria-labelledby="firing">
        <div class="head"><h2 id="firing">Alerts that fire</h2></div>
        ${notes(alerts)} ${alerts.shown(firing)}
      </section>
      <section aria-labelledby="fleet">
        <div class="head"><h2 id="fleet">Edges</h2></div>
        ${notes(edges, traffic)} ${edges.shown(fleet)}
      </section>
      <section aria-labelledby="traffic">
        <div class="head">
          <h2 id="traffic">Traffic</h2>
          ${traffic.data?.forbidden
            ? nothing
            : html`<label>Look back <select @change=${look}>${RANGES.map((range) => html`<option value=${range} ?selected=${range === minutes}>${range} min</option>`)}</select></label>`}
        </div>
        ${notes(traffic)} ${traffic.shown(graphs)}
      </section>
      <section aria-labelledby="changes">
        <div class="head"><h2 id="changes">Changes of the last hour</h2></div>
        ${notes(changes)} ${changes.shown(done)}
      </section>
    `,
  };
}

/** The kinds of errors that occurred most, and all others as one. */
function worst(kinds, rows) {
  const sum = (column) => column.reduce((total, value) => total + (value || 0), 0);
  const sorted = kinds.map((kind) => ({ name: kind.error.replaceAll('_', ' '), column: kind.perSecond })).sort((one, other) => sum(other.column) - sum(one.column));
  if (sorted.length <= MOST_KINDS) {
    return sorted;
  }
  const rest = sorted.slice(MOST_KINDS - 1);
  const added = Array.from({ length: rows }, (none, row) => rest.reduce((total, { column }) => (column[row] === null ? null : total + column[row]), 0));
  return [...sorted.slice(0, MOST_KINDS - 1), { name: `${rest.length} other kinds`, column: added }];
}

function chartsOf(answer) {
  const times = answer.times.map((time) => Date.parse(time) / 1000);
  const errors = worst(answer.originErrors, times.length);
  const told = answer.edges.some((count) => count > 0);
  const silence = 'No edge has told of its traffic yet.';
  return [
    {
      title: 'Requests',
      names: ['requests'],
      chart: { times, columns: [answer.requestsPerSecond], format: rate },
      empty: silence,
    },
    {
      title: 'Hit ratio',
      names: ['from the cache'],
      chart: { times, columns: [answer.hitRatio], format: percent, highest: 1 },
      empty: told ? 'The cache had nothing to do.' : silence,
    },
    {
      title: 'Errors at origins',
      names: errors.map((kind) => kind.name),
      chart: { times, columns: errors.map((kind) => kind.column), format: rate },
      empty: told ? 'No request to an origin failed.' : silence,
    },
    {
      title: 'From commit to every edge',
      names: ['median', 'longest'],
      chart: { times, columns: [answer.rollouts.medianMs, answer.rollouts.longestMs], format: took, dots: true },
      empty: 'No change has come to every edge.',
    },
  ];
}
