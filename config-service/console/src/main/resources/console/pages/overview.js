// What matters now: firing alerts, edges, traffic, and the changes of the last hour.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { listen, live, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { alertActions } from '../parts/alerts.js';
import { figure, largest, percent, rate, took } from '../parts/chart.js';
import { alertDetail, alertState, alertSubject, edgeState, reportAge, reportedAt } from '../parts/states.js';
import { table } from '../parts/table.js';
import { ago, clock, duration, state } from '../parts/text.js';
import { AUDIT, CHARTS, COMMON, operationName, OVERVIEW, sentence, TIME } from '../words.js';

const EVENTS_MS = 1000;
const EDGES_MS = 2000;
const REST_MS = 10_000;
const HOUR_MS = 3_600_000;
const SHOWN = 10;
const MOST_PAGES = 5;
const RANGES = [15, 60, 180];
const EDGE_COLUMNS = [OVERVIEW.edge, COMMON.state, OVERVIEW.lag, OVERVIEW.lastReport];
const CHANGE_COLUMNS = [AUDIT.time, AUDIT.actor, AUDIT.operation, AUDIT.target];
/** Operations whose target is a receiver's id. */
const OF_RECEIVERS = /Receiver$/;
const MOST_RECEIVERS = 200;
const NO_CHANGES = ['signIn', 'signOut', 'createSignInLink', 'preflight', 'recommendPolicy', 'explainRequest', 'tailRequests'];

export function openOverview(app) {
  let minutes = 60;
  let charts = null;
  const every = (ms) => () => ms;
  /** By id; removed receivers keep theirs while the page is open. */
  const receiverNames = new Map();
  /** The latest change of a receiver before the names were read. */
  let namedAfter = 0;
  const alerts = reading((signal) => get(`/alerts?status=FIRING&size=${SHOWN}`, signal), app.draw, every(REST_MS));
  const edges = reading(async (signal) => (await get('/edges', signal)).items, app.draw, every(EDGES_MS));
  const changes = reading(readChanges, app.draw, every(REST_MS));
  const traffic = reading(readTraffic, app.draw, every(REST_MS));

  /** Skips sign-ins and questions to probers and edges, and reads on until the table is full. */
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
    const ofReceivers = items.slice(0, SHOWN).filter((entry) => OF_RECEIVERS.test(entry.operation));
    const latest = Math.max(...ofReceivers.map((entry) => Date.parse(entry.lastAt)));
    if (latest > namedAfter) {
      await nameReceivers(latest, signal);
    }
    return { items, looked, more: !!next };
  }

  /** A receiver without a name keeps its id. */
  async function nameReceivers(latest, signal) {
    try {
      const { items } = await get(`/receivers?size=${MOST_RECEIVERS}`, signal);
      items.forEach(({ id, name }) => receiverNames.set(id, name));
      namedAfter = latest;
    } catch (failure) {
      if (!failure.status) {
        throw failure;
      }
    }
  }

  const targetOf = ({ operation, target }) => (OF_RECEIVERS.test(operation) && receiverNames.get(target)) || target || nothing;

  /** Totals require access to all domains; a refusal is no failure of the page. */
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
    ${items.length === 0 ? html`<p>${state('good', OVERVIEW.noFiring)}</p>` : nothing}
    <ul class="plain">
      ${items.map(
        (alert) => html`<li>
          ${alertState(alert)} ${alertSubject(alert)}
          <span>${alertDetail(alert)}</span> <span class="quiet">${ago(alert.startedAt)}</span> ${alertActions(app, alert, alerts.load)}
        </li>`,
      )}
    </ul>
    ${total > items.length ? html`<p><a href="/console/alerts">${OVERVIEW.allFiring(total)}</a></p>` : nothing}
  `;

  function behind(edge) {
    const lag = traffic.data?.lags?.find((each) => each.edge === edge.edge);
    // The two responses are of different moments; either may know of the silence first.
    if (edge.state === 'UNREACHABLE' || lag?.state === 'SILENT') {
      return state('unknown', OVERVIEW.noReportSince(clock(reportedAt(edge, edges.at))));
    }
    switch (lag?.state) {
      case 'KNOWN':
        return lag.changes ? state('wait', changesFor(lag)) : state('good', OVERVIEW.upToDate);
      case 'AT_LEAST':
        return state('wait', OVERVIEW.atLeast(changesFor(lag)));
      case 'UNKNOWN':
        return state('unknown', OVERVIEW.catchingUp(clock(traffic.data.since)));
      default:
        return html`<span class="quiet">${OVERVIEW.notReported}</span>`;
    }
  }

  const changesFor = (lag) => OVERVIEW.changesFor(lag.changes, duration(lag.oldestMs));

  const fleet = (items) =>
    items.length === 0
      ? html`<p class="empty">${COMMON.noEdges}</p>`
      : table(
          OVERVIEW.edgeTable,
          EDGE_COLUMNS,
          items.map(
            (edge) => html`<tr>
              <th scope="row">${edge.edge}</th>
              <td>${edgeState(edge)}</td>
              <td>${behind(edge)}</td>
              <td>${reportAge(edge, edges.at)}</td>
            </tr>`,
          ),
          'short',
        );

  const graphs = (answer) =>
    answer.forbidden
      ? html`<p class="quiet">${OVERVIEW.forbidden(answer.forbidden)}</p>`
      : html`<p class="quiet">
            ${OVERVIEW.since(ago(answer.since), answer.edges.length && answer.stepSeconds)}
            ${answer.edgesLeftOut ? OVERVIEW.edgesLeftOut : nothing}
            ${answer.rollouts.pending ? OVERVIEW.pending(answer.rollouts.pending, duration(answer.rollouts.oldestPendingMs)) : nothing}
          </p>
          <div class="charts">${charts.map(figure)}</div>`;

  const done = ({ items, looked, more }) => html`
    ${items.length === 0
      ? html`<p class="empty">${more ? OVERVIEW.noChangesAmong(looked) : OVERVIEW.noChanges}</p>`
      : table(
          OVERVIEW.changeTable,
          CHANGE_COLUMNS,
          items.slice(0, SHOWN).map(
            (entry) => html`<tr>
              <td>${ago(entry.lastAt)}</td>
              <td>${entry.caller ? entry.caller.name : html`<span class="quiet">${OVERVIEW.service}</span>`}</td>
              <td title=${entry.operation}>${operationName(entry.operation)}</td>
              <td>${entry.domain ? html`<a href=${`/console/domains/${encodeURIComponent(entry.domain)}/history`}>${entry.domain}</a>` : targetOf(entry)}</td>
            </tr>`,
          ),
        )}
    ${items.length > SHOWN || more ? html`<p><a href="/console/audit?result=succeeded">${OVERVIEW.allChanges}</a></p>` : nothing}
  `;

  return {
    title: OVERVIEW.title,
    close() {
      deaf();
      news.end();
      [alerts, edges, changes, traffic].forEach((part) => part.end());
    },
    view: () => html`
      <h1 tabindex="-1">${OVERVIEW.title}</h1>
      ${live.begun && !live.on ? html`<p class="warning">${OVERVIEW.notLive}</p>` : nothing}
      <section aria-labelledby="firing">
        <div class="head"><h2 id="firing">${OVERVIEW.firing}</h2></div>
        ${notes(alerts)} ${alerts.shown(firing)}
      </section>
      <section aria-labelledby="fleet">
        <div class="head"><h2 id="fleet">${OVERVIEW.edges}</h2></div>
        ${notes(edges, traffic)} ${edges.shown(fleet)}
      </section>
      <section aria-labelledby="traffic">
        <div class="head">
          <h2 id="traffic">${OVERVIEW.traffic}</h2>
          ${traffic.data?.forbidden
            ? nothing
            : html`<label>${OVERVIEW.range} <select @change=${look}>${RANGES.map((range) => html`<option value=${range} ?selected=${range === minutes}>${TIME.minutes(range)}</option>`)}</select></label>`}
        </div>
        ${notes(traffic)} ${traffic.shown(graphs)}
      </section>
      <section aria-labelledby="changes">
        <div class="head"><h2 id="changes">${OVERVIEW.changes}</h2></div>
        ${notes(changes)} ${changes.shown(done)}
      </section>
    `,
  };
}

function chartsOf(answer) {
  const times = answer.times.map((time) => Date.parse(time) / 1000);
  const errors = largest(answer.originErrors.map((kind) => ({ name: sentence(kind.error), column: kind.perSecond })), times.length);
  const told = answer.edges.some((count) => count > 0);
  const silence = CHARTS.noTraffic;
  return [
    {
      title: CHARTS.requests,
      names: [CHARTS.requests],
      chart: { times, columns: [answer.requestsPerSecond], format: rate },
      empty: silence,
    },
    {
      title: CHARTS.hitRatio,
      names: [CHARTS.hits],
      chart: { times, columns: [answer.hitRatio], format: percent, highest: 1 },
      empty: told ? CHARTS.noLookups : silence,
    },
    {
      title: CHARTS.errors,
      names: errors.map((kind) => kind.name),
      chart: { times, columns: errors.map((kind) => kind.column), format: rate },
      empty: told ? CHARTS.noErrors : silence,
    },
    {
      title: CHARTS.rolloutTime,
      names: [CHARTS.median, CHARTS.longest],
      chart: { times, columns: [answer.rollouts.medianMs, answer.rollouts.longestMs], format: took, dots: true },
      empty: CHARTS.noRollouts,
    },
  ];
}
