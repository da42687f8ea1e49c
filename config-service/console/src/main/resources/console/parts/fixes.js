// What of a domain's settings a finding's remedy speaks of.

const POLICY_OR_ORIGINS = ['policy', 'origins'];
const ORIGIN_TLS = ['originTls'];

/** By the code of the finding. Those that only the origin's operator can remedy have none. */
const FIXES = {
  'name-unresolved': ['origins'],
  'address-prohibited': ['origins'],
  'port-prohibited': ['origins'],
  'connection-refused': POLICY_OR_ORIGINS,
  'connection-timed-out': ['policy', 'origins', 'originRequest'],
  'no-route': ['origins'],
  'network-unreachable': ['origins'],
  'connection-failed': POLICY_OR_ORIGINS,
  'no-tls': POLICY_OR_ORIGINS,
  'tls-version': ORIGIN_TLS,
  'server-name': ORIGIN_TLS,
  'chain-incomplete': ORIGIN_TLS,
  'certificate-self-signed': ORIGIN_TLS,
  'certificate-untrusted': ORIGIN_TLS,
  'certificate-name': ORIGIN_TLS,
  'certificate-refused-later': ORIGIN_TLS,
  'http-unavailable': ['originRequest'],
  'redirect-loop': ['policy'],
  'schemes-differ': ['policy'],
  'forwarded-proto': ['originRequest'],
  'strict-transport-security': ['policy', 'clientTls'],
};

/** @returns {('policy'|'origins'|'originTls'|'originRequest'|'clientTls')[]} the parts whose change remedies it */
export const fixesOf = ({ code }) => FIXES[code] || [];
