export { PROBLEMS } from 'texts/problems.js';
