import { words } from '../words.js';

export const { AUDIT, operationName, OPERATIONS } = await words('audit');
