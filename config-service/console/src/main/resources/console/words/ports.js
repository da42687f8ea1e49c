import { words } from '../words.js';

export const { CUSTOM_PORTS } = await words('ports');
