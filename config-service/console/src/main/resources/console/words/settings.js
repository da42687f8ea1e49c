export { fieldWords, optionWord, SETTINGS } from 'texts/settings.js';
