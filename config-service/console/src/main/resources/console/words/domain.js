import { words } from '../words.js';

export const { ROLLOUT, STATEMENT, WORKS } = await words('domain');
