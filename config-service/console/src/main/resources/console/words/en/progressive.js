import { number } from '../../language.js';
import { html } from '../../view.js';
import { percent } from '../en.js';

/** Progressive rollouts, on every page that has them. */
export const PROGRESSIVE = {
  title: 'Progressive rollout',
  states: { RUNNING: 'Running', PAUSED: 'Paused', FROZEN: 'Frozen', PROMOTED: 'Promoted', ABORTED: 'Aborted', REPLACED: 'Replaced' },
  step: (step, steps, share) => `step ${number(step)} of ${number(steps)} (${percent(share)})`,
  /** The ends, each in one sentence. */
  ends: {
    PROMOTED: (step, after) => html`Promoted after ${after}: all requests take the candidate.`,
    ABORTED: (step, after) => html`Aborted at ${step}, after ${after}: all requests take the baseline.`,
    REPLACED: (step, after) => html`Ended at ${step}, after ${after}, by another change of the domain.`,
  },
  ended: (state, step, after) => html`Ended as “${state}” at ${step}, after ${after}.`,
  because: (end, reason) => html`${end} Reason: ${reason}`,
  started: 'Started',
  startedBy: (age, name) => html`${age} by ${name}`,
  someone: 'unknown',
};
