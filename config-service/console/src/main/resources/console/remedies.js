// Refusals with their remedies, in the console's words.
import { REMEDIES, refusal } from './words.js';

/** A problem in the console's words; in the service's where it has no remedy, or an unknown one. */
export function said(problem) {
  const remedy = problem.remedy && REMEDIES[problem.remedy.code];
  return remedy && problem.reason ? refusal(problem.reason, remedy, problem.remedy.domain) : problem.detail || problem.title;
}
