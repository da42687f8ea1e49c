export { FINDINGS, findingTexts } from 'texts/findings.js';
