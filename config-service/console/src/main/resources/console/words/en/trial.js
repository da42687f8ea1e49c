import { number } from '../../language.js';
import { html } from '../../view.js';
import { count, percent } from '../en.js';

/** A progressive rollout under way, on its domain's page. */
export const TRIAL = {
  buttons: { pause: 'Pause', resume: 'Resume', promote: 'Promote', abort: 'Abort' },
  now: (step, steps, share) => `Step ${number(step)} of ${number(steps)}: ${percent(share)} of the resources try the candidate.`,
  stepBegun: (age) => html`this step ${age}`,
  stages: 'Steps',
  everything: 'All',
  present: 'now',
  waits: 'Waits for',
  conditions: {
    bake: (until) => html`the bake time, which ends ${until}`,
    baked: 'the end of the bake time',
    edges: (missing) => `${count(missing, 'edge')} without this step`,
    reach: 'an edge in reach',
    holding: (missing) => `${count(missing, 'edge')} holding: the origin fails too often for retries`,
    outcomes: (seen, needed) => `${count(Math.max(0, needed - seen), 'outcome')} more: ${number(seen)} of ${number(needed)} resources have tried the candidate`,
    database: 'the database',
    refused: 'a person, since the next step was refused',
  },
  stepSoon: 'Nothing is missing: the next step begins within seconds.',
  promotionSoon: 'Nothing is missing: promotion follows within seconds.',
  unread: 'Unknown: the reports of the edges have not been read.',
  halted: (age) => html`For ${age} so far.`,
  paused: 'It keeps its share until somebody resumes it.',
  frozen: 'It keeps its share, since an edge aborted it. If another one does, all requests take the baseline.',
  administrators: 'Only an administrator of the domain may resume or promote it.',
  arms: 'Arms',
  arm: 'Arm',
  candidate: 'Candidate',
  baseline: 'Baseline',
  resources: 'Resources',
  discordant: 'Discordant',
  armsHint: 'Different resources that were requested in this step, by their first outcome. A discordant one failed, and its retry under the baseline did not: by chance that happens in both arms.',
  armsUnknown: 'Unknown: no edge has reported this step',
  evidence: 'Evidence',
  /** What the pooled test says, from the weakest. */
  signs: {
    unknown: 'Unknown: the reports of the edges have not been compared',
    few: 'No sign of harm, but too few outcomes to say so',
    none: 'No sign of harm',
    weak: 'Weak signs of harm: chance alone gives as much in at most one of ten harmless rollouts',
    strong: 'Strong signs of harm, not enough to abort',
    enough: 'Enough to abort, once two edges see harm',
  },
  measure: (evidence, limit) => `${number(evidence)}; it is aborted at ${number(limit)}`,
  edgeStates: { RUNNING: 'Running', HOLDING: 'Holding', ABORTED: 'Aborted', UNKNOWN: 'Unknown' },
  /** What these states mean. */
  edgeWhy: {
    HOLDING: 'The origin fails too often for retries: all requests take the baseline for the moment',
    ABORTED: 'All requests take the baseline until this rollout has ended',
    UNKNOWN: 'Silent, or it has not reported this rollout',
  },
  atStep: (state, step) => `${state}, step ${number(step)}`,
  counts: (resources, discordant) => `${number(resources)}, ${number(discordant)} discordant`,
  changes: 'What the candidate changes',
  history: 'Show history',
};
