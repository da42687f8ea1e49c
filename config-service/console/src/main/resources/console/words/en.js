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
  find: 'Find',
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

/** Domains, pages and actions by keyboard. */
export const PALETTE = {
  title: 'Find domains, pages and actions',
  placeholder: 'Domain, page or action',
  results: 'Results',
  recent: 'Recent domains',
  domains: 'Domains',
  pages: 'Pages',
  actions: 'Actions',
  looking: 'Looking for domains…',
  found: (number) => count(number, 'result'),
  none: 'Nothing found',
  move: 'move',
  open: 'open',
  escape: 'Esc',
  close: 'close',
  addDomain: (name) => (name ? `Add domain ${name}` : 'Add domain'),
  purge: (domain) => `Purge ${domain}`,
  theme: (name) => `Theme: ${name}`,
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
  numbers: 'Present figures',
  asOf: (age) => html`as of ${age}`,
  valueThen: (value, age) => html`${value} ${age}`,
  firing: 'Firing alerts',
  bySeverity: (errors, warnings, unchecked) => list([errors && count(errors, 'error'), warnings && count(warnings, 'warning'), unchecked && `${number(unchecked)} not checked`].filter(Boolean)),
  readSome: (read) => `${number(read)} of them read`,
  ofAll: (some, all) => `${number(some)} / ${number(all)}`,
  underWay: 'Changes under way',
  oldest: (duration) => `The oldest for ${duration}`,
  most: (error, rate) => `${error} ${rate}`,
  changeTime: 'Change time',
  longest: (longest, range) => `Median; longest ${longest}, in ${range}`,
  noChangesIn: (range) => `No changes in ${range}`,

  problems: 'Problems',
  inAll: (problems, isWhole) => `${isWhole ? '' : 'At least '}${count(problems, 'problem')}`,
  moreProblems: (problems, isWhole) => `${isWhole ? '' : 'At least '}${count(problems, 'more problem')}`,
  noProblems: 'No problems',
  noProblemsKnown: 'No problems known; not everything was read, or is of now',

  edges: 'Edges',
  edgeTable: 'Edge states',
  byState: 'Edges by state',
  edge: 'Edge',
  lag: 'Lag',
  lastReport: 'Last report',
  noReportSince: (time) => `Unknown: no report since ${time}`,
  changesFor: (changes, duration) => `${count(changes, 'change')}, for ${duration}`,
  atLeast: (changes) => `At least ${changes}`,
  upToDate: 'Up to date',
  catchingUp: (time) => `Unknown: still applying changes from before ${time}`,
  notReported: 'Not reported',
  ready: (ready, all) => `${number(ready)} of ${count(all, 'edge')} ready`,
  readyAndCurrent: (ready, all) => `${OVERVIEW.ready(ready, all)} and up to date`,
  readySomeCurrent: (ready, all, current) => `${OVERVIEW.ready(ready, all)}, ${number(current)} up to date`,
  /** Exceptions among the edges, by the kind of their problem. */
  troubles: { 'edge-silent': 'Silent', 'edge-rejecting': 'Rejecting', 'edge-diverging': 'Diverging', 'edge-refused': 'Reports refused', 'edge-lagging': 'Lagging' },
  exception: (word, names, more) => `${word}: ${list(names)}${more > 0 ? ` and ${number(more)} more` : ''}`,
  exceptions: (exceptions) => exceptions.join('; '),
  allEdges: (edges) => `All ${count(edges, 'edge')}`,

  changes: 'Changes in the last hour',
  changeTable: 'Recent changes',
  changesBy: (changes, more, age, actor) => html`${more ? `More than ${number(changes)}` : number(changes)}, the latest ${age} by ${actor}`,
  noChanges: 'No changes in the last hour',
  noChangesAmong: (entries) => `No changes among the latest ${entries} entries; older entries not read`,
  service: 'Service',
  allChanges: 'All changes in the audit log',

  traffic: 'Traffic',
  range: 'Time range',
  forbidden: (reason) => `Totals require access to all domains: ${reason}`,
  since: (age) => html`Data since ${age}`,
  steps: (seconds) => `, in steps of ${TIME.seconds(seconds)}`,
  edgesLeftOut: 'Too many edges: these figures leave some out.',
  marked: (changes, more) => `Marks: ${more ? `the latest ${count(changes, 'change')}` : 'changes'} of the last hour.`,
  mark: (actor, operation, target) => `${actor}: ${amid(operation)}${target ? `, ${target}` : ''}`,
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
  noneSince: (time) => `No values since ${time}`,
  valuesAt: (time, values, marks) => `${time}: ${list(values)}${marks ? `; ${marks}` : ''}`,
  marked: (texts, more) => `${texts.join('; ')}${more > 0 ? ` and ${count(more, 'more change')}` : ''}`,
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

/** The dialog that adds a domain. */
export const ADD_DOMAIN = {
  check: 'Check origins',
  submit: (name) => `Add ${name}`,
  anyway: 'Add anyway',
  nameHint: 'Exact, or *.example.com for all names below.',
  share: (priority, weight) => `${priority}, weight ${weight}`,
  priorityHint: 'Secondary origins serve while all primary ones fail.',
  weightHint: '1 to 100: the share of requests among origins of equal priority.',
  tls: (isVerified, serverName, version) => `TLS to the origins: certificate ${isVerified ? `verified for ${serverName || 'the host header'}` : 'not verified'}, ${version} or later`,
  empty: (hint, none) => `${hint} Empty: ${amid(none)}.`,
  ownTeam: (team) => `Team: ${team}`,
  selectTeam: 'Select a team',
  teamHint: 'Its members see and change the domain.',
  notYet: 'A check tries every redirect type at the origins, and changes nothing.',
  refused: 'Refused',
  targets: (http, https) => `HTTP clients: ${http.join(' or ')}; HTTPS clients: ${https.join(' or ')}`,
  select: (type) => `Select ${type}`,
  more: (number) => `${number} more`,
  wayBack: 'The domain’s page can change or remove it again.',
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

/** The review of a change, and what follows it. */
export const REVIEW = {
  outcome: 'Outcome',
  /** By outcome, of one change. */
  one: {
    changed: (settings) => `${count(settings, 'setting')} ${settings === 1 ? 'changes' : 'change'}`,
    unchanged: () => 'Nothing changes',
    failing: (places) => `${number(places)} ${places === 1 ? 'port or gate fails' : 'ports or gates fail'}`,
    unchecked: () => 'Origins not fully checked',
    losingTls: () => 'TLS to the origin is removed',
    cachesUnusable: () => 'Stored responses become unusable',
  },
  /** By outcome, of changes of many domains. */
  many: {
    changed: (domains) => `${count(domains, 'domain')} ${domains === 1 ? 'changes' : 'change'}`,
    unchanged: (domains) => `${number(domains)} unchanged`,
    failing: (domains) => `${number(domains)} would fail`,
    refused: (domains) => `${number(domains)} refused`,
    unchecked: (domains) => `${number(domains)} not fully checked`,
    losingTls: (domains) => `${number(domains)} lose TLS`,
    cachesUnusable: (domains) => `Stored responses of ${number(domains)} unusable`,
  },
  weakens: 'This weakens the connection to the origins',
  effect: 'Effect of the change',
  origin: 'Origin',
  client: 'Client',
  ofDynamic: (client) => `${client}, dynamic content`,
  current: 'Current',
  after: 'After saving',
  same: '(unchanged)',
  unchangedTargets: (targets) => `${count(targets, 'unchanged target')}`,
  changes: 'Changes',
  checking: 'Checking the origins…',
  checkAgain: 'Check the origins again',
  noChange: 'No changes yet.',
  invalid: 'Correct the marked fields.',
  back: (revision) => `Undo restores revision ${revision}.`,
  made: (domain) => `${domain} changed`,
};

export const BATCH = {
  title: (domains) => `Static origin protocol policy of ${count(domains, 'domain')}`,
  domains: 'Domains',
  anyType: 'a redirect type',
  switch: (domains, to) => `Switch ${count(domains, 'domain')} to ${to}`,
  removeTls: (submit, domains) => `${submit}, remove TLS from ${number(domains)}`,
  choose: 'Choose a redirect type.',
  reviewed: (done, all) => `${number(done)} of ${count(all, 'domain')} reviewed`,
  reviewPaused: 'The review is incomplete.',
  nothing: 'No domain would change.',
  exceptions: 'Domains to look at',
  included: 'Include',
  include: (domain) => `Include ${domain}`,
  outcome: 'Outcome',
  outcomes: { failing: 'Would fail', refused: 'Refused', losingTls: 'Loses TLS', unchecked: 'Not fully checked', changed: 'Changes', unchanged: 'Unchanged' },
  others: (domains) => `${count(domains, 'other domain')} without exceptions`,
  warned: (domains, detail) => `${count(domains, 'domain')}, such as: ${detail}`,
  cachesUnusable: (domains, fromCache) =>
    `Edges fetch all stored responses of ${count(domains, 'domain')} again${fromCache === undefined ? '' : `; ${count(fromCache, 'request')} of the last hour needed no origin`}.`,
  back: 'Undo sets each policy as before, as a new revision, unless somebody else has changed the domain since.',
  progress: (done, all) => `${number(done)} of ${count(all, 'domain')} processed`,
  states: { running: 'In progress', pausing: 'Pausing after the current batch', stopping: 'Stopping after the current batch', paused: 'Paused', ended: 'Completed' },
  waiting: (seconds) => `Limit reached. Continues in ${TIME.seconds(seconds)}.`,
  refusedSoFar: (domains) => `${number(domains)} refused`,
  resumes: 'Resume continues with the next domain. Nothing is changed twice.',
  leave: 'Stop here?',
  sofar: (done, left) => `${count(done, 'domain')} changed, ${number(left)} not yet. Closing now leaves the rest unchanged: stop for the result, or resume.`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  undo: (domains) => `Undo ${count(domains, 'change')}`,
  undoTitle: (domains) => `Undo: policy of ${count(domains, 'domain')}`,
  undoEffect: 'Each domain gets its policy from before the change, as a new revision. Domains that somebody else has changed since stay as they are.',
  reviewAgain: (domains) => `Review ${number(domains)} again`,
  again: 'Again',
  weakened: (some, all) =>
    `${some} of ${count(all, 'domain')}: requests of HTTPS clients would go to origins over HTTP instead of HTTPS, open to reading and changes on the way.`,
  summary: ({ made, all, refused, leftOut, uncertain, notAttempted, unchanged }) =>
    `${[
      `${number(made)} of ${number(all)} succeeded`,
      refused && `${number(refused)} refused`,
      leftOut && `${number(leftOut)} left out`,
      uncertain && `${number(uncertain)} without a response`,
      notAttempted && `${number(notAttempted)} not attempted`,
      unchanged && `${number(unchanged)} unchanged before`,
    ]
      .filter(Boolean)
      .join('; ')}.`,
  table: 'Results',
  result: 'Result',
  results: {
    uncertain: 'Unknown',
    refused: 'Refused',
    notAttempted: 'Not attempted',
    leftOut: 'Left out',
    warned: 'Changed, with warnings',
    made: 'Changed',
    unchanged: 'Unchanged',
  },
  details: 'Details',
  noResponse: 'No response: it may have changed. Reviewing it again shows its state.',
  unchanged: 'Unchanged.',
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
  moreFindings: (many) => count(many, 'more finding'),
  moreOrigins: (many) => count(many, 'more origin'),
  team: 'Team',
  teamOwns: (team) => html`Owned by <strong>${team}</strong>.`,
  noTeam: 'No team: the domain belongs to everyone.',
  moveTeam: 'Move to a team',
  moveTeamOf: (name) => `Move ${name} to a team`,
  moveTeamEffect: 'The new team sees the domain’s revisions, purges and alerts from then on. Pending change requests are cancelled.',
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
  stopped: 'stopped: edges respond with 403',
  policy: (type, ofDynamic, origins) => {
    const by = (each) => ({ OFF: 'each origin’s own port', FOLLOW: 'client’s protocol' })[each] || each;
    const to = origins === 1 ? 'the origin' : origins === 2 ? 'both origins' : `all ${number(origins)} origins`;
    return `${by(type)}${ofDynamic ? `, for dynamic content ${by(ofDynamic)},` : ''} to ${to}`;
  },
  unverified: 'certificates of origins not verified',
  served: (serves, applied, all, others, age) =>
    `${serves ? 'served' : 'applied'} by ${applied === all ? `all ${count(all, 'edge')}` : `${number(applied)} of ${count(all, 'edge')}`}${others.length ? ` (${list(others)})` : ''}${age ? `, by reports ${age} old` : ''}`,
  others: [
    ['REJECTED', (many) => `${number(many)} rejected it`],
    ['DIVERGED', (many) => `${number(many)} diverged`],
    ['PENDING', (many) => `${number(many)} pending`],
    ['UNREACHABLE', (many) => `${number(many)} unreachable`],
    ['UNKNOWN', (many) => `${number(many)} unknown`],
  ],
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

export const TRAFFIC = {
  day: '24 h',
  clientErrors: '4xx responses',
  serverErrors: '5xx responses',
  firstByte: 'Time to first byte',
  whole: 'Response time',
  p99: '99th percentile',
  changes: (changes) => count(changes, 'change'),
  change: (revision, time, author) => `${time}: revision ${revision}${author ? ` by ${author}` : ''}`,
  mark: (revision, author) => `Revision ${revision}${author ? ` by ${author}` : ''}`,
  reports: 'Reports by edge',
  reporting: (some, all) => `${number(some)} of ${count(all, 'edge')} report this domain`,
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
  without: (reason, names, all) => `${reason} ${list(names)}${all > names.length ? ` and ${number(all - names.length)} more` : ''}.`,
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
  submit: 'Change origins',
  anyway: 'Change origins anyway',
  made: (domain) => `Origins of ${domain} changed`,
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
  classes: 'By client and content',
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
  noneGranted: 'None granted: an enabled policy uses the standard ports, 80 and 443.',
  granted: (ports) => `An enabled policy uses granted custom ports only. Granted: ${COMMON.ports(ports)}.`,
  requested: (name, age) => html`requested by ${name} ${age}`,
  intro: 'Administrators see your request with the origins and their port states.',
  http: 'HTTP port',
  https: 'HTTPS port',
  keepHint: 'Empty: the granted port stays.',
  send: 'Request port',
  none: 'Enter a port.',
  decision: 'Nothing changes until an administrator approves the request.',
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

const edgeDefault = (value) => `${value.charAt(0).toUpperCase()}${value.slice(1)}, the edge’s default`;

/** The editor of a domain's settings. */
export const SETTINGS = {
  edit: (title) => `Edit ${amid(title)}`,
  dialog: (title, domain) => `${title}: ${domain}`,
  edgeDefault: 'Edge default',
  submit: (fields) => (fields.length > 1 ? `Change ${number(fields.length)} settings` : fields.length ? `Change ${amid(fields[0])}` : COMMON.save),
  anyway: (title) => `Change ${amid(title)} anyway`,
  made: (title, domain) => `${title} of ${domain} changed`,
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

/** The title of a field by its path in a domain, such as "Origin TLS, minimum version" for originTls.minimumVersion. */
const settingTitle = (path) => {
  const [part, ...rest] = path.split('.');
  return list([partTitle(part), ...rest.map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))]);
};

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
  made: (name, enabled) => `${name} ${enabled ? 'started' : 'stopped'}`,
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
  byState: 'Edges by state',
  exceptions: 'Exceptions',
  moreExceptions: (many) => `${count(many, 'more exception')} in the list of all edges.`,
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
  approve: {
    word: 'Approve',
    action: 'Approve change',
    of: (domain) => `Approve change: ${domain}`,
    effect: 'The change takes effect immediately, as a new revision.',
    done: (domain, revision) => `${domain}: change approved${revision ? `, revision ${revision}` : ''}`,
  },
  decline: {
    word: 'Decline',
    action: 'Decline change',
    of: (domain) => `Decline change: ${domain}`,
    effect: 'The domain stays unchanged.',
    done: (domain) => `${domain}: change declined`,
  },
  forYou: 'Waiting for your decision',
  noneForYou: 'None of these requests waits for you.',
  own: 'Your own requests',
  others: 'Requests for other reviewers',
  requester: 'By',
  age: 'Age',
  details: 'Details',
  detailsOf: (domain) => `Details of the request for ${domain}`,
  ends: (left) => html`expires ${left}`,
  id: (id) => `Request ${id}`,
  copyId: 'Copy the request’s ID',
  weakens: 'Weakens',
  change: (field, from, to) => `${settingTitle(field)}: ${from} → ${to}`,
  newPorts: ({ http, https }) => `Custom ports: ${list([http && `HTTP ${http}`, https && `HTTPS ${https}`].filter(Boolean))}`,
  openPorts: (ports) => count(ports, 'open port'),
  noChange: 'No change to the present state',
  withdrawn: (domain) => `${domain}: request withdrawn`,
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
  nonePending: 'No pending change requests. Operators request custom ports on a domain’s page, under Custom ports, and changes that require consent in their dialogs.',
};

export const HISTORY = {
  title: 'History',
  revision: (revision) => `Revision ${revision}`,
  today: 'Today',
  yesterday: 'Yesterday',
  someone: 'unknown',
  nobody: 'Somebody',
  more: (deeds, many) => `${deeds.join(', ')} and ${count(many, 'more change')}`,
  details: 'Fields',
  detailsOf: (revision) => `Fields of revision ${revision}`,
  requested: (author, reason) => html`Requested by ${author}: ${reason}`,
  approved: (author, comment) => html`Approved by ${author}${comment ? `: ${comment}` : ''}`,
  changesIn: (revision) => `Changes in revision ${revision}`,
  select: (revision) => `Select revision ${revision} to compare`,
  selectSecond: (revision) => `Revision ${revision} selected. Select another revision to compare.`,
  selectTwo: 'Select two revisions to compare them.',
  compare: (one, other) => `Compare revisions ${one} and ${other}`,
  clear: 'Clear selection',
  comparison: (one, other) => `Revisions ${one} and ${other}, side by side`,
  fields: 'Shown fields',
  onlyDifferent: (number) => `${count(number, 'different field')}`,
  allFields: 'All fields',
  equal: 'Both revisions have the same settings.',
  closeComparison: 'Close comparison',
  restore: 'Restore',
  restoreRevision: (revision) => `Restore revision ${revision}`,
  anyway: 'Restore anyway',
  same: (revision) => `The domain is as in revision ${revision}.`,
  restored: (domain, revision) => `${domain} restored as in revision ${revision}`,
  effect: (domain, revision) => `${domain} returns to its state at revision ${revision}, as a new revision. The history is kept.`,
};

const CONTENTS = { static: 'static content', dynamic: 'dynamic content' };

/** Changes in sentences: a name, and what its owner did. */
export const CHANGES = {
  sentence: (author, deeds) => html`<strong><bdi>${author}</bdi></strong> ${deeds}`,
  created: (origins, policy) => `added the domain with ${count(origins, 'origin')}${policy ? `, static content: ${policy}` : ''}`,
  removed: 'removed the domain',
  restored: (revision) => `restored revision ${revision}`,
  restoredRemoved: (revision) => `restored the removed domain from revision ${revision}`,
  nothing: 'saved it without changes',
  switched: (kind, from, to) => `switched ${CONTENTS[kind]} from ${from} to ${to}`,
  typeWhileOff: (kind, from, to) => `set the redirect type of ${CONTENTS[kind]} from ${from} to ${to} while the policy is off`,
  turnedOn: (kind) => `turned on the policy of ${CONTENTS[kind]}`,
  turnedOff: (kind) => `turned off the policy of ${CONTENTS[kind]}`,
  accelerated: 'turned on dynamic acceleration',
  unaccelerated: 'turned off dynamic acceleration',
  started: 'started the domain',
  stopped: 'stopped the domain',
  verified: 'turned on the verification of origins’ certificates',
  unverified: (end) => `turned off the verification of origins’ certificates${end ? ` until ${end}` : ''}`,
  unverifiedUntil: (end) => `set the end of the time without verification of origins’ certificates to ${end}`,
  unverifiedForGood: 'left out the end of the time without verification of origins’ certificates',
  origin: (address, port) => `${address} (port ${port})`,
  originAdded: (origin) => `added origin ${origin}`,
  originsAdded: (many) => `added ${many} origins`,
  originRemoved: (origin) => `removed origin ${origin}`,
  originsRemoved: (many) => `removed ${many} origins`,
  originFields: { port: 'port', priority: 'priority', weight: 'weight' },
  originSet: (address, field, from, to) => `set the ${field} of origin ${address} from ${from} to ${to}`,
  reordered: 'changed the order of the origins',
  team: (from, to) => (to ? `assigned the domain to team ${to}${from ? `, before team ${from}` : ''}` : `took the domain from team ${from}`),
  portGranted: (scheme, port) => `granted the ${scheme.toUpperCase()} port ${port}`,
  portWithdrawn: (scheme, port) => `withdrew the ${scheme.toUpperCase()} port ${port}`,
  set: (field, from, to) => `set ${field} from ${from} to ${to}`,
  listed: (field, added, removed) => [added && `added ${added} to ${field}`, removed && `removed ${removed} from ${field}`].filter(Boolean).join(', '),
  listReordered: (field) => `changed the order of ${field}`,
  andMore: (entries, more) => `${list(entries)} and ${more} more`,
  ofPart: (field, part) => `${field} (${amid(part)})`,
  originField: (address) => `Origin ${address}`,
  orderOfOrigins: 'Order of origins',
  teamField: 'Team',
  portField: (scheme) => `Granted ${scheme.toUpperCase()} port`,
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

export const ALERTS = {
  title: 'Alerts',
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
  affected: (affected) => affected.map(({ origin, missingPorts }) => `${origin}: ${list(missingPorts)}`).join('; '),
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
  noteBy: (by, age, note) => html`${by}, ${age}: ${note}`,
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
  expiryHint: 'Valid until the end of this day in your time zone. Empty: the latest time allowed.',
  service: 'Service as owner',
  serviceHint: 'Empty: you own the key, and it ends with your access. A service’s key outlives you.',
  newKey: 'New access key',
  keyUse: html`Send it as <code>Authorization: Bearer …</code>. It is shown only once.`,
  copy: 'Copy key',
  copied: 'Copied',
  notCopied: 'The browser blocks copying. Select the key and copy it.',
  saved: 'I have saved this key',

  teams: 'Teams',

  actionsFor: (name) => `Actions for ${name}`,
  turned: (name, enabled) => `${name} ${enabled ? 'enabled' : 'disabled'}`,
  removeTitle: (name) => `Remove ${name}`,
  removePersonEffect: (name) => `${name} can no longer sign in, and open sessions end. The history keeps the name.`,
  removeKeyEffect: (program) => `Requests of ${program} with this key are refused from now on. The history keeps its name.`,
  removed: (name) => `${name} removed`,
  changed: (name) => `${name} changed`,
  editKey: 'Edit name and expiry',
  editKeyTitle: (name) => `Edit ${name}`,
  copyId: 'Copy ID',
  idNotCopied: (id) => `The browser blocks copying. The ID is ${id}.`,

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

export const TEAMS = {
  title: 'Teams',
  none: 'No teams: every domain belongs to everyone.',
  more: 'More teams exist than listed here.',
  id: 'ID',
  idHint: 'Up to 40 lower-case letters, digits and -. It never changes.',
  nameHint: 'Empty: the ID.',
  copyId: (id) => `Copy the ID ${id}`,
  details: 'Details',
  detailsOf: (name) => `Details of ${name}`,
  membersTitle: 'Members',
  members: (people, keys, isMore) => `${isMore ? 'At least ' : ''}${people === 1 ? '1 person' : `${number(people)} people`}, ${count(keys, 'key')}`,
  people: 'People',
  keys: 'Access keys',
  domains: 'Domains',
  showDomains: 'Show domains',
  domainsOf: (name) => `Show domains of ${name}`,
  actionsFor: (name) => `Actions for ${name}`,
  preflight: 'Pre-flight of changes',
  preflightHint: 'For its domains that choose none. A prober checks the origins before a change of the route.',
  deploymentDefault: 'Deployment’s default',
  quotasTitle: 'Quotas',
  quotasHint: 'Present use above a new quota is kept. Empty: the deployment’s default.',
  quotasOf: (name) => `Quotas of ${name}`,
  quota: 'Quota',
  used: 'Used',
  limit: 'Limit',
  unlimited: 'None',
  quotas: {
    domains: 'Domains',
    originsPerDomain: 'Origins of a domain',
    pathRulesPerDomain: 'Static rules of a domain',
    purgesPerDay: 'Purges in 24 hours',
    streams: 'Event streams at an instance',
    probes: 'Probed origin ports',
    keys: 'Access keys',
    accounts: 'People',
  },
  add: 'Add team',
  added: (name) => `${name} added`,
  editTitle: (id) => `Edit team ${id}`,
  changed: (name) => `${name} changed`,
  changedSince: (name) => `${name} was changed again since: not undone`,
  removeTitle: (name) => `Remove ${name}`,
  removeEffect: 'This works once it owns no domain, and no role of a person or a key is for it.',
  removed: (name) => `${name} removed`,
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
  'events-stalled': 'Event stream stalled',
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
  'events-stalled': 'Check Kafka’s brokers and their network. Figures and states are as of then.',
  'edge-rejecting': 'The edge keeps its state from before. See the reason, and correct the domain or update the edge.',
  'edge-diverging': 'It isn’t the committed state. See the reason, and restart the edge.',
  'edge-refused': 'Check the edge’s key and its registration.',
  'live-interrupted': 'The page reads at intervals until they are back. Check the connection to the service.',
};

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
