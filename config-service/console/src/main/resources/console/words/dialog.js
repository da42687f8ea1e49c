import { words } from '../words.js';

export const { CONFLICT, DIALOG, ORIGINS } = await words('dialog');
