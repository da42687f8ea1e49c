export { PROGRESSIVE } from 'texts/progressive.js';
