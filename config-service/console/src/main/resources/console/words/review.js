import { words } from '../words.js';

export const { EFFECT, REVIEW } = await words('review');
