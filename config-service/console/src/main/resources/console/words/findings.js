import { words } from '../words.js';

export const { FINDINGS, findingTexts } = await words('findings');
