import { words } from '../words.js';

export const { CHANGE_REQUESTS } = await words('change-requests');
