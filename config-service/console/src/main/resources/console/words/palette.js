export { PALETTE } from 'texts/palette.js';
