import { words } from '../words.js';

export const { ACCESS, ROLE, ROLES, TEAMS } = await words('access');
