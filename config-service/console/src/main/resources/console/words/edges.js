export { EDGES } from 'texts/edges.js';
