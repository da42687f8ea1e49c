// The rollout of a change, by the edges' reports: which edges have it, which work with it, and since when.
import { html, nothing } from '../view.js';
import { domainPath, get } from '../api.js';
import { number } from '../language.js';
import { reading } from '../load.js';
import { stackedBar } from './figures.js';
import { rolloutKind, rolloutState, reportAge } from './states.js';
import { rows, table } from './table.js';
import { duration, second, state } from './text.js';
import { COMMON, ROLLOUT_STATES, stateWord, TIME } from '../words.js';
import { ROLLOUT, WORKS } from '../words/domain.js';

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
const STATES = ['REJECTED', 'DIVERGED', 'PENDING', 'UNREACHABLE', 'UNKNOWN', 'APPLIED'];
const WORKING = ['bad', 'unknown', 'good'];
const MOST_EXCEPTIONS = 10;
const MOST_FOUND = 20;
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
  let isOpen = false;
  let part = '';
  let chosen = '';

  const isUnderway = () => rollout?.data && !rollout.data.complete && Date.now() - shownSince < PATIENCE_MS;

  let rollout = null;
  rollout = reading(
    async (signal) => {
      const found = await get(`${domainPath(domain)}/rollout${isUnderway() ? `?wait=${AWAITED}` : ''}`, signal);
      if (own && own.took === null && found.everywhere && found.revision === own.revision) {
        own.took = Date.now() - own.begun;
      }
      see(found, Date.now());
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
      const exceptions = items.filter(({ state: is, works }) => is !== 'APPLIED' || works.kind === 'bad').sort((one, other) => rank(one) - rank(other));
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

  const list = (name, items) => rows(name, columns(), items, { key: ({ edge }) => edge });

  /** All edges, by name and state, once they are asked for. */
  function everyEdge({ items, states }) {
    const found = items.filter(({ edge, state: is }) => edge.includes(part) && (!chosen || is === chosen));
    return html`<details class="all" ?open=${isOpen} @toggle=${({ currentTarget }) => set(() => (isOpen = currentTarget.open), isOpen !== currentTarget.open)}>
      <summary>${ROLLOUT.all(items.length)}</summary>
      ${isOpen
        ? html`<div class="filters">
              <label class="search"><span>${ROLLOUT.filter}</span><input type="search" .value=${part} @input=${({ target }) => set(() => (part = target.value.trim()))} autocomplete="off" /></label>
              <label class="field"
                ><span>${COMMON.state}</span
                ><select @change=${({ target }) => set(() => (chosen = target.value))}>
                  <option value="">${ROLLOUT.anyState}</option>
                  ${states.map((is) => html`<option value=${is} ?selected=${is === chosen}>${stateWord(ROLLOUT_STATES, is)}</option>`)}
                </select></label
              >
            </div>
            ${found.length ? list(ROLLOUT.allTable, found.slice(0, MOST_FOUND)) : html`<p class="empty">${ROLLOUT.noMatch}</p>`}
            <p class="quiet" role="status">${ROLLOUT.found(Math.min(found.length, MOST_FOUND), found.length)}</p>`
        : nothing}
    </details>`;
  }

  function set(change, isChange = true) {
    if (isChange) {
      change();
      changed();
    }
  }

  rollout.view = () => {
    if (!rollout.data) {
      return rollout.failure ? nothing : html`<p class="quiet">${ROLLOUT.loading}</p>`;
    }
    const { revision, edges } = rollout.data;
    const all = figuresNow();
    const took = own && own.revision === revision ? own.took : null;
    const applied = edges.filter((edge) => edge.state === 'APPLIED').length;
    const { exceptions } = all;
    return html`
      <p role="status">
        ${ROLLOUT.applied(revision, applied, edges.length, took === null ? null : timeTaken(took))}
      </p>
      ${edges.length
        ? html`<div class="rollout">
              <div>
                ${stackedBar(ROLLOUT.byState, all.states.map((of) => ({ kind: rolloutKind(of), word: stateWord(ROLLOUT_STATES, of), number: phases.at(-1).numbers[of] })))}
                ${timeline(phases, seenAt)}
              </div>
              <div>
                <h3>${ROLLOUT.axes}</h3>
                ${axes(all)}
              </div>
            </div>
            ${exceptions.length
              ? html`<h3>${ROLLOUT.exceptions}</h3>
                  ${list(ROLLOUT.exceptions, exceptions.slice(0, MOST_EXCEPTIONS))}
                  ${exceptions.length > MOST_EXCEPTIONS ? html`<p class="quiet">${ROLLOUT.moreExceptions(exceptions.length - MOST_EXCEPTIONS)}</p>` : nothing}`
              : nothing}
            ${everyEdge(all)}`
        : html`<p class="quiet">${COMMON.noEdges}</p>`}
    `;
  };
  return rollout;
}

/** How many edges of each state of the rollout work with it. */
const axes = ({ cells, states }) =>
  table(
    ROLLOUT.axes,
    [ROLLOUT.has, ...WORKING.map((kind) => state(kind, WORKS[kind]))],
    states.map(
      (of) => html`<tr>
        <th scope="row">${rolloutState({ state: of })}</th>
        ${WORKING.map((kind) => html`<td class="number">${number(cells.get(`${of} ${kind}`) || 0)}</td>`)}
      </tr>`,
    ),
    'axes',
  );

/** A band for each state: from when on so many edges were in it, as far as this page has seen; a phase without numbers is one that it hasn't. */
function timeline(phases, now) {
  const until = (index) => phases[index + 1]?.at ?? now;
  const states = STATES.filter((of) => phases.some(({ numbers }) => numbers[of]));
  return html`<ul class="timeline" aria-label=${ROLLOUT.timeline}>
      ${states.map((of) => {
        const own = phases.filter(({ numbers }, index) => of in numbers && numbers[of] !== phases[index - 1]?.numbers[of]);
        const words = own.map(({ at, numbers }, index) => (index === own.length - 1 ? ROLLOUT.nowSince : ROLLOUT.phase)(numbers[of], second(at)));
        return html`<li>
          ${state(rolloutKind(of), stateWord(ROLLOUT_STATES, of))}
          <span class="track" aria-hidden="true"
            >${phases.map(({ at, numbers }, index) => html`<span class=${numbers[of] ? rolloutKind(of) : 'none'} .style=${`flex-grow: ${Math.max(1, until(index) - at)}`}></span>`)}</span
          >
          <span class="clip quiet">${ROLLOUT.phases(words.toReversed())}</span>
        </li>`;
      })}
    </ul>
    <p class="quiet">${ROLLOUT.watched(second(phases[0].at))}</p>`;
}
