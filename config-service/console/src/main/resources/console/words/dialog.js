export { CONFLICT, DIALOG, ORIGINS } from 'texts/dialog.js';
