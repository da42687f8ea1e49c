// The present problems: groups of firing alerts, and edges in trouble without an alert.
import { html, nothing } from '../view.js';
import { number } from '../language.js';
import { gravestFirst, groupAddress, groupRemedy, groupTitle, isAcknowledged, isUnchecked } from './groups.js';
import { rejectionsOf } from './states.js';
import { ago, state } from './text.js';
import { COMMON } from '../words.js';
import { PROBLEMS } from '../words/problems.js';

/** Beyond, an edge that applies changes late is a problem. */
const LAG_MS = 15_000;
const FEW = 3;

const isSilent = (edge, lag) => edge.state === 'UNREACHABLE' || lag?.state === 'SILENT';
const before = (instant, ms) => new Date(instant - ms).toISOString();

/** What may be wrong with an edge: with the time since which it is, where that is known. */
const TROUBLES = [
  { kind: 'edge-silent', severity: 'ERROR', has: isSilent, since: (edge, lag, at) => before(at, edge.reportAgeMs) },
  { kind: 'edge-rejecting', severity: 'ERROR', has: (edge) => rejectionsOf(edge).length > 0, since: (edge) => earliest(rejectionsOf(edge).map(({ rejectedAt }) => rejectedAt)) },
  { kind: 'edge-diverging', severity: 'ERROR', has: (edge) => edge.deviations?.length > 0, since: (edge) => earliest(edge.deviations.map((one) => one.since)) },
  { kind: 'edge-refused', severity: 'WARNING', has: (edge) => edge.refusedReports > 0, since: () => undefined },
  { kind: 'edge-lagging', severity: 'WARNING', has: (edge, lag) => !isSilent(edge, lag) && lag?.oldestMs > LAG_MS, since: (edge, lag, at) => before(at, lag.oldestMs) },
];

/**
 * The troubles of edges, each with its edges.
 *
 * @param {object[]} edges of the list of edges, read at `at`
 * @param {Map<string, object>} lags of the traffic of all edges, by edge
 * @returns {{kind: string, severity: string, edges: {edge: string, since?: string}[]}[]}
 */
export const troublesOf = (edges, lags, at) =>
  TROUBLES.map(({ kind, severity, has, since }) => ({
    kind,
    severity,
    edges: edges.filter((edge) => has(edge, lags.get(edge.edge))).map((edge) => ({ edge: edge.edge, since: since(edge, lags.get(edge.edge), at) })),
  })).filter((trouble) => trouble.edges.length);

const subjectOf = ({ edge }) => `edge/${edge}`;
const earliest = (instants) => instants.filter(Boolean).sort()[0];

/** A problem in the shape of a group. */
export const withoutAlert = (kind, severity, more) => ({ key: kind, kind, ports: [], severity, count: 1, domains: [], subjects: [], acknowledged: 0, unchecked: 0, alerts: [], ...more });

/** The problems, the gravest first, in the shape of groups: an edge without an alert joins those with one. While Kafka is silent, every edge is. */
export function problemsOf(groups, troubles) {
  const found = new Map(groups.map((group) => [group.key, group]));
  const isHeard = groups[0]?.kind !== 'events-stalled';
  troubles.filter(({ kind }) => isHeard || kind !== 'edge-silent').forEach(({ kind, severity, edges }) => {
    const group = groups.find((one) => one.kind === kind) || withoutAlert(kind, severity, { count: 0 });
    const told = new Set(group.alerts.map(({ subject }) => subject));
    const others = edges.filter((edge) => !told.has(subjectOf(edge)));
    if (others.length) {
      const subjects = [...group.subjects, ...others.map(subjectOf)].slice(0, FEW);
      found.set(group.key, { ...group, count: group.count + others.length, subjects, since: earliest([group.since, ...others.map(({ since }) => since)]) });
    }
  });
  return [...found.values()].sort(gravestFirst);
}

const severity = (group) =>
  isUnchecked(group) ? state('unknown', COMMON.unknown, PROBLEMS.unchecked) : group.severity === 'WARNING' ? state('wait', PROBLEMS.warning) : state('bad', PROBLEMS.error);

/** A problem in two lines, with the way to what it concerns, and the runbook of its alerts. */
export function problem(group) {
  const title = groupTitle(group);
  const remedy = group.count === 1 && group.domains.length ? PROBLEMS.remedyFor(group.domains[0], groupRemedy(group)) : groupRemedy(group);
  const runbook = group.alerts[0]?.runbook;
  const step = group.domains.length ? PROBLEMS.domains(group.count) : group.subjects[0]?.startsWith('edge/') ? PROBLEMS.edges(group.count) : PROBLEMS.alert;
  return html`<li>
    <span>${severity(group)}</span>
    <div class="what">
      <strong class="clip">${title}</strong>
      <span class="remedy">
        <span class="clip quiet">${remedy}</span>
        ${runbook ? html`<a href=${runbook} rel="noreferrer" aria-label=${PROBLEMS.runbook + COMMON.colon + title}>${PROBLEMS.runbook}</a>` : nothing}
      </span>
    </div>
    <span class="quiet when">${group.since ? ago(group.since) : nothing} ${group.acknowledged ? html`<span class="clip">${isAcknowledged(group) ? PROBLEMS.acknowledged : PROBLEMS.someAcknowledged(number(group.acknowledged))}</span>` : nothing}</span>
    ${group.alerts.length || group.subjects.length ? html`<a class="button" href=${groupAddress(group)} aria-label=${step + COMMON.colon + title} data-whole=${`${title}\n${remedy}`}>${step}</a>` : nothing}
  </li>`;
}
