import { count, percent } from '../en.js';

/** The choice between a change at once and a progressive rollout. */
export const SHARE = {
  title: 'How it is rolled out',
  atOnce: 'At once',
  administrators: 'Changes of this domain go by share: only an administrator of it may make one at once.',
  atOnceHint: 'Every edge applies it to all requests within seconds.',
  byShare: 'By share',
  byShareHint: 'A growing share of the resources tries it. Where it fails, edges ask again under the present settings, and take it back by themselves if it does harm.',
  byDefault: 'The default for this domain. A growing share of the resources tries the change; where it fails, edges ask again under the present settings, and take it back by themselves if it does harm.',
  steps: 'Steps in percent',
  default: 'Default',
  stepsHint: 'Ascending, the last at most 95. After it, all requests take the change. Empty: the default of the team or the deployment.',
  wrongSteps: 'Up to 20 ascending numbers above 0 and at most 95, such as 1, 5, 25, 50.',
  bake: 'Bake time in seconds',
  bakeHint: 'The least time of each step. Empty: the default.',
  outcomes: 'Outcomes',
  outcomesHint: 'So many resources have to try the change in each step. If that is all that is missing once the patience of a step is over, it pauses. Empty: the default.',
  wrong: 'Correct the steps, the bake time or the outcomes.',
  plan: (steps, least) => `${count(steps, 'step')}. All requests take the change after ${least} at the earliest.`,
  underWay: (share) => `A progressive rollout is under way, at ${percent(share)}. This change ends it, and applies at once. Once it has ended, a change can go by share again.`,
  replaced: (share) => `A progressive rollout is under way, at ${percent(share)}. This change ends it, and begins another one.`,
  byRequest: 'Its approval begins the progressive rollout.',
  requestAtOnce: 'Once approved, it goes out by default: at once, or by share where the domain’s team has it so.',
  planByDefault: 'Empty fields have the values of the team or the deployment.',
  /** A first share may be unknown. */
  start: (share) => (share === undefined ? 'Start by share' : `Start with ${percent(share)}`),
  startAnyway: (share) => `${SHARE.start(share)} anyway`,
  removeTls: (share) => (share === undefined ? 'Remove TLS to the origin, by share' : `Remove TLS to the origin for ${percent(share)} of the resources`),
  back: (revision) => `Abort takes all requests back to revision ${revision}.`,
};
