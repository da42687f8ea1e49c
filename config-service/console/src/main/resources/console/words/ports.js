export { CUSTOM_PORTS } from 'texts/ports.js';
