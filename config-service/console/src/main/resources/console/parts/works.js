// Whether edges work with a revision of a domain, by their own traffic after it: another question than whether they have it.
import { WORKS } from '../words.js';

const UNKNOWN = (why) => ({ kind: 'unknown', word: WORKS.unknown, why });
const GOOD = { kind: 'good', word: WORKS.good };

/**
 * The rule for a domain's edges.
 *
 * @param {{findings: object[], reports: object[], since: number, now: number}} measured
 *   present findings of edges, the edges' reports on the domain, the time of the revision, and of the reading of the reports
 * @returns {(edge: {edge: string, state: string}) => {kind: 'good'|'bad'|'unknown', word: string, why?: string}} of an edge of the rollout
 */
export function worksBy({ findings, reports, since, now }) {
  const current = findings.filter(({ edgeCount, severity, confidence, measuredAt }) => edgeCount && severity === 'ERROR' && confidence !== 'OUTDATED' && Date.parse(measuredAt) >= since);
  const failing = new Map(current.flatMap(({ edges = [], detail }) => edges.map((edge) => [edge, detail])));
  const namesAll = current.every(({ edges = [], edgeCount }) => edges.length >= edgeCount);
  const reported = new Map(reports.map((report) => [report.edge, report]));
  return ({ edge, state }) => {
    const report = reported.get(edge);
    if (state !== 'APPLIED') {
      return UNKNOWN(WORKS.notApplied);
    }
    if (failing.has(edge)) {
      return { kind: 'bad', word: WORKS.bad, why: failing.get(edge) };
    }
    if (report?.state === 'NO_REQUESTS') {
      return UNKNOWN(WORKS.noTraffic);
    }
    if (report?.state !== 'REPORTED' || now - report.reportAgeMs < since) {
      return UNKNOWN(WORKS.notReported);
    }
    return namesAll ? GOOD : UNKNOWN(WORKS.unnamed);
  };
}
