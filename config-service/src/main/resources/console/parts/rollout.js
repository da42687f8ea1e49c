// A change on its way to the edges, as they report it.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { ago, duration, edgeState, message } from './text.js';

const SOON_MS = 400;
const LATER_MS = 5000;

/**
 * Watches a domain's rollout until it is closed.
 *
 * @param {string} domain
 * @param {() => void} changed
 */
export function watchRollout(domain, changed) {
  let answer = null;
  let failure = null;
  let begun = 0;
  let wanted = 0;
  let generation = 0;
  let took = null;
  let timer = 0;
  let closed = false;

  async function look() {
    const mine = ++generation;
    clearTimeout(timer);
    let found = null;
    let wrong = null;
    try {
      found = await get(`/domains/${encodeURIComponent(domain)}/rollout`);
    } catch (thrown) {
      wrong = thrown;
    }
    if (mine !== generation) {
      return;
    }
    failure = wrong;
    answer = found || answer;
    if (found && found.everywhere && begun && took === null && found.revision >= wanted) {
      took = Date.now() - begun;
    }
    if (!closed) {
      changed();
      timer = setTimeout(look, answer && !answer.complete ? SOON_MS : LATER_MS);
    }
  }
  look();

  return {
    /** A change was committed just now, as that revision; one that changed nothing is no change. */
    committed(revision) {
      if (!answer || revision > answer.revision) {
        begun = Date.now();
        wanted = revision;
        took = null;
      }
      look();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
    view() {
      if (!answer) {
        return failure ? message(failure) : html`<p class="quiet">Asking what the edges serve…</p>`;
      }
      const applied = answer.edges.filter((edge) => edge.state === 'APPLIED').length;
      return html`
        <p role="status">
          Revision ${answer.revision}: ${applied} of ${answer.edges.length} edges serve it${
            took === null ? nothing : html`, within ${took < 1000 ? `${took} ms` : duration(took)} of OK`
          }.
        </p>
        ${message(failure)}
        <ul class="edges">
          ${answer.edges.map(
            (edge) => html`<li class=${edge.state === 'APPLIED' ? 'done' : ''}>
              <strong>${edge.edge}</strong> ${edgeState(edge)}
              <span class="quiet">said ${ago(edge.reportedAt)}</span>
              ${edge.reason ? html`<div class="quiet">${edge.reason}</div>` : nothing}
            </li>`,
          )}
        </ul>
        ${answer.edges.length ? nothing : html`<p class="quiet">No edge has reported yet.</p>`}
      `;
    },
  };
}
