export { OVERVIEW } from 'texts/overview.js';
