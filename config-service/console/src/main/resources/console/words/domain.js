export { FOLDED, ROLLOUT, STATEMENT, WORKS } from 'texts/domain.js';
