export { AUDIT, operationName, OPERATIONS } from 'texts/audit.js';
