// The progressive rollouts of all domains: those under way, and what went wrong with some.
import { html, nothing } from '../view.js';
import { domainPage, get } from '../api.js';
import { now } from '../clock.js';
import { withoutAlert } from './problems.js';
import { begunBy, progressiveState, stepOf } from './progressive.js';
import { table } from './table.js';
import { state } from './text.js';
import { COMMON } from '../words.js';
import { PROGRESSIVE } from '../words/progressive.js';
import { UNDER_WAY } from '../words/under-way.js';

/** A deployment has 256 at most. */
const MOST = 200;
const MOST_ABORTED = 20;
const RECENT_MS = 3_600_000;
const SEVERITIES = { FROZEN: 'ERROR', ABORTED: 'WARNING' };
const COLUMNS = [COMMON.domain, COMMON.state, UNDER_WAY.progress, PROGRESSIVE.started, UNDER_WAY.reason];

/** Reads them, with what a page shows of them. The problems have the shape of groups of alerts, with words of their own. */
export async function readUnderWay(signal) {
  const [{ items, next }, aborted] = await Promise.all(
    [`RUNNING,PAUSED,FROZEN&size=${MOST}`, `ABORTED&size=${MOST_ABORTED}`].map((query) => get(`/progressive-rollouts?state=${query}`, signal)),
  );
  const sorted = ['FROZEN', 'PAUSED', 'RUNNING'].flatMap((is) => items.filter((one) => one.state === is));
  const lately = aborted.items.filter(({ endedAt }) => now() - Date.parse(endedAt) < RECENT_MS);
  return {
    items,
    title: UNDER_WAY.all,
    problems: [...sorted.filter(({ state: is }) => is === 'FROZEN'), ...lately].map(problemOf),
    sentence: () => sentence(sorted, !!next),
    content: () => content(sorted, !!next),
  };
}

function problemOf({ id, domain, state: is, share, reason, startedAt, stepAt, endedAt }) {
  const [title, remedy] = UNDER_WAY.problems[is];
  return withoutAlert(`progressive-${is.toLowerCase()}`, SEVERITIES[is], {
    key: id,
    domains: [domain],
    since: endedAt || stepAt || startedAt,
    title: title(share),
    remedy: reason ? `${reason}${/[.。]$/.test(reason) ? '' : '.'} ${remedy}` : remedy,
  });
}

function sentence(items, more) {
  const many = (is) => items.filter((one) => one.state === is).length;
  const others = ['FROZEN', 'PAUSED'].filter(many).map((is) => UNDER_WAY.inState(many(is), PROGRESSIVE.states[is]));
  return state(many('FROZEN') ? 'bad' : 'wait', UNDER_WAY.underWay(items.length, more, others));
}

const content = (items, more) => html`${table(
  UNDER_WAY.table,
  COLUMNS,
  items.map(
    (one) => html`<tr>
      <th scope="row"><a href=${domainPage(one.domain)}>${one.domain}</a></th>
      <td>${progressiveState(one)}</td>
      <td>${stepOf(one)}</td>
      <td>${begunBy(one)}</td>
      <td>${one.reason || nothing}</td>
    </tr>`,
  ),
)}
${more ? html`<p class="quiet">${UNDER_WAY.truncated(items.length)}</p>` : nothing}`;
