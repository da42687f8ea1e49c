export { TRIAL } from 'texts/trial.js';
