// A domain's own traffic: charts of a quarter of an hour or of a day, with its changes, and what each edge reports.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { reading } from '../load.js';
import { charts, largest, percent, rate, took } from './chart.js';
import { table } from './table.js';
import { ago, clock, duration, state } from './text.js';
import { COMMON, GATES, sentence, stateWord, TIME } from '../words.js';
import { ROLLOUT } from '../words/domain.js';
import { CHARTS, REPORT_STATES, TRAFFIC } from '../words/traffic.js';

const DAY_MINUTES = 1440;
/** A day's steps are five minutes long. */
const READ_MS = { 15: 10_000, [DAY_MINUTES]: 60_000 };
const RANGES = [15, DAY_MINUTES];
const COLUMNS = [ROLLOUT.edge, COMMON.state, ROLLOUT.lastReport];
const STATE_KINDS = { REPORTED: 'good', NO_REQUESTS: 'good', NOT_AMONG_THE_BUSIEST: 'wait' };

/** The section of a domain's page. */
export function trafficOf(path, changed) {
  let minutes = RANGES[0];
  let figures = null;
  let marks = null;
  const drawn = charts(changed);
  /** Whether the reports of edges are shown. */
  let isOpen = false;
  const traffic = reading(
    async (signal) => {
      const answer = await get(`${path}/traffic?minutes=${minutes}`, signal);
      figures = figuresOf(answer);
      marks = answer.changes.map(({ revision, changedAt, changedBy }) => ({ at: Date.parse(changedAt) / 1000, text: TRAFFIC.mark(revision, changedBy) }));
      return answer;
    },
    changed,
    () => READ_MS[minutes],
  );

  function look(event) {
    minutes = Number(event.target.value);
    traffic.load();
  }

  function unfold(event) {
    isOpen = event.target.open;
    changed();
  }

  const changes = (items) =>
    items.length === 0
      ? nothing
      : html`<details>
          <summary>${TRAFFIC.changes(items.length)}</summary>
          <ul class="plain">
            ${items.map((change) => html`<li>${TRAFFIC.change(change.revision, clock(Date.parse(change.changedAt)), change.changedBy)}</li>`)}
          </ul>
        </details>`;

  const edges = (items) =>
    items.length === 0
      ? html`<p class="empty">${COMMON.noEdges}</p>`
      : html`<details ?open=${isOpen} @toggle=${unfold}>
          <summary>${TRAFFIC.reporting(told(items), items.length)}</summary>
          ${isOpen ? reports(items) : nothing}
        </details>`;

  const reports = (items) =>
    table(
      TRAFFIC.reports,
      COLUMNS,
      items.map(
        (edge) => html`<tr>
          <th scope="row">${edge.edge}</th>
          <td>${state(STATE_KINDS[edge.state] || 'unknown', stateWord(REPORT_STATES, edge.state))}</td>
          <td>${edge.reportAgeMs === undefined ? COMMON.none : TIME.ago(duration(edge.reportAgeMs))}</td>
        </tr>`,
      ),
      'short',
    );

  const shown = (answer) => html`
    ${answer.requested ? nothing : html`<p class="warning">${TRAFFIC.notRequested}</p>`}
    ${drawn.view(figures, marks)}
    <div class="folds">${changes(answer.changes)} ${edges(answer.reports)}</div>
  `;

  return {
    readings: [traffic],
    refresh: () => traffic.refresh(),
    view: () => html`<section aria-labelledby="traffic">
      <div class="head">
        <h2 id="traffic">${CHARTS.traffic}</h2>
        <span class="quiet">${traffic.data ? CHARTS.since(ago(traffic.data.since), traffic.data.stepSeconds) : nothing}</span>
        <label>${CHARTS.range} <select @change=${look}>${RANGES.map((range) => html`<option value=${range} ?selected=${range === minutes}>${range === DAY_MINUTES ? TRAFFIC.day : TIME.minutes(range)}</option>`)}</select></label>
      </div>
      ${traffic.shown(shown)}
    </section>`,
  };
}

const told = (reports) => reports.filter((edge) => edge.state === 'REPORTED').length;

function figuresOf(answer) {
  const times = answer.times.map((time) => Date.parse(time) / 1000);
  const errors = largest(answer.originErrors.map((gate) => ({ name: sentence(stateWord(GATES, gate.gate)), column: gate.perSecond })), times.length);
  const reported = answer.edges.some((count) => count > 0);
  const silence = CHARTS.noTraffic;
  const chart = (title, names, columns, format, empty = silence, highest) => ({ title, names, chart: { times, columns, format, highest }, empty });
  return [
    chart(CHARTS.requests, [CHARTS.requests, TRAFFIC.clientErrors, TRAFFIC.serverErrors], [answer.requestsPerSecond, answer.clientErrorsPerSecond, answer.serverErrorsPerSecond], rate),
    chart(CHARTS.hitRatio, [CHARTS.hits], [answer.hitRatio], percent, reported ? CHARTS.noLookups : silence, 1),
    chart(CHARTS.errors, errors.map(({ name }) => name), errors.map(({ column }) => column), rate, reported ? CHARTS.noErrors : silence),
    chart(TRAFFIC.firstByte, [CHARTS.median, TRAFFIC.p99], [answer.firstByte.p50Ms, answer.firstByte.p99Ms], took),
    chart(TRAFFIC.whole, [CHARTS.median, TRAFFIC.p99], [answer.whole.p50Ms, answer.whole.p99Ms], took),
  ];
}
