import { amid } from '../en.js';

/** Names of fields of a domain beside those of its settings. */
export const FIELD = {
  ofPart: (field, part) => `${field} (${amid(part)})`,
  origin: (address) => `Origin ${address}`,
  orderOfOrigins: 'Order of origins',
  port: (scheme) => `Granted ${scheme.toUpperCase()} port`,
};
