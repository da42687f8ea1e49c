// The rollout of a change, by the edges' reports: which edges have it, which work with it, and since when.
import { html, nothing } from '../view.js';
import { domainPath, get } from '../api.js';
import { now as present } from '../clock.js';
import { reading } from '../load.js';
import { stackedBar } from './figures.js';
import { skeleton } from './notices.js';
import { onDemand } from './on-demand.js';
import { rolloutKind, rolloutState, reportAge } from './states.js';
import { rows } from './table.js';
import { duration, second, state } from './text.js';
import { COMMON, ROLLOUT_STATES, stateWord, TIME } from '../words.js';
import { FOLDED, ROLLOUT } from '../words/domain.js';

/** A rollout under way is read once it is complete, and each second until then. */
const AWAITED = '1s';
const SOON_MS = 200;
/** The time of such reads; a rollout with a rejection never completes. */
const PATIENCE_MS = 30_000;
/** No event tells of an edge that falls silent; a longer list is read more rarely. */
const LATER_MS = 5000;
const LATER_MS_AN_EDGE = 30;
/** So many missed reads are a gap in what was seen. */
const GAP = 3;
/** The time that a rollout took. */
export const timeTaken = (ms) => (ms < 1000 ? TIME.milliseconds(ms) : duration(ms));

const laterMs = (edges) => Math.max(LATER_MS, edges.length * LATER_MS_AN_EDGE);
export const STATES = ['REJECTED', 'DIVERGED', 'PENDING', 'UNREACHABLE', 'UNKNOWN', 'APPLIED'];
export const WORKING = ['bad', 'unknown', 'good'];
/** The others are folded. */
const MOST_EXCEPTIONS = 2;
const MOST_PHASES = 40;

/**
 * Watches a domain's rollout until it is ended.
 *
 * @param {string} domain
 * @param {() => void} changed
 * @param {() => ((edge: object) => {kind: string, word: string, why?: string})} working the present rule of worksBy; the same function while nothing changes
 */
export function watchRollout(domain, changed, working) {
  /** The measured change of this page: its revision, the time of saving, and the duration. */
  let own = null;
  let shownRevision = null;
  let shownSince = 0;
  /** What this page has seen of the revision: the numbers by state from a time on, and by edge the time of its present state. */
  let phases = [];
  let since = new Map();
  /** The time of the latest answer. */
  let seenAt = 0;
  /** The figures of the latest answers. */
  let figures = null;
  /** The names of what is unfolded. Its module comes with the first of them. */
  const opened = new Set();
  let details = null;
  let coming = null;
  let isEnded = false;
  /** What edges hold back, once one of them serves another state. */
  let holds = null;
  let holdsComing = null;

  const isUnderway = () => rollout?.data && !rollout.data.complete && present() - shownSince < PATIENCE_MS;

  let rollout = null;
  rollout = reading(
    async (signal) => {
      const found = await get(`${domainPath(domain)}/rollout${isUnderway() ? `?wait=${AWAITED}` : ''}`, signal);
      if (own && own.took === null && found.everywhere && found.revision === own.revision) {
        own.took = Date.now() - own.begun;
      }
      see(found, present());
      return found;
    },
    changed,
    (answer) => (isUnderway() ? SOON_MS : laterMs(answer?.edges || [])),
  );

  function see({ revision, edges }, now) {
    if (revision !== shownRevision) {
      shownRevision = revision;
      shownSince = now;
      phases = [];
      since = new Map();
    }
    if (phases.length && now - seenAt > GAP * laterMs(edges)) {
      phases = [...phases, { at: seenAt, numbers: {} }];
    }
    seenAt = now;
    const numbers = Object.fromEntries(STATES.map((of) => [of, 0]));
    const before = since;
    since = new Map();
    edges.forEach(({ edge, state: is }) => {
      numbers[is] = (numbers[is] || 0) + 1;
      const known = before.get(edge);
      since.set(edge, known?.state === is ? known : { state: is, at: now });
    });
    const last = phases.at(-1);
    if (!last || Object.keys(numbers).some((of) => numbers[of] !== last.numbers[of])) {
      phases = [...phases, { at: now, numbers }].slice(-MOST_PHASES);
    }
  }

  /** Notes a committed revision, saved at {@link begun}; a write without an effect has no new revision. */
  rollout.committed = (revision, begun) => {
    if (!rollout.data || revision > rollout.data.revision) {
      own = { revision, begun, took: null };
    }
    rollout.load();
  };

  /** A hidden page reads nothing, so it can't measure the duration either. */
  const unseen = () => {
    if (document.hidden && own && own.took === null) {
      own = null;
    }
  };
  document.addEventListener('visibilitychange', unseen);
  const end = rollout.end;
  rollout.end = () => {
    document.removeEventListener('visibilitychange', unseen);
    isEnded = true;
    holds?.end();
    end();
  };

  /** The numbers and exceptions of the latest answers, made anew only when one of them is. */
  function figuresNow() {
    const { edges } = rollout.data;
    const rule = working();
    if (figures?.edges !== edges || figures.rule !== rule) {
      const items = edges.map((edge) => ({ ...edge, works: rule(edge) }));
      const cells = new Map();
      items.forEach(({ state: is, works }) => cells.set(`${is} ${works.kind}`, (cells.get(`${is} ${works.kind}`) || 0) + 1));
      const rank = ({ state: is, works }) => STATES.indexOf(is) * WORKING.length + WORKING.indexOf(works.kind);
      const isBad = ({ state: is, works }) => [rolloutKind(is), works.kind].includes('bad');
      const exceptions = items.filter(({ state: is, works }) => is !== 'APPLIED' || works.kind === 'bad').sort((one, other) => isBad(other) - isBad(one) || rank(one) - rank(other));
      figures = { edges, rule, items, cells, exceptions, states: [...new Set([...STATES, ...edges.map(({ state: is }) => is)])].filter((is) => edges.some((edge) => edge.state === is)) };
    }
    return figures;
  }

  const columns = () => [
    { title: ROLLOUT.edge, kind: 'main', width: '2fr', cell: ({ edge }) => edge },
    { title: ROLLOUT.has, kind: 'state', width: '2fr', cell: (edge) => html`${rolloutState(edge)}${edge.reason ? html` <span class="quiet">${edge.reason}</span>` : nothing}` },
    { title: ROLLOUT.works, width: '2fr', cell: ({ works: { kind, word, why } }) => html`${state(kind, word)}${why ? html` <span class="quiet">${why}</span>` : nothing}` },
    { title: ROLLOUT.seen, width: '6rem', hide: true, cell: ({ edge }) => (since.has(edge) ? second(since.get(edge).at) : nothing) },
    { title: ROLLOUT.lastReport, width: '8rem', hide: true, cell: (edge) => reportAge(edge, rollout.at) },
  ];

  /** Why edges serve another state, where they hold its record back. */
  function held(edges) {
    const names = edges.filter(({ state: is }) => is === 'DIVERGED').map(({ edge }) => edge);
    if (names.length) {
      holdsComing ||= onDemand(() => import('./hold.js'), ({ holdsOf }) => (holds = isEnded ? null : holdsOf(changed)), changed);
    }
    return names.length && holds ? holds.view(names) : nothing;
  }

  const list = (name, items) => rows(name, columns(), items, { key: ({ edge }) => edge });

  function unfold(name, { currentTarget: { open } }) {
    opened[open ? 'add' : 'delete'](name);
    coming ||= onDemand(() => import('./rollout-details.js'), ({ detailsOf }) => (details = detailsOf(list, changed)), changed);
    changed();
  }

  const fold = (name, summary, view) => html`<details @toggle=${(event) => opened.has(name) === event.currentTarget.open || unfold(name, event)}>
    <summary>${summary}</summary>
    ${opened.has(name) ? (details ? view() : coming.view(skeleton(3))) : nothing}
  </details>`;

  rollout.view = () => {
    if (!rollout.data) {
      return rollout.failure ? nothing : html`<p class="quiet">${ROLLOUT.loading}</p>`;
    }
    const { revision, edges } = rollout.data;
    const all = figuresNow();
    const took = own && own.revision === revision ? own.took : null;
    const applied = edges.filter((edge) => edge.state === 'APPLIED').length;
    const rest = all.exceptions.slice(MOST_EXCEPTIONS);
    const exceptions = FOLDED.exceptions(rest.length);
    return html`
      <p role="status">
        ${ROLLOUT.applied(revision, applied, edges.length, took === null ? null : timeTaken(took))}
      </p>
      ${edges.length
        ? html`${stackedBar(ROLLOUT.byState, all.states.map((of) => ({ kind: rolloutKind(of), word: stateWord(ROLLOUT_STATES, of), number: phases.at(-1).numbers[of] })))}
            ${all.exceptions.length
              ? html`<h3>${ROLLOUT.exceptions}</h3>
                  ${held(edges)}
                  ${list(ROLLOUT.exceptions, all.exceptions.slice(0, MOST_EXCEPTIONS))}`
              : nothing}
            <div class="folds">
              ${rest.length ? fold('exceptions', exceptions, () => details.exceptions(exceptions, rest)) : nothing}
              ${fold('steps', FOLDED.rollout, () => details.steps(all, phases, seenAt))} ${fold('edges', ROLLOUT.all(edges.length), () => details.edges(all))}
            </div>`
        : html`<p class="quiet">${COMMON.noEdges}</p>`}
    `;
  };
  return rollout;
}
