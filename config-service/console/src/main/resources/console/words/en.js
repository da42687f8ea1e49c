// The catalogue in English: all texts of the console, grouped by page and part. A test finds texts in other modules.
// Headings, labels and states are in sentence case; buttons are verbs; ages and durations are written by TIME.
import { number, percents } from '../language.js';
import { html } from '../view.js';

/** A number of things, such as "1 edge" or "1,200 domains". */
export const count = (many, noun) => `${number(many)} ${noun}${many === 1 ? '' : 's'}`;

/** A share of one. */
export const percent = (share) => `${percents(share)}\u00a0%`;

/** A word of the API in sentence case, such as "TLS certificate error" for tls_certificate_error. */
export const sentence = (word) =>
  `${word.charAt(0).toUpperCase()}${word.slice(1).replaceAll('_', ' ')}`.replace(/\b(dns|http|ip|tcp|tls)\b/gi, (acronym) => acronym.toUpperCase());
export const label = (word) => sentence(String(word).toLowerCase());

/** A text of the catalogue amid a sentence; acronyms stay. */
export const amid = (text) => (/^[A-Z](?![A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

export const list = (items) => items.join(', ');

export const TIME = {
  days: (number) => `${number} d`,
  hours: (number) => `${number} h`,
  minutes: (number) => `${number} min`,
  seconds: (number) => `${number} s`,
  milliseconds: (number) => `${number} ms`,
  ago: (duration) => `${duration} ago`,
  until: (duration) => `in ${duration}`,
};

/** Texts of several pages. */
export const COMMON = {
  none: '–',
  never: 'Never',
  unknown: 'Unknown',
  on: 'On',
  off: 'Off',
  yes: 'Yes',
  no: 'No',
  loading: 'Loading…',
  filter: 'Apply filters',
  actions: 'Actions',
  comment: 'Comment',
  reason: 'Reason',
  domain: 'Domain',
  domainName: 'Domain name',
  state: 'State',
  revision: 'Revision',
  roles: 'Roles',
  name: 'Name',
  save: 'Save changes',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Retry',
  edit: 'Edit',
  copy: 'Copy',
  copied: 'Copied',
  remove: 'Remove',
  /** What opens the service's own words. */
  original: 'Original text',
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
  /** A sentence without its full stop, and the next one. */
  sentences: (one, other) => `${one}. ${other}`,
  exampleDomain: 'www.example.com',
  exampleOrigin: 'origin.example.com',
  noEdges: 'No edge has reported yet',
  ports: (ports) => `HTTP ${ports.http}, HTTPS ${ports.https}`,
  /** The name of a table in a section of the same title. */
  table: (title) => `${title}, table`,
  target: (scheme, port) => `${scheme.toUpperCase()} ${port}`,
  updated: (age) => html`Updated ${age}`,
  lastUpdated: (age) => html`Last updated ${age}.`,
  reported: (age) => html`Reported ${age}`,
  notCheckedFor: (duration) => html`not checked for ${duration}`,
  firedThen: (detail) => `Fired then: ${detail}`,
  lasting: (duration) => html`for ${duration}`,
  comments: (author, comment) => html`${author}: ${comment}`,
  /** The identity beside a name: names are chosen freely. */
  identity: ({ kind, teams, id }) => `(${kind}${teams ? ` of ${list(teams)}` : ''}, ${id})`,
};

export const FRAME = {
  name: 'Backsource',
  title: (page) => `${page} – Backsource`,
  skip: 'Skip to content',
  navigation: 'Main',
  signOut: 'Sign out',
  connecting: 'Connecting',
  live: 'Live',
  notLive: 'Not live',
  notFound: 'Page not found',
  noPage: 'The console has no page at this address.',
  menu: 'Menu',
  find: 'Find',
  firing: 'firing',
  toReview: 'to review',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  /** Each in its own words. */
  languages: { en: 'English', 'zh-CN': '简体中文' },
  notLoaded: 'A part of the console could not be loaded',
  notLoadedWhy: 'The service is unreachable, or was updated. Reload the page to go on.',
  reload: 'Reload page',
};

/** Of the pages, also in the navigation. */
export const TITLES = {
  overview: 'Overview',
  domains: 'Domains',
  alerts: 'Alerts',
  changeRequests: 'Change requests',
  edges: 'Edges',
  purges: 'Purges',
  receivers: 'Alert receivers',
  audit: 'Audit log',
  access: 'Access',
};

/** Texts of controls that all pages have. */
export const PARTS = {
  undo: 'Undo',
  help: (text) => `Help: ${text}`,
  removeFilter: (filter) => `Remove filter: ${filter}`,
  notCopied: (text) => `The browser blocks copying: ${text}`,
  notifications: 'Notifications',
};

export const SHORTCUTS = {
  title: 'Keyboard shortcuts',
  ofCharacters: 'Shortcuts of single characters',
  off: 'Switch them off if speech input or other software presses keys by mistake.',
  palette: 'Find domains, pages and actions',
  find: (isApple) => [isApple ? '⌘' : 'Ctrl', 'K'],
  key: (key) => ({ ArrowDown: '↓', ArrowUp: '↑', Enter: '↵' })[key] || (/[a-z]/.test(key) && key.length === 1 ? key.toUpperCase() : key),
  goTo: (page) => `Go to ${amid(page)}`,
  add: 'Add domain',
  sheet: 'Show keyboard shortcuts',
};

/** Reasons for a reload of the page. */
export const SESSION = {
  ended: 'Your session has ended. Sign in again, then go on here.',
  rolesChanged: 'Your roles have changed. Copy your input before you close this.',
  otherUser: 'Another user has signed in with this browser. Copy your input before you close this.',
  signIn: 'Sign in in a new tab',
};

export const SERVICE = {
  status: (status) => `The service responded with status ${status}.`,
  noJson: (status) => `The service responded with status ${status}, without JSON.`,
  readTimeout: 'No response within a minute.',
  timeout: 'No response within a minute. The change may still take effect; check before you try again.',
  unreachable: 'The service is unreachable. The displayed data may be out of date.',
};

export const LIST = {
  shown: (shown, total) => `${number(shown)} ${total === undefined ? '' : `of ${total} `}shown`,
  selected: (selected, total) => `${number(selected)} ${total === undefined ? '' : `of ${total} `}selected`,
  moreThan: (many) => `more than ${number(many)}`,
  loadMore: 'Load more',
  loadingMore: 'Loading more…',
  truncated: 'More results exist; narrow the filters.',
  filters: 'Filters',
  filter: (title, value) => `${title}: ${value}`,
  anyOf: (title) => `${title}: any`,
  clearFilters: 'Clear all filters',
  columns: 'Columns',
  defaultColumns: 'Default columns',
  views: 'Views',
  defaultView: 'All',
  saveView: 'Save this view',
  aboutViews: 'Its filters and columns, in this browser. The address of the page leads others to the same view.',
  viewSaved: (name) => `View “${name}” saved`,
  removeView: (name) => `Remove view “${name}”`,
  nextRow: 'Next row',
  previousRow: 'Previous row',
  selectRow: 'Select row',
  goToFilters: 'Go to search and filters',
  rowActions: (name) => `Actions for ${name}`,
};

/** The changes that an edge has not applied yet. */
export const LAG = {
  noReportSince: (time) => `Unknown: no report since ${time}`,
  changesFor: (changes, duration) => `${count(changes, 'change')}, for ${duration}`,
  atLeast: (changes) => `At least ${changes}`,
  upToDate: 'Up to date',
  catchingUp: (time) => `Unknown: still applying changes from before ${time}`,
  notReported: 'Not reported',
};

export const DOMAIN = {
  sections: 'Domain settings',
  overview: 'Overview',
  requests: 'Requests',
  explain: 'Explain',
  changeRequests: 'Change requests',
  history: 'History',
  purges: 'Purges',
  actions: (name) => `Actions for ${name}`,
  copyName: 'Copy the domain name',
  purgeCache: 'Purge cache',
  team: 'Team',
  teamOwns: (team) => html`Owned by <strong>${team}</strong>.`,
  noTeam: 'No team: only roles for any team cover it.',
  moveTeam: 'Move to a team',
  /** Buttons beside findings, by what they open. */
  fixes: {
    policy: 'Change policy',
    origins: 'Change origins',
    originTls: 'Change origin TLS',
    originRequest: 'Change origin requests',
    clientTls: 'Change client TLS',
  },
  unchangedSince: (revision) => `Unchanged since revision ${number(revision)}`,
  unchangedBefore: (revision) => `Unchanged since before revision ${number(revision)}`,
  alert: 'Alert',
  origins: 'Origins',
  editOrigins: 'Edit origins',
  address: 'Address',
  port: 'Port',
  priority: 'Priority',
  weight: 'Weight',
  httpClients: 'HTTP clients',
  httpsClients: 'HTTPS clients',
  targetState: (target, state) => html`${target}: ${state}`,
  portsNotCheckedFor: (duration) => html`Ports not checked for ${duration}.`,
  portsChecked: (age, change) => (age ? html`Known states measured at most ${age}, last change ${change}.` : html`Last change of a port ${change}.`),
  portsNotChecked: 'Ports not checked yet.',
  remove: 'Remove domain',
  removeTitle: (name) => `Remove ${name}`,
  removeEffect: (name) =>
    html`Every edge stops serving <strong>${name}</strong> and responds with 404. The history is kept.`,
  requestsLost: (requests) => `${count(requests, 'request')} of the last hour would have got 404.`,
  requestsUnknown: 'It is unknown how many requests of the last hour it served.',
  removalBack: 'Undo restores the domain from its history.',
  removed: (name) => `${name} removed`,
};

/** Priorities of origins, as the API names them. */
export const PRIORITIES = { PRIMARY: 'Primary', SECONDARY: 'Secondary' };

const REDIRECT_TYPES = {
  FOLLOW: ['Follow', 'Client’s protocol: HTTPS requests go to port 443, HTTP requests to port 80. The origin needs both ports.'],
  HTTP: ['HTTP', 'Always HTTP, to port 80, for all clients.'],
  HTTPS: ['HTTPS', 'Always HTTPS, to port 443, for all clients.'],
};

/** The name and the explanation of a redirect type; a type that is not listed keeps the API's word. */
export const redirectTypeWords = (type) => (Object.hasOwn(REDIRECT_TYPES, type) ? REDIRECT_TYPES[type] : [label(type), '']);

export const POLICY = {
  redirectType: 'Redirect type',
  off: ['Off', 'Each origin’s own port: HTTPS on 443, HTTP on any other.'],
  static: {
    title: 'Origin protocol policy',
    edit: 'Edit origin protocol policy',
    dialog: 'Static origin protocol policy',
    disable: 'Disable static origin protocol policy',
    made: (domain, to) => `Static content of ${domain}: switched to ${to}`,
  },
  dynamic: {
    title: 'Origin protocol policy for dynamic content',
    edit: 'Edit origin protocol policy for dynamic content',
    dialog: 'Dynamic origin protocol policy',
    disable: 'Disable dynamic origin protocol policy',
    made: (domain, to) => `Dynamic content of ${domain}: switched to ${to}`,
  },
  noEffect: 'No effect while dynamic acceleration is off: all content is static.',
  disabledEffect: 'Requests then use each origin’s own port: HTTPS on 443, HTTP on any other.',
  selected: (theirs, selected) => `${theirs}; you selected ${selected}`,
  computing: 'Computing the effect…',
  same: (policy) => `Already set to ${policy}.`,
  origin: 'Origin',
  portState: 'Port state',
  notChecked: 'Not checked',
  checking: 'Checking…',
  because: (reason) => `${reason},`,
  checked: (age) => html`checked ${age}`,
  switch: (edges, to) => `Switch ${edges === null ? 'all edges' : count(edges, 'edge')} to ${to}`,
  ownPorts: 'the origins’ own ports',
  tryAll: 'Try all redirect types',
  allTypes: 'Redirect types at the origins',
  strongest: (type) => `Strongest type that works: ${type}`,
  noneWorks: 'No redirect type is known to work at every origin',
  result: 'Result',
  works: 'Works',
  fails: 'Fails',
  notOverHttp: (origin, reason) => `Origin ${origin} was not checked over HTTP: ${reason}.`,
  notFollowed: (origin, reason) => `Redirects of origin ${origin} were not followed beyond its domain: ${reason}.`,
  anyway: 'Switch anyway',
  removeTls: 'Remove TLS to the origin',
  customPortHint: 'Request a custom port on the domain’s page, under Custom ports.',
};

const PART_TITLES = {
  originTls: 'Origin TLS',
  originRequest: 'Origin requests',
  dynamicAcceleration: 'Dynamic acceleration',
  clientTls: 'Client TLS',
  caching: 'Caching',
};

/** The title of a part of a domain; a part without one keeps its name in the API, in sentence case. */
export const partTitle = (part) => (Object.hasOwn(PART_TITLES, part) ? PART_TITLES[part] : sentence(part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));

export const SERVING = {
  title: 'Serving',
  stopped: 'Stopped',
  response: 'Edges respond with 403',
  serves: 'Edges serve this domain.',
  responds: 'Edges respond with 403.',
  startTitle: (name) => `Start ${name}`,
  stopTitle: (name) => `Stop ${name}`,
  start: 'Start domain',
  stop: 'Stop domain',
  made: (name, enabled) => `${name} ${enabled ? 'started' : 'stopped'}`,
  host: (name) => html`<strong>${name}</strong>`,
  wildcardHosts: (parent) => html`every host below <strong>${parent}</strong> without a domain of its own`,
  startEffect: (hosts) =>
    html`Every edge serves ${hosts} again, including fresh content from its cache. To fetch everything anew, purge the domain first.`,
  stopEffect: (hosts) =>
    html`Every edge responds to requests for ${hosts} with 403, including those for cached content. Settings and history are kept, no wildcard domain takes
      over, and ports are still checked.`,
};

export const DIFF = { field: 'Field', before: 'Before', after: 'After' };

export const ALERTS = {
  firing: 'Firing alerts',
  resolved: 'Recently resolved alerts',
  noFiring: 'No firing alerts',
  noResolved: 'No recently resolved alerts',
  noMatch: 'No firing alert matches the filters',
  noResolvedMatch: 'None of the listed alerts matches the filters',
  summary: (alerts, causes, open) =>
    `${number(alerts)} firing, ${count(causes, 'cause')}, ${open === alerts ? 'none acknowledged' : open ? `${number(open)} not acknowledged` : 'all acknowledged'}`,
  matching: (alerts, causes) => `Matching: ${count(alerts, 'alert')} from ${count(causes, 'cause')}`,
  truncated: (read, total) => `(the latest ${number(read)} of ${number(total)}; the API has the others)`,
  search: 'Search alerts',
  clearFilters: 'Clear filters',
  filters: { kind: 'Kind', severity: 'Severity', origin: 'Origin', acknowledged: 'Acknowledged', team: 'Team', cause: 'Cause' },
  reading: (read, total) => `Reading firing alerts: ${number(read)} of ${number(total)}`,
  shownFilters: 'Filters',
  filtered: (title, value) => `${title}: ${value}`,
  searched: (text) => `“${text}”`,
  option: (value, many) => `${value} (${number(many)})`,
  severities: { ERROR: 'Error', WARNING: 'Warning' },
  acknowledgements: { no: 'No', yes: 'Yes' },
  problem: 'Problem',
  affects: 'Affects',
  domains: (many) => count(many, 'domain'),
  since: 'Since',
  subject: 'Subject',
  details: 'Details',
  detailsOf: (subject) => `Details of ${subject}`,
  ended: 'Ended',
  actionsFor: (subject) => `Actions for ${subject}`,
  only: (title) => `Show only this ${amid(title)}`,
  copyDomains: (many) => (many === 1 ? 'Copy the domain name' : `Copy ${number(many)} domain names`),
  alertsOf: (problem) => `Alerts: ${problem}`,
  shown: (shown, all) => `${number(shown)} of ${number(all)} shown`,
  more: 'Show more',
  unchecked: (some, all) => (some === all ? 'Ports not checked at present: these alerts may have ended.' : `Ports of ${number(some)} of ${number(all)} not checked at present: these alerts may have ended.`),
  example: (subject, detail) => html`${subject}: ${detail}`,
  whatToDo: 'What to do',
  checkAgain: 'Check again',
  checkAgainOf: (domain) => `Check again: ${domain}`,
  checking: 'Checking…',
  checkedNow: (age) => html`Checked ${age}:`,
  changeType: 'Change redirect type',
  requestPort: 'Request a custom port',
  editOrigins: 'Edit origins',
  openEdges: 'Open edges',
  saved: (domain, revision) => `${domain}: saved as revision ${revision}`,
  place: (origin, ports, kind) => [origin && `${origin}:`, ports.length && list(ports), kind].filter((part) => part).join(' '),
  places: (places) => places.join('; '),
  acknowledge: 'Acknowledge',
  acknowledgeTitle: (alert) => `Acknowledge ${alert}`,
  acknowledgeSome: (many) => `Acknowledge ${count(many, 'alert')}`,
  acknowledgeGroup: (problem, many) => `Acknowledge ${count(many, 'alert')}: ${problem}`,
  acknowledging: (done, all) => `${number(done)} of ${number(all)} processed`,
  stop: 'Stop',
  stopping: 'Stopping',
  someFailed: (failed, all) => `${number(failed)} of ${number(all)} not acknowledged. Select those to try again.`,
  notAttempted: 'Not attempted',
  someAcknowledged: (many) => `${count(many, 'alert')} acknowledged`,
  acknowledgedAll: 'Acknowledged',
  acknowledgedSome: (some, all) => `${number(some)} of ${number(all)} acknowledged`,
  editNote: 'Edit note',
  editNoteOf: (alert) => `Edit note: ${alert}`,
  withdraw: 'Withdraw',
  withdrawTitle: (alert) => `Withdraw the acknowledgement of ${alert}`,
  withdrawEffect: 'While the alert fires, receivers get repeated messages about it again, every four hours by default. Alertmanager never stopped.',
  withdrawAcknowledgement: 'Withdraw acknowledgement',
  acknowledgeEffect: 'Receivers get no repeated messages about this alert until it is resolved. Alertmanager keeps silences of its own.',
  acknowledgeEffectOfSome: 'Receivers get no repeated messages about these alerts until they are resolved. Alertmanager keeps silences of its own.',
  acknowledged: (by, age) => html`Acknowledged by ${by} ${age}`,
  note: 'Note',
  noteHint: 'Shown with the alert.',
  noteBy: (by, age, note) => html`${by}, ${age}: ${note}`,
  runbook: 'Runbook',
  silence: 'Silence in Alertmanager',
};

export const PORT_STATES = { OPEN: 'Open', CLOSED: 'Closed', PROHIBITED: 'Prohibited', UNKNOWN: 'Unknown', NOT_CHECKED: 'Not checked' };

/** Of a change at an edge. */
export const ROLLOUT_STATES = {
  APPLIED: 'Applied',
  PENDING: 'Pending',
  REJECTED: 'Rejected',
  DIVERGED: 'Diverged',
  UNKNOWN: 'Unknown',
  UNREACHABLE: 'Unreachable',
};
/** Of a purge at an edge. */
export const PURGE_STATES = { ...ROLLOUT_STATES, APPLIED: 'Purged' };
export const EDGE_STATES = {
  READY: 'Ready',
  STARTING: 'Starting',
  UNREGISTERED: 'Not registered',
  UNREACHABLE: 'Unreachable',
  snapshot: (age) => `from a snapshot, ${age} old`,
};
/** Conditions of receivers, in the words of the API, the command line and the metric. */
export const RECEIVER_CONDITIONS = {
  WORKING: 'Working',
  UNCONFIRMED: 'Unconfirmed',
  FAILING: 'Failing',
  SWITCHED_OFF: 'Switched off',
  DISABLED: 'Disabled',
};
export const ALERT_STATES = { FIRING: 'Firing', RESOLVED: 'Resolved' };
/** Subjects of alerts, other than edges and domains. */
export const ALERT_SUBJECTS = { 'fleet/probers': 'Probers', 'fleet/events': 'Event stream', rollout: (id) => `Rollout ${id}` };
/** Kinds of alerts. */
export const ALERT_NAMES = {
  'follow-needs-both-ports': 'Port closed (Follow)',
  'origin-port-closed': 'Port closed',
  'origin-unreachable': 'Origin unreachable',
  'origin-tls-failed': 'TLS handshake failed',
  'origin-tls-refused': 'TLS refused',
  'origin-prohibited': 'Origin prohibited',
  'origin-certificate-expiring': 'Certificate about to expire',
  'origin-redirect-loop': 'Redirect loop',
  'origin-schemes-differ': 'HTTP and HTTPS differ',
  'prober-silent': 'Prober silent',
  'edge-silent': 'Edge silent',
  'events-stalled': 'Event stream stalled',
  'edge-lagging': 'Edge lagging',
  'rollout-forgotten': 'Progressive rollout halted',
};
/** Conditions of ports, after their numbers. */
export const ALERT_KINDS = {
  'follow-needs-both-ports': 'closed',
  'origin-port-closed': 'closed',
  'origin-unreachable': 'unreachable',
  'origin-tls-failed': 'TLS handshake failed',
  'origin-tls-refused': 'TLS refused',
  'origin-prohibited': 'prohibited',
  'origin-certificate-expiring': 'certificate about to expire',
  'origin-redirect-loop': 'redirect loop',
  'origin-schemes-differ': 'HTTP and HTTPS differ',
};
/** What is wrong, by the code of a finding, or the kind of an alert of the fleet or of a trouble without alert; a place may follow. */
export const CAUSES = {
  'name-unresolved': 'Host name not resolved',
  'address-prohibited': 'Address prohibited',
  'port-prohibited': 'Port prohibited',
  'connection-refused': 'Connection refused',
  'connection-timed-out': 'Connection timed out',
  'no-route': 'No route',
  'network-unreachable': 'Network unreachable',
  'connection-failed': 'Connection failed',
  'no-tls': 'No TLS',
  'handshake-failed': 'TLS handshake failed',
  'tls-version': 'TLS version too old',
  'tls-cipher': 'No common cipher suite',
  'server-name': 'Server name refused',
  'no-certificate': 'No certificate',
  'chain-incomplete': 'Certificate chain incomplete',
  'certificate-self-signed': 'Certificate self-signed',
  'certificate-untrusted': 'Certificate not trusted',
  'tls-refused': 'TLS refused',
  'certificate-name': 'Certificate for another name',
  'certificate-expired': 'Certificate expired',
  'certificate-not-yet-valid': 'Certificate not valid yet',
  'certificate-expiring': 'Certificate about to expire',
  'certificate-refused-later': 'Certificate about to be refused',
  'http-failed': 'No HTTP response',
  'http-unavailable': 'Site unavailable',
  'redirect-loop': 'Redirect loop',
  'schemes-differ': 'HTTP and HTTPS differ',
  'insecure-links': 'Links over HTTP',
  'forwarded-proto': 'Client’s scheme not read',
  'strict-transport-security': 'HTTPS required of browsers',
  'prober-silent': 'Ports not checked',
  'edge-silent': 'Edge silent',
  'edge-lagging': 'Edge lagging',
  'rollout-forgotten': 'Progressive rollout halted',
  'events-stalled': 'Event stream stalled',
  'edge-holding': 'Changes held back',
  'edge-rejecting': 'Changes rejected',
  'edge-diverging': 'Another state served',
  'edge-refused': 'Reports refused',
  'live-interrupted': 'Live updates interrupted',
};

/** What to do about them. */
export const CAUSE_REMEDIES = {
  'name-unresolved': 'Add an A or AAAA record, or correct the origin’s address.',
  'address-prohibited': 'Use an origin on the public internet, or have its address allowed.',
  'port-prohibited': 'Use another port, or have it allowed.',
  'connection-refused': 'Open the port at the origin, or change the policy or the origin.',
  'connection-timed-out': 'Open the port in the origin’s firewall, or change the policy or the origin.',
  'no-route': 'Check the network path to the origin, or use another origin.',
  'network-unreachable': 'Check the network path to the origin, or use another origin.',
  'connection-failed': 'Check the network path to the origin, or use another origin.',
  'no-tls': 'Enable TLS on the server, or change the policy or the origin’s port.',
  'handshake-failed': 'Check the server’s TLS versions, cipher suites and names.',
  'tls-version': 'Enable a later TLS version on the server, or lower the domain’s minimum version.',
  'tls-cipher': 'Enable TLS 1.3, or a suite with ECDHE and AES-GCM or ChaCha20-Poly1305, on the server.',
  'server-name': 'Configure the name on the server, or set another server name in the domain’s origin TLS.',
  'no-certificate': 'Install a certificate on the server.',
  'chain-incomplete': 'Install the issuer’s certificate on the server, behind its own.',
  'certificate-self-signed': 'Install a certificate of a public authority, or add this one to the domain’s origin TLS.',
  'certificate-untrusted': 'Install a certificate of a public authority, or add the origin’s authority to the domain’s origin TLS.',
  'tls-refused': 'Replace the server’s certificate, or its chain.',
  'certificate-name': 'Install a certificate for the required name, or set the server name in the domain’s origin TLS.',
  'certificate-expired': 'Renew the certificate on the server.',
  'certificate-not-yet-valid': 'Install a certificate that is valid now, and check the clock of the issuing machine.',
  'certificate-expiring': 'Renew the certificate on the server before edges refuse it.',
  'certificate-refused-later': 'Replace the certificate on the server before then.',
  'http-failed': 'Check that a web server responds there, and its log.',
  'http-unavailable': 'Check the application behind the origin’s web server.',
  'redirect-loop': 'Set a redirect type without the loop, or have the origin redirect by the client’s scheme.',
  'schemes-differ': 'Serve the same site over both schemes, or set the redirect type to HTTP or HTTPS.',
  'insecure-links': 'Have the application make relative links, or links by the client’s scheme.',
  'forwarded-proto': 'Have the application read x-forwarded-proto, or set another field in the domain’s origin request.',
  'strict-transport-security': 'Have the origin redirect clients to HTTPS, or set the domain’s own Strict-Transport-Security.',
  'prober-silent': 'Check that origin-health-service runs and reaches Kafka.',
  'edge-silent': 'Check that it runs and reaches Kafka; forget it if it was decommissioned.',
  'edge-lagging': 'Check the edge’s log and its connection to Kafka.',
  'rollout-forgotten': 'Resume, promote or abort it on the domain’s page.',
  'events-stalled': 'Check Kafka’s brokers and their network. Figures and states are as of then.',
  'edge-holding': 'The edge serves these domains as before. See why, and restore them or have the change released.',
  'edge-rejecting': 'The edge keeps its state from before. See the reason, and correct the domain or update the edge.',
  'edge-diverging': 'It isn’t the committed state. See the reason, and restart the edge.',
  'edge-refused': 'Check the edge’s key and its registration.',
  'live-interrupted': 'The page reads at intervals until they are back. Check the connection to the service.',
};

/** The stages of a connection to an origin. */
export const GATES = {
  name: 'host name',
  address: 'address',
  tcp: 'TCP',
  tls: 'TLS',
  'tls-version': 'TLS version',
  'server-name': 'server name',
  chain: 'certificate chain',
  'certificate-name': 'certificate name',
  expiry: 'certificate expiry',
  http: 'HTTP',
};
/** Of a change request. */
export const DECISION_STATES = { open: 'Pending', approved: 'Approved', declined: 'Declined', withdrawn: 'Withdrawn', cancelled: 'Cancelled', expired: 'Expired' };
export const RESULT_STATES = { succeeded: 'Succeeded', refused: 'Refused' };
export const ACCESS_STATES = { enabled: 'Enabled', disabled: 'Disabled', expired: 'Expired', ownerInactive: 'Owner inactive' };

/** The word for a state of the API; an unknown state keeps the API's word. */
export const stateWord = (words, state) => (Object.hasOwn(words, state) ? words[state] : label(state));

/** The kind of a problem, from the last part of its type. */
export const problemKind = (type) => (type || '').split(':').pop().replaceAll('-', ' ');

/** Remedies of refusals, by the code of a problem's `remedy`. */
export const REMEDIES = {
  'add-domain': 'Add it on the Domains page.',
  'add-domain-and-request-change': 'Add {domain} without the weakening, then request the change on its page.',
  'ask-edges': 'You can query an edge directly at its management port.',
  'authenticate': 'Sign in again.',
  'await-end-of-freeze': 'Wait until it has ended, or ask a global administrator to make the change.',
  'change-or-remove-domain': 'Change it on its page, or remove it first.',
  'confirm-mass-change': 'Check that so many domains are meant, and confirm their number.',
  'correct-origins-or-policy': 'Correct the origins or select that redirect type, or make the change without a pre-flight.',
  'end-rollout': 'Wait for its end, or end it on the domain’s page.',
  'let-roll-out': 'Let it go out by share, or ask an administrator of the domain.',
  'list-access-keys': 'The Access page lists the keys under your administration.',
  'list-accounts': 'The Access page lists the people under your administration.',
  'list-change-requests': 'The domain’s page lists its change requests.',
  'list-purges': 'The Purges page lists recent purges.',
  'list-rollouts': 'The domain’s page lists its progressive rollouts.',
  'read-and-repeat-item': 'Check its current state, then repeat the change.',
  'read-and-repeat': 'Check the current state, then repeat the change.',
  'read-interface': 'Reload the page: the service may have been updated.',
  'repeat-with-new-key': 'Reload the page, then repeat the change.',
  'repeat-from-own-page': 'Reload the page, then repeat the change.',
  'request-change': 'Request the change with a reason, for a second person’s approval.',
  'request-change-before-removal': 'Request the same change for {domain}, and remove it after a second person’s approval.',
  'request-rollout': 'Request the change by share with a reason, for a second person’s approval.',
  'restore-earlier-or-remove': 'Restore the previous revision, or remove the domain.',
  'sign-in-at-provider': 'Sign in at the provider.',
  'skip-preflight': 'Repeat the change, or make it without a pre-flight.',
};

/**
 * A refusal in the console's words, with the service's own where they say more: `original`. The service's texts are English, so this catalogue mostly has
 * them as they are. So have the functions below.
 */
export function problemTexts({ title, detail, reason, remedy }) {
  const way = remedy && REMEDIES[remedy.code];
  return { text: way && reason ? `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. ${way.replaceAll('{domain}', remedy.domain || '')}` : detail || title };
}

/** The fault of a field. */
export const violationText = ({ detail }) => detail;

export const warningTexts = ({ detail }) => ({ text: detail });

/** A reason of a prober or an edge. */
export const reasonText = (reason) => reason;

export const alertTexts = ({ detail }) => ({ text: detail });
