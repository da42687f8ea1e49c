// States of the API: their shapes and colours, with the words of the catalogue. Unknown states keep the API's word.
import { html, nothing } from '../view.js';
import { domainPage } from '../api.js';
import { now } from '../clock.js';
import { ago, clock, duration, lasted, state } from './text.js';
import { ALERT_KINDS, ALERT_STATES, ALERT_SUBJECTS, ALERTS, alertTexts, COMMON, LAG, reasonText, stateWord } from '../words.js';
import { ACCESS_STATES, DECISION_STATES, EDGE_STATES, PORT_STATES, PURGE_STATES, RECEIVER_CONDITIONS, RESULT_STATES, ROLLOUT_STATES } from '../words.js';

const PORT_KINDS = { OPEN: 'good', CLOSED: 'bad', PROHIBITED: 'bad' };
/** Of a change or a purge at an edge. */
const ROLLOUT_KINDS = { APPLIED: 'good', PENDING: 'wait', REJECTED: 'bad', DIVERGED: 'bad' };
const EDGE_KINDS = { READY: 'good', STARTING: 'wait', UNREACHABLE: 'bad' };
const FIRING_KINDS = { FIRING: 'bad', RESOLVED: 'good' };
const DECISION_KINDS = { open: 'wait', approved: 'good', declined: 'bad' };
const RESULT_KINDS = { succeeded: 'good', refused: 'bad' };
const RECEIVER_KINDS = { WORKING: 'good', UNCONFIRMED: 'wait', FAILING: 'bad', SWITCHED_OFF: 'bad' };

const mark = (kinds, words, told, why) => state(kinds[told] || 'unknown', stateWord(words, told), why);

/** The state of a checked port; null for an unchecked one. */
export function portState(port) {
  if (!port) {
    return state('unknown', PORT_STATES.NOT_CHECKED);
  }
  return html`${mark(PORT_KINDS, PORT_STATES, port.state, port.reason && reasonText(port.reason))} ${port.since ? html`<span class="quiet">${COMMON.lasting(lasted(port.since))}</span>` : nothing}`;
}

export const rolloutKind = (of) => ROLLOUT_KINDS[of] || 'unknown';
export const rolloutState = (edge) => mark(ROLLOUT_KINDS, ROLLOUT_STATES, edge.state, edge.reason);
export const purgeState = (edge) => mark(ROLLOUT_KINDS, PURGE_STATES, edge.state, edge.reason);

export const edgeKind = (of) => EDGE_KINDS[of] || 'unknown';

/** The state of an edge, with the age of its snapshot: by the edge's clock up to its report. */
export function edgeState(edge) {
  const age = () => Date.parse(edge.reportedAt) - Date.parse(edge.snapshotTakenAt) + edge.reportAgeMs;
  return html`${mark(EDGE_KINDS, EDGE_STATES, edge.state)} ${edge.snapshotTakenAt ? html`<span class="quiet">${EDGE_STATES.snapshot(duration(Math.max(0, age())))}</span>` : nothing}`;
}

/**
 * The changes that an edge has not applied yet.
 *
 * @param {object} edge of the list of edges, read at `toldAt`
 * @param {object} [lag] of the traffic of all edges, which is known since `since`. The two answers are of different moments; either may know of a silence first
 */
export function lagState(edge, toldAt, lag, since) {
  const changes = () => LAG.changesFor(lag.changes, duration(lag.oldestMs));
  if (edge.state === 'UNREACHABLE' || lag?.state === 'SILENT') {
    return state('unknown', LAG.noReportSince(clock(reportedAt(edge, toldAt))));
  }
  switch (lag?.state) {
    case 'KNOWN':
      return lag.changes ? state('wait', changes()) : state('good', LAG.upToDate);
    case 'AT_LEAST':
      return state('wait', LAG.atLeast(changes()));
    case 'UNKNOWN':
      return state('unknown', LAG.catchingUp(clock(since)));
    default:
      return html`<span class="quiet">${LAG.notReported}</span>`;
  }
}

/** The age of an edge's last report: the edge's clock may be wrong. */
export const reportAge = (edge, toldAt) => ago(reportedAt(edge, toldAt));

/** The time of an edge's last report. */
export const reportedAt = (edge, toldAt) => new Date(toldAt.getTime() - edge.reportAgeMs).toISOString();

/** The state of an alert; unknown while its ports aren't checked. */
export const alertState = (alert) =>
  alert.notCheckedSince ? html`${state('unknown', COMMON.unknown)} <span class="quiet">${COMMON.notCheckedFor(lasted(alert.notCheckedSince))}</span>` : mark(FIRING_KINDS, ALERT_STATES, alert.status);

/** An alert's detail; of the last check while its ports aren't checked. */
export function alertDetail(alert) {
  const { text } = alertTexts(alert);
  return alert.notCheckedSince ? COMMON.firedThen(text) : text;
}

/** An alert's place and condition, such as "203.0.113.10: 443 TLS refused". */
export const alertPlace = (alert) => ALERTS.place(alert.origin, alert.missingPorts || [], ALERT_KINDS[alert.kind] || alert.kind);

/** The key of an alert in the API. */
export const alertKey = (alert) => `${alert.domain || alert.subject}/${alert.kind}`;

const OF_EDGES = 'edge/';
const OF_ROLLOUTS = 'rollout/';
/** Enough of an id to tell it from others. */
const ID_LENGTH = 8;

/** The name of a part of the fleet, such as edge-1. */
export const subjectName = (subject) =>
  subject.startsWith(OF_EDGES)
    ? subject.slice(OF_EDGES.length)
    : subject.startsWith(OF_ROLLOUTS)
      ? ALERT_SUBJECTS.rollout(subject.slice(OF_ROLLOUTS.length).slice(0, ID_LENGTH))
      : ALERT_SUBJECTS[subject] || subject;

/** The subject of an alert: a domain, or a silent component, such as edge-1. */
export const alertSubject = (alert) =>
  alert.domain
    ? html`<a href=${domainPage(alert.domain)}>${alert.domain}</a>`
    : alert.subject.startsWith(OF_EDGES)
      ? html`<a href="/console/edges">${subjectName(alert.subject)}</a>`
      : subjectName(alert.subject);

export const decisionState = (asked) => mark(DECISION_KINDS, DECISION_STATES, asked.state);
export const resultState = (entry) => mark(RESULT_KINDS, RESULT_STATES, entry.result);
export const receiverState = (of) => mark(RECEIVER_KINDS, RECEIVER_CONDITIONS, of.state.condition);

const isExpired = (of) => !!of.expiresAt && new Date(of.expiresAt) <= now();
export const enabledState = (of) =>
  !of.enabled ? state('unknown', ACCESS_STATES.disabled) : isExpired(of) ? state('bad', ACCESS_STATES.expired) : state('good', ACCESS_STATES.enabled);

/** Whether a warning says that a change takes security from a domain. */
export const weakens = ({ code }) => code === 'origin-tls-removed' || code === 'origin-unverified';
