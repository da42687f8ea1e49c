import { count, percent } from '../en.js';

/** The choice between a change at once and a progressive rollout. */
export const SHARE = {
  title: 'How it is rolled out',
  atOnce: 'At once',
  atOnceHint: 'Every edge applies it to all requests within seconds.',
  byShare: 'By share',
  byShareHint: 'A growing share of the resources tries it. Where it fails, edges ask again under the present settings, and take it back by themselves if it does harm.',
  steps: 'Steps in percent',
  stepsHint: 'Ascending, the last at most 95. After it, all requests take the change.',
  wrongSteps: 'Up to 20 ascending numbers above 0 and at most 95, such as 1, 5, 25, 50.',
  bake: 'Bake time in seconds',
  bakeHint: 'The least time of each step.',
  outcomes: 'Outcomes',
  outcomesHint: 'So many resources have to try the change in each step. If that is all that is missing after an hour, it pauses.',
  wrong: 'Correct the steps, the bake time or the outcomes.',
  plan: (steps, least) => `${count(steps, 'step')}. All requests take the change after ${least} at the earliest.`,
  underWay: (share) => `A progressive rollout is under way, at ${percent(share)}. Once it has ended, a change can go by share again.`,
  byRequest: 'A change request has no share: once approved, it applies at once.',
  start: (share) => `Start with ${percent(share)}`,
  startAnyway: (share) => `Start with ${percent(share)} anyway`,
  removeTls: (share) => `Remove TLS to the origin for ${percent(share)} of the resources`,
  back: (revision) => `Abort takes all requests back to revision ${revision}.`,
  made: (domain, share) => `${domain}: progressive rollout started with ${percent(share)}`,
};
