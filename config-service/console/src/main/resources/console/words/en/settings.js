import { number } from '../../language.js';
import { html } from '../../view.js';
import { amid, COMMON, list, partTitle, sentence } from '../en.js';

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
  'changeControl.recommend': { none: 'Off', options: { true: 'On', false: 'Off' }, hint: 'All redirect types are tried on a schedule; a stronger one that works becomes a change request.' },

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
