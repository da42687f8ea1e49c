export { UNDER_WAY } from 'texts/under-way.js';
