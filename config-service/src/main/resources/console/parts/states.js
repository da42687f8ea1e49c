// How states look: a shape and a colour for each that the API tells, and its word of the catalogue. A state that isn't here is shown by the API's word.
import { html, nothing } from '../view.js';
import { ago, duration, lasted, state } from './text.js';
import { ALERT_KINDS, ALERT_STATES, ALERT_SUBJECTS, ALERTS, COMMON, stateWord } from '../words.js';
import { ACCESS_STATES, DECISION_STATES, EDGE_STATES, PORT_STATES, PURGE_STATES, RESULT_STATES, ROLLOUT_STATES } from '../words.js';

const PORT_KINDS = { OPEN: 'good', CLOSED: 'bad', PROHIBITED: 'bad' };
/** Of a change or a purge at an edge. */
const ROLLOUT_KINDS = { APPLIED: 'good', PENDING: 'wait', REJECTED: 'bad', DIVERGED: 'bad' };
const EDGE_KINDS = { READY: 'good', STARTING: 'wait', UNREACHABLE: 'bad' };
const FIRING_KINDS = { FIRING: 'bad', RESOLVED: 'good' };
const DECISION_KINDS = { open: 'wait', granted: 'good', approved: 'good', declined: 'bad' };
const RESULT_KINDS = { succeeded: 'good', refused: 'bad' };

const mark = (kinds, words, told, why) => state(kinds[told] || 'unknown', stateWord(words, told), why);

/** A port as it was checked; null says that it wasn't. */
export function portState(port) {
  if (!port) {
    return state('unknown', PORT_STATES.NOT_CHECKED);
  }
  return html`${mark(PORT_KINDS, PORT_STATES, port.state, port.reason)} ${port.since ? html`<span class="quiet">${COMMON.lasting(lasted(port.since))}</span>` : nothing}`;
}

export const rolloutState = (edge) => mark(ROLLOUT_KINDS, ROLLOUT_STATES, edge.state, edge.reason);
export const purgeState = (edge) => mark(ROLLOUT_KINDS, PURGE_STATES, edge.state, edge.reason);

/** Of an edge that serves from a snapshot, the snapshot's age, too: by the edge's own clock until it reported. */
export function edgeState(edge) {
  const age = () => Date.parse(edge.reportedAt) - Date.parse(edge.snapshotTakenAt) + edge.reportAgeMs;
  return html`${mark(EDGE_KINDS, EDGE_STATES, edge.state)} ${edge.snapshotTakenAt ? html`<span class="quiet">${EDGE_STATES.snapshot(duration(Math.max(0, age())))}</span>` : nothing}`;
}

/** How long ago an edge reported last, by what the service told at a time: the edge's clock may be wrong. */
export const reportAge = (edge, toldAt) => ago(reportedAt(edge, toldAt));

/** When an edge's last report was heard, by this browser's clock. */
export const reportedAt = (edge, toldAt) => new Date(toldAt.getTime() - edge.reportAgeMs).toISOString();

/** Of ports that nobody checks it isn't known whether the alert still fires. */
export const alertState = (alert) =>
  alert.notCheckedSince ? html`${state('unknown', COMMON.unknown)} <span class="quiet">${COMMON.notCheckedFor(lasted(alert.notCheckedSince))}</span>` : mark(FIRING_KINDS, ALERT_STATES, alert.status);

/** Where and what in a few words, such as "203.0.113.10: 443 TLS refused". */
export const alertPlace = (alert) => ALERTS.place(alert.origin, alert.missingPorts, ALERT_KINDS[alert.kind] || alert.kind);

/** What an alert is about: a domain, or what is silent, such as edge-1. */
export const alertSubject = (alert) =>
  alert.domain
    ? html`<a href=${`/console/domains/${encodeURIComponent(alert.domain)}`}>${alert.domain}</a>`
    : alert.subject.startsWith('edge/')
      ? html`<a href="/console/edges">${alert.subject.slice('edge/'.length)}</a>`
      : ALERT_SUBJECTS[alert.subject] || alert.subject;
export const decisionState = (asked) => mark(DECISION_KINDS, DECISION_STATES, asked.state);
export const resultState = (entry) => mark(RESULT_KINDS, RESULT_STATES, entry.result);
const isExpired = (of) => !!of.expiresAt && new Date(of.expiresAt) <= Date.now();
export const enabledState = (of) =>
  !of.enabled ? state('unknown', ACCESS_STATES.disabled) : isExpired(of) ? state('bad', ACCESS_STATES.expired) : state('good', ACCESS_STATES.enabled);
