import { words } from '../words.js';

export const { EDGES } = await words('edges');
