import { words } from '../words.js';

export const { PURGES } = await words('purges');
