// The progressive rollouts of all domains: those under way and those aborted lately, with the frozen and aborted ones as problems.
import { html, nothing } from '../view.js';
import { domainPage } from '../api.js';
import { now } from '../clock.js';
import { withoutAlert } from './problems.js';
import { begunBy, progressiveState, reasonOf, stepOf } from './progressive.js';
import { table } from './table.js';
import { state } from './text.js';
import { COMMON } from '../words.js';
import { PROBLEMS } from '../words/problems.js';
import { PROGRESSIVE } from '../words/progressive.js';
import { UNDER_WAY } from '../words/under-way.js';

const RECENT_MS = 3_600_000;
const FEW = 3;
/** The kind of author that aborts what does harm. */
const SERVICE = 'service';
/** What needs somebody comes first. */
const ORDER = ['FROZEN', 'ABORTED', 'PAUSED', 'RUNNING'];
const SEVERITIES = { FROZEN: 'ERROR', ABORTED: 'WARNING', PAUSED: 'WARNING' };
/** A pause of this length is forgotten. */
const FORGOTTEN_MS = 24 * RECENT_MS;
const COLUMNS = [COMMON.domain, COMMON.state, UNDER_WAY.progress, PROGRESSIVE.started, UNDER_WAY.reason];

/**
 * What a page shows of them. The problems have the shape of groups of alerts, with words of their own.
 *
 * @param {{items: object[], next?: string}} underWay of the API
 * @param {{items: object[]}} ended the latest ones
 */
export function underWayOf({ items, next }, ended) {
  const lately = ended.items.filter(({ state: is, endedAt }) => is === 'ABORTED' && now() - Date.parse(endedAt) < RECENT_MS);
  const found = [...items, ...lately];
  const sorted = ORDER.flatMap((is) => found.filter((one) => one.state === is));
  const started = Map.groupBy([...items, ...ended.items], ({ domain }) => domain);
  /** A person's abort isn't a problem, nor is an abort that a later rollout of the domain has followed, nor a pause that isn't forgotten. */
  const isProblem = (one) =>
    one.state === 'PAUSED' ? now() - Date.parse(one.haltedSince) > FORGOTTEN_MS : one.state !== 'ABORTED' || ((one.ender?.kind ?? SERVICE) === SERVICE && !started.get(one.domain).some(({ startedAt }) => Date.parse(startedAt) > Date.parse(one.startedAt)));
  return {
    items: sorted,
    title: UNDER_WAY.all,
    problems: Object.keys(SEVERITIES).flatMap((is) => problemsOf(is, sorted.filter((one) => one.state === is && isProblem(one)))),
    sentence: () => sentence(sorted, !!next),
    content: () => content(sorted, !!next),
  };
}

/** One problem for all in a state. */
function problemsOf(is, some) {
  if (!some.length) {
    return [];
  }
  const [what, whatOfMany, remedy] = UNDER_WAY.problems[is];
  const [{ share }] = some;
  const reason = reasonOf(some[0]);
  const names = some.map(({ domain }) => domain).slice(0, FEW);
  const isOne = some.length === 1;
  return [
    withoutAlert(`progressive-${is.toLowerCase()}`, SEVERITIES[is], {
      count: some.length,
      domains: names,
      since: some.map(({ endedAt, haltedSince, stepAt, startedAt }) => endedAt || haltedSince || stepAt || startedAt).sort()[0],
      title: isOne ? what(share) : PROBLEMS.of(whatOfMany, names, some.length - names.length),
      remedy: isOne && reason ? `${reason}${/[.。]$/.test(reason) ? '' : '.'} ${remedy}` : remedy,
    }),
  ];
}

function sentence(items, more) {
  const many = (is) => items.filter((one) => one.state === is).length;
  const others = ['FROZEN', 'PAUSED', 'ABORTED'].filter(many).map((is) => UNDER_WAY.inState(many(is), PROGRESSIVE.states[is]));
  return state(many('FROZEN') ? 'bad' : 'wait', UNDER_WAY.underWay(items.length - many('ABORTED'), more, others));
}

const content = (items, more) => html`${table(
  UNDER_WAY.table,
  COLUMNS,
  items.map(
    (one) => html`<tr>
      <th scope="row"><a href=${domainPage(one.domain)}>${one.domain}</a></th>
      <td class="whole">${progressiveState(one)}</td>
      <td class="whole">${stepOf(one)}</td>
      <td class="whole">${begunBy(one)}</td>
      <td>${reasonOf(one) || nothing}</td>
    </tr>`,
  ),
)}
${more ? html`<p class="quiet">${UNDER_WAY.truncated(items.length)}</p>` : nothing}`;
