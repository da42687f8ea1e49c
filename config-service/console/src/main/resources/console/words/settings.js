import { words } from '../words.js';

export const { fieldWords, optionWord, SETTINGS } = await words('settings');
