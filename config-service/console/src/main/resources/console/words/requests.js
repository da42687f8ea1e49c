export { EXPLAIN, EXPLAIN_CAUSES, EXPLAIN_STATES, TAIL } from 'texts/requests.js';
