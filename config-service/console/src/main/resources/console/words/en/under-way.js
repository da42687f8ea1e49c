import { number } from '../../language.js';
import { count, list, percent } from '../en.js';

/** The progressive rollouts of all domains. */
export const UNDER_WAY = {
  all: 'Progressive rollouts',
  table: 'Progressive rollouts under way, and aborted within the hour',
  progress: 'Progress',
  reason: 'Reason',
  underWay: (many, more, others) => list([`${more ? 'More than ' : ''}${number(many)} under way`, ...others]),
  inState: (many, state) => `${number(many)} ${state.toLowerCase()}`,
  truncated: (shown) => `The first ${count(shown, 'rollout')}; the API has the others.`,
  /** As problems: what one is, what several are, and what to do. */
  problems: {
    FROZEN: [
      (share) => `Progressive rollout frozen at ${percent(share)}`,
      'Progressive rollouts frozen',
      'An edge aborted it, and the share stays. See why on the domain’s page; then abort it, or have an administrator resume it.',
    ],
    PAUSED: [(share) => `Progressive rollout paused at ${percent(share)} for more than a day`, 'Progressive rollouts paused for more than a day', 'The share stays until somebody decides: resume, promote or abort it on the domain’s page.'],
    ABORTED: [(share) => `Progressive rollout aborted at ${percent(share)}`, 'Progressive rollouts aborted', 'All requests take the baseline. See why on the domain’s page, and correct the change before another attempt.'],
  },
};
