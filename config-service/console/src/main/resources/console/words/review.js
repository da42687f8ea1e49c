export { EFFECT, REVIEW } from 'texts/review.js';
