// What edges hold back: they serve domains as before, since a change ended their process, or since many domains changed without a confirmation.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { reading } from '../load.js';
import { callout } from './notices.js';
import { lasted, state } from './text.js';
import { COMMON } from '../words.js';
import { HOLD } from '../words/hold.js';

const EVERY_MS = 10_000;

/** Since when, by the service's clock: the edge's own may be wrong. `at` is the time of the reading. */
export const heldSince = ({ ageMs }, at) => new Date(at.getTime() - ageMs).toISOString();

export const holdState = (hold, at) => html`${state('bad', HOLD.state)} <span class="quiet">${COMMON.lasting(lasted(heldSince(hold, at)))}</span>`;

/** The number of domains, the cause, and what to do. */
export const holdText = ({ reason, domains }) => HOLD.text(domains, HOLD.reasons[reason] ?? reason, HOLD.remedies[reason]);

/**
 * Begins to read which edges hold something back. Only who sees all domains is told.
 *
 * @returns {{view: (names: string[]) => any, end: () => void}} `view` of those among edges that serve another state
 */
export function holdsOf(changed) {
  const edges = reading(async (signal) => (await get('/edges', signal)).items.filter(({ hold }) => hold), changed, () => EVERY_MS);
  return {
    view(names) {
      const held = (edges.data || []).filter(({ edge }) => names.includes(edge));
      return held.length ? html`${held.slice(0, 1).map(({ edge, hold }) => callout('warning', { title: HOLD.atEdges(edge, held.length - 1, lasted(heldSince(hold, edges.at))), content: holdText(hold) }))}` : nothing;
    },
    end: edges.end,
  };
}
