import { number } from '../../language.js';
import { amid, sentence } from '../en.js';

export const DOMAINS = {
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
  addressHint: 'Host name or IP address.',
  portHint: 'Used while the policy is off.',
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
