export { BATCH } from 'texts/batch.js';
