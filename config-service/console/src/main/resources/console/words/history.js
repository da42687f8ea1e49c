import { words } from '../words.js';

export const { CHANGES, HISTORY } = await words('history');
