import { html } from '../../view.js';
import { COMMON } from '../en.js';

export const CUSTOM_PORTS = {
  title: 'Custom ports',
  request: 'Request a custom port',
  noneGranted: 'None granted: an enabled policy uses the standard ports, 80 and 443.',
  granted: (ports) => `An enabled policy uses granted custom ports only. Granted: ${COMMON.ports(ports)}.`,
  requested: (name, age) => html`requested by ${name} ${age}`,
  item: (ports, reason) => `${COMMON.ports(ports)}: ${reason}`,
  ungranted: 'None granted',
  all: 'All change requests',
  intro: 'Administrators see your request with the origins and their port states.',
  http: 'HTTP port',
  https: 'HTTPS port',
  keepHint: 'Empty: the granted port stays.',
  send: 'Request port',
  none: 'Enter a port.',
  decision: 'Nothing changes until an administrator approves the request.',
};
