import { words } from '../words.js';

export const { fieldWords, optionWord, SETTINGS, settingTitle } = await words('settings');
