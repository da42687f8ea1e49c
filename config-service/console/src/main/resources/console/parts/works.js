// Whether edges work with a revision of a domain, by their own traffic after it: another question than whether they have it.
import { WORKS } from '../words/domain.js';

/** Steps of the domain's figures. */
const RECENT = 3;
const unknown = (why) => ({ kind: 'unknown', word: WORKS.unknown, why });

/**
 * The rule for a domain's edges.
 *
 * @param {{findings: object[], traffic: object|undefined, since: number, now: number}} measured
 *   present findings, the domain's traffic, the time of the revision, and of the reading of the traffic
 * @returns {(edge: {edge: string, state: string}) => {kind: 'good'|'bad'|'unknown', word: string, why?: string}} of an edge of the rollout
 */
export function worksBy({ findings, traffic, since, now }) {
  const current = findings.filter(({ edgeCount, severity, confidence, measuredAt }) => edgeCount && severity === 'ERROR' && confidence !== 'OUTDATED' && Date.parse(measuredAt) >= since);
  const failing = new Map(current.flatMap(({ edges = [], detail }) => edges.map((edge) => [edge, detail])));
  const namesAll = current.every(({ edges = [], edgeCount }) => edges.length >= edgeCount) && (current.length > 0 || !hasErrors(traffic, since));
  const reported = new Map((traffic?.reports || []).map((report) => [report.edge, report]));
  return ({ edge, state }) => {
    const report = reported.get(edge);
    if (state !== 'APPLIED') {
      return unknown(WORKS.notApplied);
    }
    if (failing.has(edge)) {
      return { kind: 'bad', word: WORKS.bad, why: failing.get(edge) };
    }
    if (report?.state === 'NO_REQUESTS') {
      return unknown(WORKS.noTraffic);
    }
    if (report?.state !== 'REPORTED' || now - report.reportAgeMs < since) {
      return unknown(WORKS.notReported);
    }
    return namesAll ? { kind: 'good', word: WORKS.good } : unknown(WORKS.unnamed);
  };
}

/** Whether some edge had errors of origins lately, after the revision. */
const hasErrors = (traffic, since) =>
  !!traffic &&
  traffic.originErrors.some(({ perSecond }) =>
    perSecond.slice(-RECENT).some((errors, index, recent) => errors > 0 && Date.parse(traffic.times.at(index - recent.length)) >= since),
  );
