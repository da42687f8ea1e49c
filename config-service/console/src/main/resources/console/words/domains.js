export { ADD_DOMAIN, DOMAIN_PORTS, DOMAINS } from 'texts/domains.js';
