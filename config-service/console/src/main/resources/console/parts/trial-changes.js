// What the candidate of a progressive rollout changes.
import { sidesOf } from './changes.js';
import { sideBySide } from './sides.js';
import { TRIAL } from '../words/trial.js';

/** The domain as it is, which is the baseline, beside what it becomes with these parts. */
export function trialChanges(name, baseline, parts) {
  const origins = parts.origins?.map((origin) => ({ priority: 'PRIMARY', weight: 10, ...origin }));
  const all = sidesOf(baseline, { ...baseline, ...parts, ...(origins && { origins }) });
  return sideBySide(name, { before: TRIAL.baseline, after: TRIAL.candidate }, all.filter(({ from, to }) => from !== to));
}
