import { words } from '../words.js';

export const { TRIAL } = await words('trial');
