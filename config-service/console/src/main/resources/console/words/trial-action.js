export { ACTIONS } from 'texts/trial-action.js';
