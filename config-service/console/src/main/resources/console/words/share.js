import { words } from '../words.js';

export const { SHARE } = await words('share');
