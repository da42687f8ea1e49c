export { FIELD } from 'texts/fields.js';
