import { words } from '../words.js';

export const { HOLD } = await words('hold');
