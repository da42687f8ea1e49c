import { words } from '../words.js';

export const { RECEIVERS } = await words('receivers');
