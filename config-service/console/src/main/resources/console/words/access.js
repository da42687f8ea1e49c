export { ACCESS, ROLE, ROLES, TEAMS } from 'texts/access.js';
