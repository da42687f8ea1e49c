// A progressive rollout in short: its state, its step, its author and its end.
import { ago, duration, state } from './text.js';
import { list, percent, stateWord } from '../words.js';
import { PROGRESSIVE } from '../words/progressive.js';

const KINDS = { RUNNING: 'wait', PAUSED: 'wait', FROZEN: 'bad', PROMOTED: 'good', ABORTED: 'bad' };
const SECOND_MS = 1000;
const UNDER_WAY = ['RUNNING', 'PAUSED', 'FROZEN'];

export const isUnderWay = ({ state: is }) => UNDER_WAY.includes(is);

/**
 * The reason of its state in the page's language; of a person, and of a later version, in their own words.
 *
 * @returns {string|undefined} undefined without one
 */
export function reasonOf({ reason, reasonCode = '', reasonArguments: values = {} }) {
  const known = Object.hasOwn(PROGRESSIVE.reasons, reasonCode) && PROGRESSIVE.reasons[reasonCode]({ ...values, patience: duration(values.patienceSeconds * SECOND_MS) });
  return known || reason || undefined;
}

/** The settings of a plan in words; those that it leaves out are the team's or the deployment's. */
export function planOf({ steps, bakeSeconds, outcomes, patienceSeconds }) {
  const settings = [
    steps?.length && PROGRESSIVE.plan.steps(steps.map(percent)),
    isSet(bakeSeconds) && PROGRESSIVE.plan.bake(duration(bakeSeconds * SECOND_MS)),
    isSet(outcomes) && PROGRESSIVE.plan.outcomes(outcomes),
    isSet(patienceSeconds) && PROGRESSIVE.plan.patience(duration(patienceSeconds * SECOND_MS)),
  ].filter(Boolean);
  return settings.length ? list(settings) : PROGRESSIVE.plan.byDefault;
}

const isSet = (value) => value !== undefined && value !== null;

export const progressiveState = (rollout) => state(KINDS[rollout.state] || 'unknown', stateWord(PROGRESSIVE.states, rollout.state), reasonOf(rollout));

/** Such as "step 2 of 4 (5 %)". */
export const stepOf = ({ step, steps, share }) => PROGRESSIVE.step(step, steps.length, share);

/** The end of one that has ended, and why. */
export function endOf(rollout) {
  const took = duration(Math.max(0, Date.parse(rollout.endedAt) - Date.parse(rollout.startedAt)));
  const known = PROGRESSIVE.ends[rollout.state];
  const end = known ? known(stepOf(rollout), took) : PROGRESSIVE.ended(stateWord(PROGRESSIVE.states, rollout.state), stepOf(rollout), took);
  const reason = reasonOf(rollout);
  return reason ? PROGRESSIVE.because(end, reason) : end;
}

/** Who began it, and how long ago. */
export const begunBy = ({ startedAt, startedBy }) => PROGRESSIVE.startedBy(ago(startedAt), startedBy || PROGRESSIVE.someone);
