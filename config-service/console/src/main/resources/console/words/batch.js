import { words } from '../words.js';

export const { BATCH } = await words('batch');
