import { words } from '../words.js';

export const { UNDER_WAY } = await words('under-way');
