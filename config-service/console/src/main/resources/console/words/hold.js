export { HOLD } from 'texts/hold.js';
