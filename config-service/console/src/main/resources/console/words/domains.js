import { words } from '../words.js';

export const { ADD_DOMAIN, DOMAIN_PORTS, DOMAINS } = await words('domains');
