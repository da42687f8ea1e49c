import { words } from '../words.js';

export const { MOVE } = await words('moves');
