import { words } from '../words.js';

export const { ACTIONS } = await words('trial-action');
