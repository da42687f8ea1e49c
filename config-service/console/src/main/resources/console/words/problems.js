import { words } from '../words.js';

export const { PROBLEMS } = await words('problems');
