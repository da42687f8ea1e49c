import { number } from '../../language.js';
import { count, list } from '../en.js';

/** Problems: groups of alerts, and edges with trouble. */
export const PROBLEMS = {
  at: (what, origin, ports) => `${what} at ${origin}${ports.length ? `, port ${list(ports)}` : ''}`,
  of: (what, names, more) => `${what}: ${list(names)}${more ? ` and ${number(more)} more` : ''}`,
  remedyFor: (domain, remedy) => `${domain}. ${remedy}`,
  error: 'Error',
  warning: 'Warning',
  unchecked: 'The ports aren’t checked: it may have ended',
  acknowledged: 'Acknowledged',
  someAcknowledged: (alerts) => `${alerts} acknowledged`,
  domains: (domains) => (domains === 1 ? 'Open domain' : `Show ${count(domains, 'domain')}`),
  edges: (edges) => (edges === 1 ? 'Show edge' : `Show ${count(edges, 'edge')}`),
  alert: 'Show alert',
  runbook: 'Runbook',
};
