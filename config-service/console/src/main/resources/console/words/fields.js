import { words } from '../words.js';

export const { FIELD } = await words('fields');
