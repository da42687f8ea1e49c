// How states look: a shape, a colour and a word for each that the API tells. A state that it tells and that isn't here is shown by its word.
import { html, nothing } from '../view.js';
import { ago, duration, lasted, state } from './text.js';

const PORTS = {
  OPEN: ['good', 'open'],
  CLOSED: ['bad', 'closed'],
  PROHIBITED: ['bad', 'prohibited'],
  UNKNOWN: ['unknown', 'not known'],
};
/** Of a change at an edge. */
const ROLLOUTS = {
  APPLIED: ['good', 'serves it'],
  PENDING: ['wait', 'not yet'],
  REJECTED: ['bad', 'refused it'],
  DIVERGED: ['bad', 'serves another state'],
  UNKNOWN: ['unknown', 'hasn’t said'],
  UNREACHABLE: ['unknown', 'silent'],
};
/** Of a purge at an edge, where it isn't said as for a change. */
const PURGES = { ...ROLLOUTS, APPLIED: ['good', 'done'] };
const EDGES = { READY: ['good', 'ready'], STARTING: ['wait', 'starting'], UNREGISTERED: ['unknown', 'not registered'], UNREACHABLE: ['bad', 'silent'] };
const ALERTS = { FIRING: ['bad', 'firing'], RESOLVED: ['good', 'resolved'] };
/** What is silent, where it is no edge. */
const SUBJECTS = { 'fleet/probers': 'Probers', 'fleet/events': 'Events' };
/** What is wrong with the ports of an alert. */
const KINDS = {
  'follow-needs-both-ports': 'closed',
  'origin-port-closed': 'closed',
  'origin-unreachable': 'unreachable',
  'origin-tls-failed': 'no TLS',
  'origin-tls-refused': 'TLS refused',
  'origin-prohibited': 'prohibited',
};
/** Of what one person asks for and another decides. */
const DECISIONS = {
  open: ['wait', 'open'],
  granted: ['good', 'granted'],
  approved: ['good', 'approved'],
  declined: ['bad', 'declined'],
};
const RESULTS = { succeeded: ['good', 'succeeded'], refused: ['bad', 'refused'] };

function mark(table, told, why) {
  const [kind, word] = table[told] || ['unknown', String(told).toLowerCase()];
  return state(kind, word, why);
}

/** A port as it was measured; null says that it wasn't. */
export function portState(port) {
  if (!port) {
    return state('unknown', 'not measured');
  }
  return html`${mark(PORTS, port.state, port.reason)} ${port.since ? html`<span class="quiet">for ${lasted(port.since)}</span>` : nothing}`;
}

export const rolloutState = (edge) => mark(ROLLOUTS, edge.state, edge.reason);
export const purgeState = (edge) => mark(PURGES, edge.state, edge.reason);

/** Of an edge that serves from a snapshot, the snapshot's age, too: by the edge's own clock until it reported. */
export function edgeState(edge) {
  const age = () => Date.parse(edge.reportedAt) - Date.parse(edge.snapshotTakenAt) + edge.reportAgeMs;
  return html`${mark(EDGES, edge.state)} ${edge.snapshotTakenAt ? html`<span class="quiet">from a snapshot, ${duration(Math.max(0, age()))} old</span>` : nothing}`;
}

/** How long ago an edge reported last, by what the service told at a time: the edge's clock may be wrong. */
export const reportAge = (edge, toldAt) => ago(reportedAt(edge, toldAt));

/** When an edge's last report was heard, by this browser's clock. */
export const reportedAt = (edge, toldAt) => new Date(toldAt.getTime() - edge.reportAgeMs).toISOString();

/** Of ports that nobody checks it isn't known whether the alert still fires. */
export const alertState = (alert) =>
  alert.notCheckedSince ? html`${state('unknown', 'not known')} <span class="quiet">not checked for ${lasted(alert.notCheckedSince)}</span>` : mark(ALERTS, alert.status);

/** Where and what in a few words, such as "203.0.113.10: 443 TLS refused". */
export const alertPlace = (alert) => `${alert.origin}: ${alert.missingPorts.join(', ')} ${KINDS[alert.kind] || alert.kind}`;

/** What an alert is about: a domain, or what is silent, such as edge-1. */
export const alertSubject = (alert) =>
  alert.domain
    ? html`<a href=${`/console/domains/${encodeURIComponent(alert.domain)}`}>${alert.domain}</a>`
    : alert.subject.startsWith('edge/')
      ? html`<a href="/console/edges">${alert.subject.slice('edge/'.length)}</a>`
      : SUBJECTS[alert.subject] || alert.subject;
export const decisionState = (asked) => mark(DECISIONS, asked.state);
export const resultState = (entry) => mark(RESULTS, entry.result);
const isExpired = (of) => !!of.expiresAt && new Date(of.expiresAt) <= Date.now();
export const enabledState = (of) =>
  !of.enabled ? state('unknown', 'disabled') : isExpired(of) ? state('bad', 'expired') : state('good', 'enabled');
