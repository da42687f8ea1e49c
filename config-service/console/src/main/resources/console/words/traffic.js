export { CHARTS, REPORT_STATES, TRAFFIC } from 'texts/traffic.js';
