// A change on its way to the edges, as they report it.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { reading } from '../load.js';
import { rolloutState } from './states.js';
import { ago, duration } from './text.js';

const SOON_MS = 400;
const LATER_MS = 5000;

/**
 * Watches a domain's rollout until it is ended.
 *
 * @param {string} domain
 * @param {() => void} changed
 */
export function watchRollout(domain, changed) {
  let begun = 0;
  let wanted = 0;
  let took = null;

  const rollout = reading(
    async (signal) => {
      const found = await get(`/domains/${encodeURIComponent(domain)}/rollout`, signal);
      if (found.everywhere && begun && took === null && found.revision >= wanted) {
        took = Date.now() - begun;
      }
      return found;
    },
    changed,
    (answer) => (answer && !answer.complete ? SOON_MS : LATER_MS),
  );

  /** A change was committed just now, as that revision; one that changed nothing is no change. */
  rollout.committed = (revision) => {
    if (!rollout.data || revision > rollout.data.revision) {
      begun = Date.now();
      wanted = revision;
      took = null;
    }
    rollout.load();
  };

  rollout.view = () => {
    if (!rollout.data) {
      return rollout.failure ? nothing : html`<p class="quiet">Asking what the edges serve…</p>`;
    }
    const { revision, edges } = rollout.data;
    const applied = edges.filter((edge) => edge.state === 'APPLIED').length;
    return html`
      <p role="status">
        Revision ${revision}: ${applied} of ${edges.length} edges serve it${
          took === null ? nothing : html`, within ${took < 1000 ? `${took} ms` : duration(took)} of OK`
        }.
      </p>
      <ul class="edges">
        ${edges.map(
          (edge) => html`<li class=${edge.state === 'APPLIED' ? 'done' : ''}>
            <strong>${edge.edge}</strong> ${rolloutState(edge)}
            <span class="quiet">said ${ago(edge.reportedAt)}</span>
            ${edge.reason ? html`<div class="quiet">${edge.reason}</div>` : nothing}
          </li>`,
        )}
      </ul>
      ${edges.length ? nothing : html`<p class="quiet">No edge has reported yet.</p>`}
    `;
  };
  return rollout;
}
