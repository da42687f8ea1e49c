export { CHANGES, HISTORY } from 'texts/history.js';
