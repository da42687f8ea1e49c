export { PURGES } from 'texts/purges.js';
