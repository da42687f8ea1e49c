import { words } from '../words.js';

export const { PROGRESSIVE } = await words('progressive');
