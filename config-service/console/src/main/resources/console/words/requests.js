import { words } from '../words.js';

export const { EXPLAIN, EXPLAIN_CAUSES, EXPLAIN_STATES, TAIL } = await words('requests');
