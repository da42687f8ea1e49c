import { words } from '../words.js';

export const { CUSTOM_PORTS, EFFECT, REVIEW } = await words('review');
