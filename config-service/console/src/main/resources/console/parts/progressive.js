// A progressive rollout in short: its state, its step, its author and its end.
import { ago, duration, state } from './text.js';
import { stateWord } from '../words.js';
import { PROGRESSIVE } from '../words/progressive.js';

const KINDS = { RUNNING: 'wait', PAUSED: 'wait', FROZEN: 'bad', PROMOTED: 'good', ABORTED: 'bad' };
const UNDER_WAY = ['RUNNING', 'PAUSED', 'FROZEN'];

export const isUnderWay = ({ state: is }) => UNDER_WAY.includes(is);

export const progressiveState = ({ state: is, reason }) => state(KINDS[is] || 'unknown', stateWord(PROGRESSIVE.states, is), reason);

/** Such as "step 2 of 4 (5 %)". */
export const stepOf = ({ step, steps, share }) => PROGRESSIVE.step(step, steps.length, share);

/** The end of one that has ended, and why. */
export function endOf(rollout) {
  const took = duration(Math.max(0, Date.parse(rollout.endedAt) - Date.parse(rollout.startedAt)));
  const known = PROGRESSIVE.ends[rollout.state];
  const end = known ? known(stepOf(rollout), took) : PROGRESSIVE.ended(stateWord(PROGRESSIVE.states, rollout.state), stepOf(rollout), took);
  return rollout.reason ? PROGRESSIVE.because(end, rollout.reason) : end;
}

/** Who began it, and how long ago. */
export const begunBy = ({ startedAt, startedBy }) => PROGRESSIVE.startedBy(ago(startedAt), startedBy || PROGRESSIVE.someone);
