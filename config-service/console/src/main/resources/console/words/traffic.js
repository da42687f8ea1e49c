import { words } from '../words.js';

export const { CHARTS, REPORT_STATES, TRAFFIC } = await words('traffic');
