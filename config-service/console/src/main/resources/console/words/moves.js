export { MOVE } from 'texts/moves.js';
