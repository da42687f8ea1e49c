// What a rollout has folded: further exceptions, a timeline, how many edges of each state work with it, and all edges.
import { html, nothing } from '../view.js';
import { number } from '../language.js';
import { STATES, WORKING } from './rollout.js';
import { rolloutKind, rolloutState } from './states.js';
import { table } from './table.js';
import { second, state } from './text.js';
import { COMMON, LIST, ROLLOUT_STATES, stateWord } from '../words.js';
import { ROLLOUT, WORKS } from '../words/domain.js';

const MOST_FOUND = 20;
const STEP_MORE = 50;

/** @param {(name: string, edges: object[]) => any} list of edges */
export function detailsOf(list, changed) {
  let part = '';
  let chosen = '';
  /** The numbers of shown rows. */
  const most = { exceptions: MOST_FOUND, edges: MOST_FOUND };

  function set(change) {
    change();
    changed();
  }

  function look(change) {
    most.edges = MOST_FOUND;
    set(change);
  }

  const some = (of, name, edges) => html`${list(name, edges.slice(0, most[of]))}
    <div class="pages">
      <span class="quiet" role="status">${ROLLOUT.found(Math.min(edges.length, most[of]), edges.length)}</span>
      ${edges.length > most[of] ? html`<button type="button" @click=${() => set(() => (most[of] += STEP_MORE))}>${LIST.loadMore}</button>` : nothing}
    </div>`;

  return {
    exceptions: (name, edges) => some('exceptions', name, edges),
    steps: (all, phases, now) => html`<div class="rollout">
      <div>${timeline(phases, now)}</div>
      <div>
        <h3>${ROLLOUT.axes}</h3>
        ${axes(all)}
      </div>
    </div>`,
    /** All edges, by name and state. */
    edges({ items, states }) {
      const found = items.filter(({ edge, state: is }) => edge.includes(part) && (!chosen || is === chosen));
      return html`<div class="filters">
          <label class="search"><span>${ROLLOUT.filter}</span><input type="search" .value=${part} @input=${({ target }) => look(() => (part = target.value.trim()))} autocomplete="off" /></label>
          <label class="field"
            ><span>${COMMON.state}</span
            ><select @change=${({ target }) => look(() => (chosen = target.value))}>
              <option value="">${ROLLOUT.anyState}</option>
              ${states.map((is) => html`<option value=${is} ?selected=${is === chosen}>${stateWord(ROLLOUT_STATES, is)}</option>`)}
            </select></label
          >
        </div>
        ${found.length ? some('edges', ROLLOUT.allTable, found) : html`<p class="empty">${ROLLOUT.noMatch}</p>`}`;
    },
  };
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
