import { number } from '../../language.js';
import { amid, count, list, percent, sentence, TIME } from '../en.js';

/** Of origins' ports in the sentence of a domain, by the code of a finding or the state of a port. */
const TROUBLES = {
  CLOSED: 'is closed',
  PROHIBITED: 'is prohibited',
  'name-unresolved': 'has a host name without an address',
  'address-prohibited': 'has a prohibited address',
  'port-prohibited': 'is prohibited',
  'connection-refused': 'refuses connections',
  'connection-timed-out': 'does not respond',
  'no-route': 'is unreachable',
  'network-unreachable': 'is unreachable',
  'connection-failed': 'fails connections',
  'no-tls': 'does not speak TLS',
  'handshake-failed': 'fails the TLS handshake',
  'tls-version': 'has no common TLS version',
  'tls-cipher': 'has no common cipher suite',
  'server-name': 'rejects the server name',
  'no-certificate': 'sends no certificate',
  'chain-incomplete': 'sends an incomplete certificate chain',
  'certificate-self-signed': 'has a self-signed certificate',
  'certificate-untrusted': 'has an untrusted certificate',
  'tls-refused': 'has a refused certificate',
  'certificate-name': 'has a certificate for another name',
  'certificate-expired': 'has an expired certificate',
  'certificate-not-yet-valid': 'has a certificate of the future',
  'certificate-expiring': 'has a certificate about to expire',
  'certificate-refused-later': 'has a certificate that edges will refuse',
  'http-failed': 'fails HTTP requests',
  'http-unavailable': 'responds with an error',
  'redirect-loop': 'redirects in a loop',
  'schemes-differ': 'differs between HTTP and HTTPS',
  'insecure-links': 'has insecure links',
  'forwarded-proto': 'reads the client’s scheme from another field',
  'strict-transport-security': 'has browsers use HTTPS only',
};

/** Parts of the sentence on top of a domain's page and of the edges'; each begins in lower case, except for names. */
export const STATEMENT = {
  sentence: (parts) => {
    const text = parts.join('; ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  trial: (step, share) => `${percent(share)} of the resources try a change (step ${number(step)} of a progressive rollout)`,
  stopped: 'stopped: edges respond with 403',
  policy: (type, ofDynamic, origins) => {
    const by = (each) => ({ OFF: 'each origin’s own port', FOLLOW: 'client’s protocol' })[each] || each;
    const to = origins === 1 ? 'the origin' : origins === 2 ? 'both origins' : `all ${number(origins)} origins`;
    return `${by(type)}${ofDynamic ? `, for dynamic content ${by(ofDynamic)},` : ''} to ${to}`;
  },
  unverified: 'certificates of origins not verified',
  served: (serves, applied, all, others, age) =>
    `${serves ? 'served' : 'applied'} by ${applied === all ? `all ${count(all, 'edge')}` : `${number(applied)} of ${count(all, 'edge')}`}${others.length ? ` (${list(others)})` : ''}${age ? `, by reports ${age} old` : ''}`,
  others: {
    REJECTED: (many) => `${number(many)} rejected it`,
    DIVERGED: (many) => `${number(many)} diverged`,
    PENDING: (many) => `${number(many)} pending`,
    UNREACHABLE: (many) => `${number(many)} unreachable`,
    UNKNOWN: (many) => `${number(many)} unknown`,
  },
  edgesUnread: 'state of the edges unknown',
  noEdges: 'no edge has reported yet',
  trouble: (code, origins, port, since) =>
    `${port ? `port ${port} of ` : ''}${origins.length > 1 ? `${number(origins.length)} origins` : `origin ${origins[0] || ''}`.trim()} ${TROUBLES[code] || `has ${amid(sentence(code.replaceAll('-', ' ')))}`}${since ? ` since ${since}` : ''}`,
  moreTroubles: (many) => count(many, 'more finding'),
  portsUnread: 'states of origin ports unknown',
  portsNotChecked: (duration) => `origin ports not checked for ${duration}`,
  portsNeverChecked: 'origin ports not checked yet',
  portsUnknown: (some, all) => `${number(some)} of ${count(all, 'origin port')} unknown`,
  portsOpen: (all, age) => `${all === 1 ? 'origin port open' : `all ${number(all)} origin ports open`}${age ? `, checked at most ${TIME.ago(age)}` : ', age of the check unknown'}`,
  ready: (ready, all) => (ready === all ? `all ${count(all, 'edge')} ready` : `${number(ready)} of ${count(all, 'edge')} ready`),
  group: (edges, word) => `${number(edges)} ${amid(word)}`,
};

/** What a domain's page has folded, in one line each. */
export const FOLDED = {
  defaults: 'All defaults',
  settings: (settings) => (settings === 1 ? '1 setting at its default' : `${number(settings)} settings at their defaults`),
  origins: (origins, closed) => `${count(origins, 'more origin')}${closed ? `, ${number(closed)} with a closed port` : ''}`,
  findings: (findings, errors) => `${count(findings, 'more finding')}${errors ? `, ${count(errors, 'error')}` : ''}`,
  exceptions: (edges) => count(edges, 'more exception'),
  rollout: 'Timeline, and which edges work with it',
};

export const ROLLOUT = {
  title: 'Rollout',
  loading: 'Loading edge states…',
  applied: (revision, applied, edges, took) => `Revision ${revision}: applied by ${applied} of ${count(edges, 'edge')}${took ? `, within ${took} of saving` : ''}.`,
  byState: 'Edges by state',
  exceptions: 'Exceptions',
  all: (edges) => `All ${count(edges, 'edge')}`,
  allTable: 'All edges',
  filter: 'Filter by name',
  anyState: 'Any',
  found: (shown, found) => `${number(shown)} of ${count(found, 'matching edge')} shown`,
  noMatch: 'No matching edges',
  edge: 'Edge',
  has: 'Has it',
  works: 'Works with it',
  seen: 'Seen since',
  lastReport: 'Last report',
  axes: 'Has it × works with it',
  timeline: 'States over time',
  watched: (time) => `Watched by this page since ${time}; the time before is unknown.`,
  phase: (edges, from) => `${number(edges)} from ${from}`,
  phases: (phases) => list(phases),
  nowSince: (edges, from) => `${number(edges)} since ${from}`,
};

/** Whether an edge works with a revision, by its own traffic since; and why so, where there is more to say. */
export const WORKS = {
  good: 'No errors',
  bad: 'Errors',
  unknown: 'Unknown',
  noTraffic: 'No requests for this domain at this edge',
  notReported: 'The edge has not reported on this domain since the change',
  notApplied: 'The edge is not known to have applied it',
  unnamed: 'Edges have errors, and the API does not name all of them',
};
