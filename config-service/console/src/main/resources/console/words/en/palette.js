import { count } from '../en.js';

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
