// The rollout of a change, by the edges' reports.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { reading } from '../load.js';
import { rolloutState } from './states.js';
import { ago, duration } from './text.js';
import { COMMON, ROLLOUT, TIME } from '../words.js';

const SOON_MS = 400;
const LATER_MS = 5000;
/** The time of frequent reads; a rollout with a rejection never completes. */
const PATIENCE_MS = 30_000;

/**
 * Watches a domain's rollout until it is ended.
 *
 * @param {string} domain
 * @param {() => void} changed
 */
export function watchRollout(domain, changed) {
  /** The measured change of this page: its revision, the time of saving, and the duration. */
  let own = null;
  let shownRevision = null;
  let shownSince = 0;

  const rollout = reading(
    async (signal) => {
      const found = await get(`/domains/${encodeURIComponent(domain)}/rollout`, signal);
      if (own && own.took === null && found.everywhere && found.revision === own.revision) {
        own.took = Date.now() - own.begun;
      }
      if (found.revision !== shownRevision) {
        shownRevision = found.revision;
        shownSince = Date.now();
      }
      return found;
    },
    changed,
    (answer) => (answer && !answer.complete && Date.now() - shownSince < PATIENCE_MS ? SOON_MS : LATER_MS),
  );

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

  rollout.view = () => {
    if (!rollout.data) {
      return rollout.failure ? nothing : html`<p class="quiet">${ROLLOUT.loading}</p>`;
    }
    const { revision, edges } = rollout.data;
    const took = own && own.revision === revision ? own.took : null;
    const applied = edges.filter((edge) => edge.state === 'APPLIED').length;
    return html`
      <p role="status">
        ${ROLLOUT.applied(revision, applied, edges.length, took === null ? null : took < 1000 ? TIME.milliseconds(took) : duration(took))}
      </p>
      <ul class="edges">
        ${edges.map(
          (edge) => html`<li class=${edge.state === 'APPLIED' ? 'done' : ''}>
            <strong>${edge.edge}</strong> ${rolloutState(edge)}
            <span class="quiet">${COMMON.reported(ago(edge.reportedAt))}</span>
            ${edge.reason ? html`<div class="quiet">${edge.reason}</div>` : nothing}
          </li>`,
        )}
      </ul>
      ${edges.length ? nothing : html`<p class="quiet">${COMMON.noEdges}</p>`}
    `;
  };
  return rollout;
}
