// Firing alerts by cause and place: one dead origin of 300 domains is one problem.
import { domainPage } from '../api.js';
import { alertDetail, subjectName } from './states.js';
import { ALERT_KINDS, CAUSE_REMEDIES, CAUSES, sentence } from '../words.js';
import { PROBLEMS } from '../words/problems.js';

const FEW = 3;
/** Kinds of alerts of the fleet that hide or delay others, the gravest first. */
const OF_ALL = ['events-stalled', 'prober-silent'];

/**
 * @typedef {object} Group alerts of the same kind, origin, ports and cause
 * @property {string} key stable while the group exists
 * @property {string} kind of its alerts, as the API names it
 * @property {string} [origin] the first affected origin; none of the fleet's alerts
 * @property {number[]} ports the ports of that origin that edges can't use, or that of the finding; may be empty
 * @property {string} [cause] the code of a finding, such as "certificate-expired"; none of the fleet's alerts, and where the API has none
 * @property {'ERROR'|'WARNING'} severity
 * @property {number} count of alerts
 * @property {string[]} domains the first few
 * @property {string[]} subjects the first few parts of the fleet, such as "edge/edge-1"
 * @property {string} since the start of its oldest alert
 * @property {number} acknowledged the number of acknowledged alerts
 * @property {number} unchecked the number of alerts whose ports aren't checked: they may have ended
 * @property {object[]} alerts all of them, in their order
 * @property {string} [title] of a problem without alerts that has words of its own; likewise the `remedy`
 */

/**
 * The groups of alerts, the gravest first: what hides others, then errors, then what nobody has acknowledged, then parts of the fleet, then the largest, then the
 * oldest.
 *
 * @param {object[]} alerts of the API, in any order
 * @returns {Group[]}
 */
export function groupsOf(alerts) {
  const groups = new Map();
  alerts.forEach((alert) => {
    const place = placeOf(alert);
    const key = JSON.stringify([alert.kind, place.origin, place.ports, place.cause]);
    if (!groups.has(key)) {
      groups.set(key, { key, kind: alert.kind, ...place, severity: alert.severity, count: 0, domains: [], subjects: [], since: alert.startedAt, acknowledged: 0, unchecked: 0, alerts: [] });
    }
    add(groups.get(key), alert);
  });
  return [...groups.values()].sort(gravestFirst);
}

function placeOf({ origin, missingPorts = [], affected = [], findings = [] }) {
  const [found] = findings;
  const ports = missingPorts.length ? missingPorts : found?.port ? [found.port] : [];
  const causes = affected.find((one) => one.origin === origin)?.causes;
  return { origin, ports, cause: missingPorts.map((port) => causes?.[port]).find(Boolean) ?? found?.code };
}

function add(group, alert) {
  const [names, name] = alert.domain ? [group.domains, alert.domain] : [group.subjects, alert.subject];
  group.count++;
  group.alerts.push(alert);
  if (names.length < FEW) {
    names.push(name);
  }
  if (Date.parse(alert.startedAt) < Date.parse(group.since)) {
    group.since = alert.startedAt;
  }
  group.acknowledged += alert.acknowledgement ? 1 : 0;
  group.unchecked += alert.notCheckedSince ? 1 : 0;
}

/** The names of all its domains; none of the fleet's alerts. */
export const domainsOf = ({ alerts }) => [...new Set(alerts.map(({ domain }) => domain).filter(Boolean))];

/** Whether somebody looks after all of it. */
export const isAcknowledged = (group) => group.acknowledged === group.count;

/** Whether none of it is known to fire still. */
export const isUnchecked = (group) => group.unchecked === group.count;

/** Whether it hides or delays others. */
export const isOfAll = ({ kind }) => OF_ALL.includes(kind);
/** A frozen rollout waits for somebody. */
const FIRST = [...OF_ALL, 'progressive-frozen'];
const rank = ({ kind }) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);

export function gravestFirst(one, other) {
  return (
    rank(one) - rank(other) ||
    (one.severity === 'WARNING') - (other.severity === 'WARNING') ||
    isAcknowledged(one) - isAcknowledged(other) ||
    !one.subjects.length - !other.subjects.length ||
    other.count - one.count ||
    Date.parse(one.since) - Date.parse(other.since)
  );
}

/** What is wrong and where, such as "Certificate expired at origin.example.net, port 443", or "Edge silent: edge-1". */
export function groupTitle({ kind, cause, origin, ports, subjects, count, title }) {
  if (title) {
    return title;
  }
  const what = CAUSES[cause] || CAUSES[kind] || sentence(ALERT_KINDS[kind] || kind.replaceAll('-', ' '));
  return subjects.length ? (OF_ALL.includes(kind) ? what : PROBLEMS.of(what, subjects.map(subjectName), count - subjects.length)) : origin ? PROBLEMS.at(what, origin, ports) : what;
}

/** What to do about it; of a cause that the console doesn't know, in the words of its first alert. */
export const groupRemedy = ({ kind, cause, alerts, remedy }) => remedy || CAUSE_REMEDIES[cause] || CAUSE_REMEDIES[kind] || alertDetail(alerts[0]);

const OF_EDGES = { 'edge-holding': 'HOLDING', 'edge-silent': 'UNREACHABLE', 'edge-lagging': 'LAGGING', 'edge-rejecting': 'REJECTING', 'edge-diverging': 'DIVERGING', 'edge-refused': 'REFUSED' };

/** Where to look first: the only domain or edge, the edges in that state, or the alerts of the group. */
export function groupAddress({ kind, cause, origin, count, domains, subjects }) {
  if (OF_EDGES[kind]) {
    return `/console/edges?${new URLSearchParams(count === 1 ? { query: subjectName(subjects[0]) } : { state: OF_EDGES[kind] })}`;
  }
  return count === 1 && domains.length
    ? domainPage(domains[0])
    : `/console/alerts?${new URLSearchParams({ kind, ...(origin && { origin }), ...(cause && { cause }) })}`;
}
