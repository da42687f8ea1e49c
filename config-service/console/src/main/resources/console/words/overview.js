import { words } from '../words.js';

export const { OVERVIEW } = await words('overview');
