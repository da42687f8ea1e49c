// The catalogue in English: all texts of the console, grouped by page and part. A test finds texts in other modules.
// Headings, labels and states are in sentence case; buttons are verbs; ages and durations are written by TIME.
import { number } from '../language.js';
import { html } from '../view.js';

/** A number of things, such as "1 edge" or "1,200 domains". */
export const count = (many, noun) => `${number(many)} ${noun}${many === 1 ? '' : 's'}`;

/** A word of the API in sentence case, such as "TLS certificate error" for tls_certificate_error. */
export const sentence = (word) =>
  `${word.charAt(0).toUpperCase()}${word.slice(1).replaceAll('_', ' ')}`.replace(/\b(dns|http|ip|tcp|tls)\b/gi, (acronym) => acronym.toUpperCase());
const label = (word) => sentence(String(word).toLowerCase());

/** A text of the catalogue amid a sentence; acronyms stay. */
export const amid = (text) => (/^[A-Z](?![A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

const list = (items) => items.join(', ');

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
  any: 'Any',
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
  firing: 'firing',
  toReview: 'to review',
  account: 'Account',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  notLoaded: 'A part of the console could not be loaded',
  notLoadedWhy: 'The service is unreachable, or was updated. Reload the page to go on.',
  reload: 'Reload page',
};

/** Texts of controls that all pages have. */
export const PARTS = {
  undo: 'Undo',
  help: (text) => `Help: ${text}`,
  removeFilter: (filter) => `Remove filter: ${filter}`,
  notCopied: 'Not copied: the browser blocks it',
  notifications: 'Notifications',
};

/** Reasons for a reload of the page. */
export const SESSION = {
  ended: 'Your session has ended.',
  rolesChanged: 'Your roles have changed.',
  otherUser: 'Another user has signed in with this browser.',
  copyFirst: (reason) => `${reason} Copy your input, then sign in again.`,
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

export const DIALOG = {
  wait: 'Please wait…',
  stop: 'Stop',
  request: 'Request change',
  consent: 'A second person’s consent is required',
  weakens: (reason) =>
    `: this change weakens the connection to the origins (${reason}). Request it; another operator can approve it on the domain’s page, under Change requests.`,
  reasonHint: 'For the reviewer.',
  anyway: (ok) => `${ok} anyway`,
};

/** Concurrent changes. */
export const CONFLICT = {
  title: 'Edit conflict:',
  someone: 'someone else',
  has: (revision, author, has) => html`revision ${revision} by ${author} has ${has}.`,
  saved: (revision, author) => html`revision ${revision} by ${author} was saved meanwhile.`,
  edits: 'Your changes below are not saved yet. Save to apply them on top of this revision, or cancel to keep it unchanged.',
  restore: 'Nothing was restored. Restore to replace this revision too, or cancel to keep it.',
  other: 'other changes',
};

export const OVERVIEW = {
  title: 'Overview',
  firing: 'Firing alerts',
  noFiring: 'No firing alerts',
  allFiring: (total) => `All ${total} firing alerts`,
  edges: 'Edges',
  edgeTable: 'Edge states',
  edge: 'Edge',
  lag: 'Lag',
  lastReport: 'Last report',
  noReportSince: (time) => `Unknown: no report since ${time}`,
  changesFor: (changes, duration) => `${count(changes, 'change')}, for ${duration}`,
  atLeast: (changes) => `At least ${changes}`,
  upToDate: 'Up to date',
  catchingUp: (time) => `Unknown: still applying changes from before ${time}`,
  notReported: 'Not reported',
  traffic: 'Traffic',
  range: 'Time range',
  forbidden: (reason) => `Totals require access to all domains: ${reason}`,
  since: (age) => html`Data since ${age}`,
  steps: (seconds) => `, in steps of ${TIME.seconds(seconds)}`,
  edgesLeftOut: 'Too many edges: these figures leave some out.',
  pending: (changes, duration) => `${count(changes, 'change')} pending, the oldest for ${duration}.`,
  changes: 'Changes in the last hour',
  changeTable: 'Recent changes',
  noChanges: 'No changes in the last hour',
  noChangesAmong: (entries) => `No changes among the latest ${entries} entries; older entries not read`,
  service: 'Service',
  allChanges: 'All changes in the audit log',
  notLive: 'Live updates are interrupted. This page refreshes every 10 s.',
};

export const CHARTS = {
  requests: 'Requests',
  hitRatio: 'Hit ratio',
  hits: 'Cache hits',
  errors: 'Origin errors',
  otherErrors: (kinds) => `${kinds} other kinds`,
  rolloutTime: 'Rollout time',
  median: 'Median',
  longest: 'Longest',
  series: 'Series',
  latest: 'Latest',
  lowest: 'Lowest',
  highest: 'Highest',
  noTraffic: 'No traffic reported yet',
  noLookups: 'No cache lookups',
  noErrors: 'No origin errors',
  noRollouts: 'No completed rollouts',
  rate: (number) => `${number}/s`,
  percent: (number) => `${number} %`,
  valueAt: (value, time) => `– (${value} at ${time})`,
  summary: (title, rows) => `${title}: ${rows.map(({ name, now, lowest, highest }) => `${name} ${now}, from ${lowest} to ${highest}`).join('; ')}`,
};

export const DOMAINS = {
  title: 'Domains',
  table: 'Domains',
  search: 'Search by name',
  policy: 'Policy',
  staticPolicy: 'Static policy',
  dynamicPolicy: (policy) => `Dynamic: ${policy}`,
  alerts: 'Alerts',
  firing: 'Firing',
  firingMany: (number) => `${number} firing`,
  noAlerts: 'None',
  ports: 'Ports',
  portsChecked: 'Ports, last check',
  origins: 'Origins',
  team: 'Team',
  noTeam: 'None',
  changed: 'Changed',
  author: 'Changed by',
  select: (name) => `Select ${name}`,
  selectAll: 'Select all',
  selectMatching: (total) => `Select all ${number(total)}`,
  clear: 'Clear selection',
  setPolicy: 'Set policy',
  noMatch: 'No matching domains visible to you',
  empty: 'No domains yet',
  add: 'Add domain',
  addFirst: 'Add your first domain',
  originAddress: 'Origin address',
  originPort: 'Origin port',
};

/** The ports of a domain in a list; `some` is "1 of 2 ", or empty for all of them. */
export const DOMAIN_PORTS = {
  some: (number, all) => `${number} of ${all} `,
  closed: (some) => sentence(`${some}closed`),
  prohibited: (some) => sentence(`${some}prohibited`),
  notChecked: (some) => sentence(`${some}not checked`),
  unknown: (some) => sentence(`${some}unknown`),
  open: 'Open',
};

export const BATCH = {
  title: (domains) => `Static origin protocol policy of ${count(domains, 'domain')}`,
  domains: 'Selected domains',
  progress: (done, all) => `${done} of ${all} processed`,
  stopping: 'Stopping after the current batch',
  weakened: (some, all) =>
    `${some} of ${count(all, 'domain')}: requests of HTTPS clients would go to origins over HTTP instead of HTTPS, open to reading and changes on the way.`,
  resultTitle: 'Result',
  summary: (succeeded, all, refused) => `${succeeded} of ${all} succeeded${refused ? `; ${refused} refused` : ''}.`,
  table: 'Results',
  result: 'Result',
  details: 'Details',
  refused: 'Refused',
  revision: (revision) => `Revision ${revision}`,
  notAttempted: 'Not attempted',
  noResponse: 'No response. Check the domain before you try again.',
  unchanged: 'Unchanged.',
};

export const DOMAIN = {
  sections: 'Domain settings',
  basics: 'Basics',
  backToOrigin: 'Back-to-origin',
  https: 'HTTPS',
  caching: 'Caching',
  traffic: 'Traffic',
  requests: 'Requests',
  explain: 'Explain',
  changeRequests: 'Change requests',
  history: 'History',
  purge: 'Purge',
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
  originTls: (isVerified, version, left) => html`Origin TLS: certificate ${isVerified ? 'verified' : left ? html`not verified (verified again ${left})` : 'not verified'}, ${version} or later.`,
  removal: 'Removal',
  remove: 'Remove domain',
  removeTitle: (name) => `Remove ${name}`,
  removeEffect: (name) =>
    html`Every edge stops serving <strong>${name}</strong> and responds with 404. The history is kept; a program can restore the domain from it.`,
};

export const TRAFFIC = {
  day: '24 h',
  clientErrors: '4xx responses',
  serverErrors: '5xx responses',
  firstByte: 'Time to first byte',
  whole: 'Response time',
  p99: '99th percentile',
  changes: 'Changes',
  change: (revision, time, author) => `${time}: revision ${revision}${author ? ` by ${author}` : ''}`,
  reports: 'Reports by edge',
  reporting: (some, all) => `${some} of ${count(all, 'edge')} report this domain.`,
  notRequested: 'Not requested: too many domains are being viewed, or Kafka is unavailable. Edges report this domain only while it is among their busiest.',
};

export const TAIL = {
  title: 'Live requests',
  status: 'Status',
  all: 'All',
  start: 'Start',
  stop: 'Stop',
  about: 'Edges send these lines only while you listen. Queries and full client addresses are left out.',
  operators: 'Requires an operator of the domain.',
  listening: 'Waiting for requests…',
  dropped: (number) => `At least ${count(number, 'more request')} left out. Choose a status to see fewer.`,
  sending: (some, all) => `${some} of ${count(all, 'edge')} send their requests.`,
  others: { REFUSING: 'Too many tails at', SILENT: 'No response from' },
  without: (reason, names) => `${reason} ${names.join(', ')}.`,
  hidden: 'Stopped while this page was hidden.',
  time: 'Time',
  edge: 'Edge',
  client: 'Client network',
  request: 'Request',
  duration: 'Duration',
  cache: 'Cache',
  origin: 'Origin',
  line: ({ method, scheme, host, path }) => `${method} ${scheme}://${host}${path}`,
  failure: (place, finding) => `${place}${finding ? ` (${finding})` : ''}`,
  took: (ms) => TIME.milliseconds(ms.toFixed(1)),
};

/** What an edge reports of a domain, as the API names it. */
export const REPORT_STATES = {
  REPORTED: 'Reported',
  NO_REQUESTS: 'No requests',
  NOT_AMONG_THE_BUSIEST: 'Not among the busiest; ask again in 20 s',
  SILENT: 'Silent',
  UNKNOWN: 'Unknown',
};

/** Priorities of origins, as the API names them. */
export const PRIORITIES = { PRIMARY: 'Primary', SECONDARY: 'Secondary' };

export const ORIGINS = {
  title: (name) => `Origins of ${name}`,
  origin: (number) => `Origin ${number}`,
  add: 'Add origin',
  remove: (number) => `Remove origin ${number}`,
  list: (origins) => `the origins ${origins.join('; ')}`,
  listed: ({ address, port, priority, weight }) => `${address}, port ${port}, ${amid(PRIORITIES[priority] || priority)}, weight ${weight}`,
};

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
  },
  dynamic: {
    title: 'Origin protocol policy for dynamic content',
    edit: 'Edit origin protocol policy for dynamic content',
    dialog: 'Dynamic origin protocol policy',
    disable: 'Disable dynamic origin protocol policy',
  },
  noEffect: 'No effect while dynamic acceleration is off: all content is static.',
  disabledEffect: 'Requests then use each origin’s own port: HTTPS on 443, HTTP on any other.',
  selected: (theirs, selected) => `${theirs}; you selected ${selected}`,
  computing: 'Computing the effect…',
  effect: 'Effect of the change',
  origin: 'Origin',
  client: 'Client',
  current: 'Current',
  after: 'After saving',
  portState: 'Port state',
  unchanged: '(unchanged)',
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

/** The effect of a change that was tried out. */
export const EFFECT = {
  edges: (edges) => `${count(edges, 'edge')} will apply it.`,
  cacheKept: 'Stored responses stay usable.',
  cacheUnusable: (hour) =>
    `Edges fetch all stored responses of this domain again${
      hour?.requests ? `; ${number(hour.fromCache)} of ${number(hour.requests)} requests of the last hour needed no origin` : ''
    }.`,
  moved: ({ moved, mayMoveMore, undecided }) => {
    if (moved === undefined) {
      return mayMoveMore ? 'It is unknown how many requests of the last hour move to another scheme or port.' : '';
    }
    const more = undecided ? `, and ${number(undecided)} may, depending on their path` : '';
    if (mayMoveMore && !moved) {
      return `No known request of the last hour moves to another scheme or port${more}.`;
    }
    return `${mayMoveMore ? 'At least ' : ''}${count(moved, 'request')} of the last hour ${moved === 1 ? 'moves' : 'move'} to another scheme or port${more}.`;
  },
  known: ({ edges, edgesKnown, edgesPartlyKnown }) =>
    `The whole hour is known from ${edgesKnown} of ${count(edges, 'edge')}${edgesPartlyKnown ? `, a part of it from ${edgesPartlyKnown}` : ''}.`,
  ofClass: ({ client, kind, requests, fromCache, moved }) =>
    `${client.toUpperCase()}, ${kind.toLowerCase()}: ${count(requests, 'request')}, ${number(fromCache)} from the cache${
      moved === undefined ? ', scheme and port depending on the path' : `, ${number(moved)} to another scheme or port`
    }`,
};

export const CUSTOM_PORTS = {
  title: 'Custom ports',
  request: 'Request a custom port',
  granted: (ports) => `An enabled policy uses granted custom ports only. Granted: ${COMMON.ports(ports)}.`,
  requested: (name, age) => html`requested by ${name} ${age}`,
  intro: 'Administrators see your request with the origins and their port states.',
  http: 'HTTP port',
  https: 'HTTPS port',
  keepHint: 'Empty: the granted port stays.',
  send: 'Request port',
};

/** The defaults of the edges' settings for fields that a domain leaves out. A test compares them; an operator may have set others. */
const EDGE_DEFAULTS = {
  connectTimeout: '3 s',
  firstByteTimeout: '30 s',
  idleTimeout: '60 s',
  minVersion: 'TLS1.2',
  storeSetCookie: 'not stored',
  suites: 'all with forward secrecy',
  strictTransportSecurity: 'not sent',
};

const edgeDefault = (value) => `Edge default (${value} unless configured)`;

/** The editor of a domain's settings. */
export const SETTINGS = {
  edit: (title) => `Edit ${amid(title)}`,
  dialog: (title, domain) => `${title}: ${domain}`,
  edgeDefault: 'Edge default',
  emptyMeans: (hint, meaning) => `${hint ? `${hint} ` : ''}Empty: ${amid(meaning)}.`,
  noneSelected: (meaning) => `None selected: ${amid(meaning)}.`,
  quantity: (many, unit) => `${number(many)} ${unit}`.trim(),
  certificates: (number) => `${number} custom`,
  their: (field, value) => html`${field}: ${value}`,
  changes: 'Changes',
  field: 'Field',
  current: 'Current',
  after: 'After saving',
  validating: 'Validating…',
  valid: (revision) => `Valid. Saving creates revision ${revision}.`,
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

/**
 * Words for fields of a domain's settings beside their titles, which the API has. `none` names an empty value, `options` the values of a choice. With
 * `always`, every domain has a value. A field that is not listed shows the API's description and values.
 */
const FIELDS = {
  'originTls.verification': { always: true, options: { FULL: 'Verified', NONE: 'Not verified' } },
  'originTls.unverifiedUntil': {
    none: 'No end: permanent',
    only: ['verification', 'NONE'],
    ends: [[1, 'In 1 hour'], [4, 'In 4 hours'], [24, 'In 24 hours'], [7 * 24, 'In 7 days']],
    usual: 4,
    ending: (left, end) => html`${end}: verified again ${left}`,
    over: (end) => html`${end}: over, verified again`,
    hint: 'From then on, edges verify certificates again by themselves. With no end, anyone on the network path can impersonate an origin until somebody sets Verified.',
  },
  'originTls.serverName': { none: 'Host header', hint: 'For SNI and the certificate check.' },
  'originTls.caCertificates': { none: 'Edges’ trust store', hint: 'PEM. Replaces the edges’ trust store.' },
  'originTls.minimumVersion': { always: true },

  'changeControl.preflight': {
    none: 'Team’s default',
    options: { SKIP: 'None', WARN: 'Warn', REQUIRE: 'Refuse without success' },
    hint: 'A prober checks the origins before a change of the route.',
  },
  'changeControl.recommend': { none: 'Off', options: { true: 'On', false: 'Off' } },

  'originRequest.host': { none: 'Client’s host name', hint: 'Host name, optionally with a port.' },
  'originRequest.connectTimeoutMs': { none: edgeDefault(EDGE_DEFAULTS.connectTimeout), hint: 'Milliseconds, 100 to 60,000.' },
  'originRequest.firstByteTimeoutMs': { none: edgeDefault(EDGE_DEFAULTS.firstByteTimeout), hint: 'Milliseconds after the request, 100 to 600,000.' },
  'originRequest.idleTimeoutMs': { none: edgeDefault(EDGE_DEFAULTS.idleTimeout), hint: 'Milliseconds between bytes of a response, 100 to 600,000.' },
  'originRequest.probePath': { none: '/', hint: 'Path, and query, that probers request.' },
  'originRequest.forwardedProtoField': { none: 'X-Forwarded-Proto', hint: 'Request field that tells origins the client’s scheme.' },

  'dynamicAcceleration.enabled': { options: { false: 'Off: all content is static', true: 'On: content is dynamic unless a static rule matches' } },
  'dynamicAcceleration.staticRules.suffixes': { none: 'None', hint: 'One per line, without a dot, such as css.' },
  'dynamicAcceleration.staticRules.uris': { none: 'None', hint: 'One per line, full paths, such as /index.html.' },
  'dynamicAcceleration.staticRules.paths': { none: 'None', hint: 'One per line, with * for any characters, such as /static/*.' },

  'clientTls.minimumVersion': { none: edgeDefault(EDGE_DEFAULTS.minVersion) },
  'clientTls.cipherSuites': { none: edgeDefault(EDGE_DEFAULTS.suites) },
  'clientTls.strictTransportSecurity.maxAgeSeconds': {
    none: edgeDefault(EDGE_DEFAULTS.strictTransportSecurity),
    hint: 'HTTPS-only period of browsers in seconds; 0 ends it.',
  },
  'clientTls.strictTransportSecurity.includeSubDomains': { always: true },
  'clientTls.strictTransportSecurity.preload': { always: true },

  'caching.storeSetCookie': {
    none: edgeDefault(EDGE_DEFAULTS.storeSetCookie),
    options: { false: 'Not stored', true: 'Stored with public or s-maxage: all clients get the same cookie' },
  },
};

/** The words for a field, by its path in a domain. */
export const fieldWords = (path, description) => (Object.hasOwn(FIELDS, path) ? FIELDS[path] : { hint: description && `${sentence(description)}.` });

/** A value of a choice. */
export const optionWord = (words, value) => words.options?.[value] || (value === true ? COMMON.yes : value === false ? COMMON.no : value);

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
  host: (name) => html`<strong>${name}</strong>`,
  wildcardHosts: (parent) => html`every host below <strong>${parent}</strong> without a domain of its own`,
  startEffect: (hosts) =>
    html`Every edge serves ${hosts} again, including fresh content from its cache. To fetch everything anew, purge the domain first.`,
  stopEffect: (hosts) =>
    html`Every edge responds to requests for ${hosts} with 403, including those for cached content. Settings and history are kept, no wildcard domain takes
      over, and ports are still checked.`,
};

export const ROLLOUT = {
  title: 'Rollout',
  loading: 'Loading edge states…',
  applied: (revision, applied, edges) => `Revision ${revision}: applied by ${applied} of ${count(edges, 'edge')}`,
  within: (duration) => `, within ${duration} of saving`,
};

export const EXPLAIN = {
  title: 'Explain a request',
  url: 'URL',
  exampleUrl: (host) => `https://${host}/`,
  client: 'Client protocol',
  fromUrl: 'From the URL',
  http: 'HTTP',
  https: 'HTTPS',
  submit: 'Explain request',
  querying: 'Querying all edges, for up to 2 s…',
  request: (url, scheme) => html`For <code>${url}</code>, ${scheme.toUpperCase()} client:`,
  outdated: 'Outdated: the fields have changed',
  queriedAt: (time) => `Queried at ${time}.`,
  table: 'Answers by edge',
  edge: 'Edge',
  cache: 'Cache',
  differs: 'Differs',
  behind: (revision) => `Behind: latest is ${revision}`,
  skipped: (addresses) => `Currently skipped: ${list(addresses)}`,
  skippedFor: (address, finding) => `${address} (${finding})`,
  cacheKey: (key) => `Cache key ${key}`,
  reported: (duration) => `Reported ${TIME.ago(duration)}`,
  loadingTable: '; still loading its routing table',
  fromSnapshot: '; serving from a snapshot',

  domain: 'Domain',
  found: (domain, isWildcard, revision) => `${domain} (${isWildcard ? 'wildcard' : 'exact name'}), revision ${revision}`,
  content: 'Content',
  kind: (kind, cause) => `${label(kind)}: ${cause}`,
  target: 'Target',
  noTarget: 'None: domain stopped, response 403',
  place: (address, target) => `${address}, ${target}`,
  unverified: (end) => `, certificate not verified${end ? ` until ${end}` : ''}`,
  places: (places) => places.join(' or '),
  host: 'Host and server name',
  names: (host, names) => `Host ${host}${names.map((name) => `, SNI ${name}`).join('')}`,

  noAnswerAtAll: 'No answer from any edge.',
  noAnswer: (some, all) => ` No answer from ${some} of ${count(all, 'edge')}.`,
  unexplained: (states) => `No edge explains the request: ${list(states)}.`,
  differences: (aspects) => `Differences between edges: ${list(aspects)}.`,
  oneAnswer: 'One edge answered.',
  agreement: (edges) => `All ${edges} answering edges agree.`,
  stateCount: (state, edges) => `${amid(state)} (${count(edges, 'edge')})`,

  fresh: (response, left) => `Fresh: ${response}, ${left} left`,
  validated: ', validated on each request',
  stale: (response, duration) => `Stale: ${response}, for ${duration}`,
  stillServed: '; still served',
  cached: (status, age) => `${status}, ${age} old`,
  variants: (variants, fields) => `; newest of ${variants} variants by ${list(fields)}`,
  bypassed: 'Not cached: dynamic content',
  nothing: 'Nothing stored',
};

/** States of edges without an explanation: word and meaning. */
export const EXPLAIN_STATES = {
  NO_ROUTE: ['No matching domain', 'The edge has not applied the domain yet, or rejected it. See the rollout.'],
  REFUSED_URL: ['URL refused', 'The edge responds to such a request with 400.'],
  HIDDEN: ['Hidden', 'The matching domain or its revision is unknown, or not visible to you.'],
  CONFLICTING: ['Conflicting answers', 'Another sender answers in the edge’s name. Check the write permissions on the topic of answers.'],
  NOT_IN_TIME: ['No answer in time', 'The edge reports, but did not answer within 2 s.'],
  SILENT: ['Unreachable', 'The edge has not reported for too long.'],
  NOT_AWAITED: ['Not queried', 'Too many edges to wait for all answers.'],
};

/** Causes of a content's kind. */
export const EXPLAIN_CAUSES = {
  ACCELERATION_OFF: () => 'dynamic acceleration is off',
  SUFFIX: (rule) => `suffix ${rule}`,
  URI: (rule) => `URI ${rule}`,
  PATH: (rule) => `path ${rule}`,
  NO_RULE: () => 'no static rule matches',
  DOT_SEGMENT: () => 'the path has a segment . or ..; sent by the more secure policy, not stored',
  SEVERAL_READINGS: () => 'ambiguous path: servers read it in several ways; sent by the more secure policy, not stored',
};

export const CHANGE_REQUESTS = {
  title: 'Change requests',
  approve: { action: 'Approve change', of: (domain) => `Approve change: ${domain}`, effect: 'The change takes effect immediately, as a new revision.' },
  decline: { action: 'Decline change', of: (domain) => `Decline change: ${domain}`, effect: 'The domain stays unchanged.' },
  requestedBy: (author) => html`Requested by ${author}`,
  when: (age, base) => html`${age}${base === undefined ? '' : `, for revision ${base}`}`,
  ports: (ports, reason) => `${COMMON.ports(ports)}: ${reason}`,
  effect: 'Effect',
  decision: 'Decision',
  changesToApprove: 'Changes to approve',
  changesBy: (name) => `Changes requested by ${name}`,
  commentHint: 'Kept in the history.',
  withdraw: 'Withdraw request',
  withdrawEffect: 'The request can no longer be approved. You can request the same change again.',
  outdated: (revision) => `Outdated, approval no longer possible: the domain is at revision ${revision}. Request the change again.`,
  decided: (author, comment, age, revision) => html`${author}${comment ? `: ${comment}` : ''} (${age})${revision ? `, revision ${revision}` : ''}`,
  empty: 'No change requests. If a change requires a second person’s consent, its dialog lets you request it.',
  nonePending: 'No pending change requests. Operators request custom ports on a domain’s page, under Back-to-origin, and changes that require consent in their dialogs.',
};

export const HISTORY = {
  title: 'History',
  revision: (revision) => `Revision ${revision}`,
  kind: (kind, from) => `${kind.toLowerCase()}${from ? ` from ${from}` : ''}`,
  changed: (age, author) => html`${age}${author ? html` by ${author}` : ''}`,
  requested: (author, reason) => html`Requested by ${author}: ${reason}`,
  approved: (author, comment) => html`Approved by ${author}${comment ? `: ${comment}` : ''}`,
  someone: 'unknown',
  changesIn: (revision) => `Changes in revision ${revision}`,
  restore: 'Restore',
  restoreRevision: (revision) => `Restore revision ${revision}`,
  submit: 'Restore revision',
  effect: (domain, revision) => `${domain} returns to its state at revision ${revision}, as a new revision. The history is kept.`,
};

export const DIFF = { field: 'Field', before: 'Before', after: 'After' };

export const PURGES = {
  title: 'Purges',
  table: 'Purge list',
  sent: 'Sent',
  queued: 'Queued',
  progress: 'Progress',
  scope: 'Scope',
  requested: 'Requested',
  requestedBy: (name) => `by ${name || 'unknown'}`,
  showProgress: 'Show progress',
  showProgressOf: (scope, domain) => `Show progress of ${scope} for ${domain}`,
  noMatch: 'No matching recent purges visible to you',
  empty: 'No recent purges',
  noneYet: 'No recent purges. A purge drops cached content at every edge.',
  purgeDomain: 'Purge domain',
  purgeCache: 'Purge cache',
  purge: 'Purge',
  purgeTitle: (name) => `Purge ${name}`,

  everything: 'Everything',
  prefix: (prefix) => `${prefix}…`,
  scopes: (urls, prefixes) => list([...urls, ...prefixes]),
  prefixes: 'Path prefixes',
  prefixesHint: 'One per line. A trailing slash means a folder.',
  urls: 'URLs',
  urlsHint: 'One per line.',
  examplePrefix: '/images/',
  exampleUrl: (domain) => `https://${domain}/a.jpg`,
  allContent: (domain) => `All cached content of ${domain || 'the domain'}`,
  effect: (scope, domain) => html`Dropped from every edge’s cache: ${scope} of <strong>${domain}</strong>. The next requests go to the origins.`,

  edges: (applied, edges) => `${applied} of ${count(edges, 'edge')}`,
  rejected: (rejected, edges) => `Rejected by ${rejected}, completed by ${edges}`,
  everywhere: (edges) => `Completed by all ${count(edges, 'edge')}`,
  reachable: (edges) => `Completed by all reachable edges, ${edges}`,
  completed: (edges) => `Completed by ${edges}`,

  progressTitle: 'Purge progress',
  isEverywhere: 'Completed by every edge.',
  isComplete: 'Completed by every reachable edge. An unreachable edge may still serve its cached content.',
  isPending: 'Not completed by every edge yet.',
};

export const EDGES = {
  title: 'Edges',
  edge: 'Edge',
  lastReport: 'Last report',
  started: 'Started',
  domains: 'Domains',
  deviations: 'Deviations',
  rejections: 'Rejected events (latest)',
  none: 'None',
  notReported: 'Not reported',
  domainCount: (number) => count(number, 'domain'),
  refusedReports: (reports, reason) => `${count(reports, 'report')} refused: ${reason}`,
  rejection: (key, reason) => `${key || 'no key'}: ${reason}`,
  total: (edges) => count(edges, 'edge'),
  forget: 'Forget',
  forgetTitle: (edge) => `Forget ${edge}`,
  forgetEdge: 'Forget edge',
  lastReportOf: (edge, age, domains) =>
    html`Last report of <strong>${edge}</strong>: ${age}${domains === undefined ? '' : `, serving ${count(domains, 'domain')}`}. Rollouts and purges no longer wait
      for it, and are complete everywhere without it.`,
  forgetEffect: 'Forget only a decommissioned edge: if it still serves clients, its state is no longer monitored. It returns with its next report.',
};

export const ALERTS = {
  title: 'Alerts',
  firing: 'Firing alerts',
  resolved: 'Recently resolved alerts',
  noFiring: 'No firing alerts',
  noResolved: 'No recently resolved alerts',
  subject: 'Subject',
  details: 'Details',
  started: 'Started',
  ended: 'Ended',
  affected: (affected) => affected.map(({ origin, missingPorts }) => `${origin}: ${list(missingPorts)}`).join('; '),
  place: (origin, ports, kind) => [origin && `${origin}:`, ports.length && list(ports), kind].filter((part) => part).join(' '),
  places: (places) => places.join('; '),
  acknowledge: 'Acknowledge',
  acknowledgeTitle: (alert) => `Acknowledge ${alert}`,
  editNote: 'Edit note',
  editNoteOf: (alert) => `Edit the note on ${alert}`,
  withdraw: 'Withdraw',
  withdrawTitle: (alert) => `Withdraw the acknowledgement of ${alert}`,
  withdrawEffect: 'While the alert fires, receivers get repeated messages about it again, every four hours by default. Alertmanager never stopped.',
  acknowledgeEffect: 'Receivers get no repeated messages about this alert until it is resolved. Alertmanager keeps silences of its own.',
  acknowledged: (by, age) => html`Acknowledged by ${by} ${age}`,
  note: 'Note',
  runbook: 'Runbook',
  silence: 'Silence in Alertmanager',
};

export const RECEIVERS = {
  title: 'Alert receivers',
  none: 'No receivers visible to you',
  addFirst: 'Add your first receiver',
  add: 'Add receiver',
  kind: 'Type',
  kinds: { webhook: 'Webhook', slack: 'Slack', pagerduty: 'PagerDuty', alertmanager: 'Alertmanager' },
  alerts: 'Alerts',
  choice: (team, severity) => `${team ? `Team ${team}` : RECEIVERS.everything}, ${amid(stateWord(RECEIVERS.severities, severity))}`,
  lastSuccess: 'Last accepted',
  pending: (number) => `${count(number, 'message')} waiting`,
  ofSettings: 'configured in the service’s settings',
  testOff: 'Turn it on first',
  lastError: (error, age) => html`Last error ${age}: it ${error}`,
  nextAttempt: (time) => html`Next attempt ${time}`,
  url: 'URL',
  urlHint: 'An https address. It is stored encrypted; only its host is shown later.',
  editTitle: (name) => `Edit ${name}`,
  unchanged: 'Empty: unchanged. It is not shown.',
  unchangedUrl: (address) => `Empty: unchanged (${address}). A new URL begins anew: it is told of the firing alerts, and gets a waiting test.`,
  routingKey: 'Integration key',
  routingKeyHint: 'Of an Events API v2 integration. It is stored encrypted and not shown again.',
  team: 'Team',
  everything: 'All domains and the fleet',
  severity: 'Severity',
  severities: { WARNING: 'Errors and warnings', ERROR: 'Errors only' },
  secret: 'Signing secret',
  secretUse: 'Verify the signatures of messages with it (Standard Webhooks). It is shown only once.',
  saved: 'I have saved this secret',
  test: 'Send test',
  testTitle: (name) => `Send a test message to ${name}`,
  testEffect: 'A test message is queued. The receiver’s state shows the outcome a moment later.',
  enable: (enabled) => (enabled ? 'Turn off' : 'Turn on'),
  enableTitle: (enabled, name) => `Turn ${enabled ? 'off' : 'on'} ${name}`,
  enableEffect: (enabled) => (enabled ? 'It receives no messages until it is turned on again.' : 'It receives the firing alerts again.'),
  removeTitle: (name) => `Remove ${name}`,
  removeEffect: 'Its waiting messages are deleted with it.',
};

export const FINDINGS = {
  heading: 'Findings at the origins',
  failsAt: (gate) => `Fails at: ${gate}`,
  past: 'Findings while it fired',
  none: 'No findings.',
  failedAt: (gate) => `Failed at: ${gate}`,
  willFailAt: (gate) => `Will fail at: ${gate}`,
  measured: (age) => html`measured ${age}`,
  checked: (age) => html`port checked at most ${age}`,
  port: (origin, port) => `Port ${port} of ${origin}`,
  byEdges: (number, names) => `${number === 1 ? 'by edge' : `by ${number} edges:`} ${names.join(', ')}${number > names.length ? ` and ${number - names.length} more` : ''}`,
  outdated: (age) => html`last measured ${age}; unknown now`,
  names: (place, isOfEdges) => `Names at ${place}${isOfEdges ? ', by edges' : ''}`,
  certificateNames: 'Certificate is for',
  serverName: 'Edges require',
  host: 'Host field',
  more: (number) => `and ${number} more`,
};

export const AUDIT = {
  title: 'Audit log',
  callerId: 'Actor ID',
  since: 'From',
  until: 'Until',
  result: 'Result',
  time: 'Time',
  actor: 'Actor',
  source: 'Source address',
  operation: 'Operation',
  target: 'Target',
  times: (number) => `${number} times`,
  empty: 'No matching entries visible to you',
};

/** Roles, as the API names them. */
export const ROLES = { viewer: 'Viewer', operator: 'Operator', administrator: 'Administrator' };

export const ACCESS = {
  title: 'Access',
  people: 'People',
  addPerson: 'Add person',
  noPeople: 'No people visible to you',
  username: 'Username',
  lastSignIn: 'Last sign-in',
  password: 'Initial password',
  passwordHint: 'Must be changed at the first sign-in.',

  keys: 'Access keys',
  noKeys: 'No access keys visible to you',
  program: 'Program',
  owner: 'Owner',
  ownerIdentity: ({ kind, id, name, active }) => `(${kind}${name ? `, ${id}` : ''}${active ? '' : ', inactive'})`,
  lastUsed: 'Last used',
  expires: 'Expires',
  keyRoles: 'A key’s roles are fixed. For other roles, create another key.',
  createAccessKey: 'Create access key',
  createKey: 'Create key',
  nameHint: 'Up to 64 letters, digits, and . _ @ -',
  programHint: 'At most two enabled keys, for rotation.',
  expiry: 'Expiry date',
  expiryHint: 'Valid until the end of this day in your time zone. Empty: no expiry.',
  newKey: 'New access key',
  keyUse: html`Send it as <code>Authorization: Bearer …</code>. It is shown only once.`,
  copy: 'Copy key',
  copied: 'Copied',
  notCopied: 'The browser blocks copying. Select the key and copy it.',
  saved: 'I have saved this key',

  teams: 'Teams',
  noTeams: 'No teams: every domain belongs to everyone.',
  moreTeams: 'More teams exist than listed here.',

  enable: 'Enable',
  disable: 'Disable',
  enableTitle: (name) => `Enable ${name}`,
  disableTitle: (name) => `Disable ${name}`,
  enableEffect: (name) => `${name} regains access.`,
  disableEffect: (name) => `${name} loses access immediately. You can enable it again.`,

  role: (role, team, names) => `${ROLES[role] || role} of ${[team && `team ${team}`, names && list(names)].filter(Boolean).join(', ') || 'all domains'}`,
  roleList: (roles) => roles.join('; '),
  editRoles: 'Edit roles',
  editRolesOf: (name) => `Edit roles of ${name}`,
  rolesOf: (name) => `Roles of ${name}`,
  currentRoles: (roles) => `Current roles: ${roles}. Changes take effect immediately, also in open sessions.`,
  rolesConflict: (name, roles) => `${name} now has ${roles}. Your changes are not saved yet. Save to replace these roles, or cancel to keep them.`,
};

/** The fields of a role. */
export const ROLE = {
  title: (number) => `Role ${number}`,
  role: 'Role',
  team: 'Team',
  anyTeam: 'Any',
  teamsUnavailable: 'Teams unavailable',
  loadingTeams: 'Loading teams…',
  names: 'Domain names',
  namesPlaceholder: 'All, or *.shop.example.com',
  namesHint: 'Domain names: exact, or *.example.com for all names below. Separate several by spaces.',
  remove: (number) => `Remove role ${number}`,
  add: 'Add role',
  moreTeams: 'More teams exist than listed here. Assign roles of the others by API.',
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
export const ALERT_SUBJECTS = { 'fleet/probers': 'Probers', 'fleet/events': 'Event stream' };
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
export const ACCESS_STATES = { enabled: 'Enabled', disabled: 'Disabled', expired: 'Expired' };

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
  'change-or-remove-domain': 'Change it on its page, or remove it first.',
  'correct-origins-or-policy': 'Correct the origins or select that redirect type, or make the change without a pre-flight.',
  'list-access-keys': 'The Access page lists the keys under your administration.',
  'list-accounts': 'The Access page lists the people under your administration.',
  'list-change-requests': 'The domain’s page lists its change requests.',
  'list-purges': 'The Purges page lists recent purges.',
  'read-and-repeat-item': 'Check its current state, then repeat the change.',
  'read-and-repeat': 'Check the current state, then repeat the change.',
  'read-interface': 'Reload the page: the service may have been updated.',
  'repeat-with-new-key': 'Reload the page, then repeat the change.',
  'repeat-from-own-page': 'Reload the page, then repeat the change.',
  'request-change': 'Request the change with a reason, for a second person’s approval.',
  'request-change-before-removal': 'Request the same change for {domain}, and remove it after a second person’s approval.',
  'restore-earlier-or-remove': 'Restore the previous revision, or remove the domain.',
  'sign-in-at-provider': 'Sign in at the provider.',
  'skip-preflight': 'Repeat the change, or make it without a pre-flight.',
};

/** A refusal's reason and remedy. */
export const refusal = (reason, remedy, domain) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. ${remedy.replaceAll('{domain}', domain || '')}`;

/** Operations of the API, in the audit log and the overview. */
export const OPERATIONS = {
  listAccessKeys: 'Access keys listed',
  createAccessKey: 'Access key created',
  getAccessKey: 'Access key read',
  deleteAccessKey: 'Access key deleted',
  patchAccessKey: 'Access key changed',
  listAccounts: 'People listed',
  createAccount: 'Person added',
  getAccount: 'Person read',
  deleteAccount: 'Person deleted',
  patchAccount: 'Person changed',
  listAlerts: 'Alerts listed',
  acknowledgeAlert: 'Alert acknowledged',
  withdrawAcknowledgement: 'Acknowledgement withdrawn',
  listReceivers: 'Receivers listed',
  createReceiver: 'Receiver added',
  getReceiver: 'Receiver read',
  patchReceiver: 'Receiver changed',
  testReceiver: 'Receiver tested',
  deleteReceiver: 'Receiver removed',
  listAudit: 'Audit log read',
  changeDomains: 'Batch of domains changed',
  getCaller: 'Own roles read',
  changePassword: 'Password changed',
  listDomains: 'Domains listed',
  createDomain: 'Domain added',
  removeDomain: 'Domain removed',
  getDomain: 'Domain read',
  getHealth: 'Port states read',
  preflight: 'Pre-flight run',
  getOriginProtocolPolicy: 'Policy read',
  setOriginProtocolPolicy: 'Policy set',
  patchOriginProtocolPolicy: 'Policy changed',
  setOriginRequest: 'Origin request settings set',
  patchOriginRequest: 'Origin request settings changed',
  setServing: 'Domain stopped or started',
  patchServing: 'Domain stopped or started',
  requestChange: 'Change requested',
  listChangeRequests: 'Change requests listed',
  getChangeRequest: 'Change request read',
  approveChangeRequest: 'Change request approved',
  declineChangeRequest: 'Change request declined',
  withdrawChangeRequest: 'Change request withdrawn',
  requestPurge: 'Purge requested',
  listPurges: 'Purges listed',
  listAllPurges: 'Purges of all domains listed',
  getPurgeRollout: 'Purge progress read',
  listRevisions: 'History read',
  getRevision: 'Revision read',
  restoreRevision: 'Revision restored',
  getRollout: 'Rollout read',
  giveDomain: 'Domain assigned to a team',
  listEdges: 'Edges listed',
  removeEdge: 'Edge removed',
  streamEvents: 'Event stream opened',
  recommendPolicy: 'Redirect type recommended',
  explainRequest: 'Request explained by edges',
  listAllChangeRequests: 'Change requests of all domains listed',
  readReconciliation: 'Reconciliation read',
  repairPublishedDomains: 'Published domains repaired',
  signOut: 'Signed out',
  signIn: 'Signed in',
  getSession: 'Session read',
  createSignInLink: 'Sign-in link created',
  listTeams: 'Teams listed',
  createTeam: 'Team created',
  getTeam: 'Team read',
  deleteTeam: 'Team deleted',
  patchTeam: 'Team changed',
  readTraffic: 'Traffic read',
  readDomainTraffic: 'Domain traffic read',
  tailRequests: 'Domain requests followed',
};

const PART_OPERATION = /^(set|patch)([A-Z])(\w*)$/;

/** The name of an operation. Those of a part of a domain have the part's title; another operation without a name keeps the API's. */
export function operationName(id) {
  const [, verb, initial, rest] = PART_OPERATION.exec(id) || [];
  return Object.hasOwn(OPERATIONS, id) ? OPERATIONS[id] : verb ? `${partTitle(initial.toLowerCase() + rest)} ${verb === 'set' ? 'set' : 'changed'}` : id;
}
