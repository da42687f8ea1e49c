import { words } from '../words.js';

export const { PALETTE } = await words('palette');
