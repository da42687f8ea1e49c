export { RECEIVERS } from 'texts/receivers.js';
