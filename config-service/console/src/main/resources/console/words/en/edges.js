import { number } from '../../language.js';
import { html } from '../../view.js';
import { count } from '../en.js';

export const EDGES = {
  edge: 'Edge',
  lastReport: 'Last report',
  started: (age) => html`started ${age}`,
  domains: 'Domains',
  troubled: 'Differing / rejected',
  numbers: (differing, rejected) => `${differing} / ${rejected}`,
  lag: 'Lag',
  byState: 'Edges by state',
  search: 'Search by name',
  any: 'Any',
  noMatch: 'No matching edges',
  shown: (shown, found, all) => `${number(shown)} of ${number(found)} shown${found === all ? '' : `, ${count(all, 'edge')} in all`}`,
  lagForbidden: 'Requires access to all domains',
  deviates: (domain, revision, reason, age) => html`${domain} differs, at revision ${number(revision)}, for ${age}: ${reason}`,
  rejected: (key, reason, age) => html`Rejected ${key}, ${age}: ${reason}`,
  rejectedPurge: (key, reason, age) => html`Rejected a purge of ${key}, ${age}: ${reason}`,
  noKey: 'an event without a key',
  more: (many) => `${number(many)} more`,
  /** Troubles of edges beside their states. */
  troubles: { REJECTING: 'Rejecting events', DIVERGING: 'Diverging', REFUSED: 'With refused reports', LAGGING: 'Lagging', SNAPSHOT: 'From a snapshot' },
  refusedReports: (reports, reason) => `${count(reports, 'report')} refused: ${reason}`,
  forget: 'Forget',
  forgetTitle: (edge) => `Forget ${edge}`,
  forgetEdge: 'Forget edge',
  lastReportOf: (edge, age, domains) =>
    html`Last report of <strong>${edge}</strong>: ${age}${domains === undefined ? '' : `, serving ${count(domains, 'domain')}`}. Rollouts and purges no longer wait
      for it, and are complete everywhere without it.`,
  forgetEffect: 'Forget only a decommissioned edge: if it still serves clients, its state is no longer monitored. It returns with its next report.',
};
