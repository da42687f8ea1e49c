export { SHARE } from 'texts/share.js';
