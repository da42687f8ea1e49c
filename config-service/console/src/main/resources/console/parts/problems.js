// The present problems: groups of firing alerts, and edges in trouble without an alert.
import { html, nothing } from '../view.js';
import { number } from '../language.js';
import { gravestFirst, groupAddress, groupRemedy, groupTitle, isAcknowledged, isUnchecked } from './groups.js';
import { ago, state } from './text.js';
import { COMMON } from '../words.js';
import { PROBLEMS } from '../words/problems.js';

const FEW = 3;

/** The troubles of edges in the API, what they hold back among them, with the kind and the severity of an alert. */
const TROUBLES = { HOLDING: ['edge-holding', 'ERROR'], UNREACHABLE: ['edge-silent', 'ERROR'], REJECTING: ['edge-rejecting', 'ERROR'], DIVERGING: ['edge-diverging', 'ERROR'], REFUSED: ['edge-refused', 'WARNING'], LAGGING: ['edge-lagging', 'WARNING'] };

/** The present ones of an edge; silence is its state, and as old as its report. */
const presentOf = ({ state: of, reportAgeMs, hold, troubles = [] }, at) => [...(hold ? [{ kind: 'HOLDING', since: new Date(at - hold.ageMs).toISOString() }] : []), ...(of === 'UNREACHABLE' ? [{ kind: of, since: new Date(at - reportAgeMs).toISOString() }] : []), ...troubles];

/**
 * The troubles of edges, each with its edges.
 *
 * @param {object[]} edges of the list of edges, read at `at`
 * @returns {{kind: string, severity: string, edges: {edge: string, since?: string}[]}[]}
 */
export const troublesOf = (edges, at) =>
  Object.entries(TROUBLES)
    .map(([of, [kind, severity]]) => ({
      kind,
      severity,
      edges: edges.flatMap((edge) => presentOf(edge, at).filter((trouble) => trouble.kind === of).map(({ since }) => ({ edge: edge.edge, since }))),
    }))
    .filter((trouble) => trouble.edges.length);

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

/** A problem in two lines, with the way to what it concerns, and the runbook of its alerts. Several domains without alerts are listed on the page: `showDomains` leads there. */
export function problem(group, showDomains) {
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
    ${group.alerts.length || group.subjects.length || (group.count === 1 && group.domains.length)
      ? html`<a class="button" href=${groupAddress(group)} aria-label=${step + COMMON.colon + title} data-whole=${`${title}\n${remedy}`}>${step}</a>`
      : group.domains.length
        ? html`<button type="button" class="button" aria-label=${step + COMMON.colon + title} data-whole=${`${title}\n${remedy}`} @click=${showDomains}>${step}</button>`
        : nothing}
  </li>`;
}
