import { number } from '../../language.js';
import { html } from '../../view.js';
import { count, list, percent } from '../en.js';

const failed = ({ candidateFailed, candidateResources, failure, baselineFailed, baselineResources }) =>
  `${number(candidateFailed)} of ${count(candidateResources, 'resource')} failed under the candidate${failure ? ` (${failure})` : ''}, ${number(baselineFailed)} of ${number(baselineResources)} under the baseline`;

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
  /** Why it is in its state, by the code of the API. */
  reasons: {
    'edges-aborted': ({ aborted, edges, ...outcomes }) => `${number(aborted)} of ${count(edges, 'edge')} aborted: ${failed(outcomes)}.`,
    'fleet-test': (outcomes) => `The outcomes of all edges together show harm: ${failed(outcomes)}.`,
    'too-little-traffic': ({ seen, needed, patience, reporting }) =>
      `Too little traffic: ${number(seen)} of ${number(needed)} outcomes in ${patience}${reporting ? '' : '; no edge in reach reports a trial, as edges of an earlier version don’t'}.`,
    'enough-seen': ({ step, ...outcomes }) => `Enough was seen at step ${number(step)}: ${failed(outcomes)}.`,
    'by-person': ({ text }) => text,
    replaced: () => 'Another change of the domain replaced it.',
    'domain-removed': () => 'The domain was removed.',
    'domain-moved': () => 'The domain was given to another team.',
    'domain-restored': ({ revision }) => `Revision ${number(revision)} of the domain was restored.`,
  },
  /** The settings of a plan. */
  plan: {
    steps: (shares) => `steps of ${list(shares)}`,
    bake: (time) => `bake time ${time}`,
    outcomes: (outcomes) => count(outcomes, 'outcome'),
    patience: (time) => `patience ${time}`,
    byDefault: 'the default plan',
  },
  started: 'Started',
  startedBy: (age, name) => html`${age} by ${name}`,
  someone: 'unknown',
};
