import { words } from '../words.js';

export const { FOLDED, ROLLOUT, STATEMENT, WORKS } = await words('domain');
