// What an audited change did, in a sentence. Its revision is read when its entry is opened.
import { html, nothing } from '../view.js';
import { domainPage, domainPath, get } from '../api.js';
import { notes, reading } from '../load.js';
import { deedsOf, joined } from './changes.js';
import { icon } from './icons.js';
import { skeleton } from './notices.js';
import { CHANGES, HISTORY } from '../words/history.js';

/**
 * The changes of a list of entries.
 *
 * @param {() => void} changed draws the page
 * @returns {{face: (entry: object, name: any) => any, detail: (entry: object) => any, end: () => void}}
 *   `face` is the name of an entry's operation, as a button where its change can be told; `detail` is what goes below an entry, `nothing` while it is closed
 */
export function auditedChanges(changed) {
  /** Of the open entries, by their ids. */
  const readings = new Map();
  const isChange = ({ domain, revision, result }) => !!domain && !!revision && result === 'succeeded';
  const pathOf = ({ domain, revision }) => `${domainPath(domain)}/revisions/${revision}`;

  function turn(entry) {
    const open = readings.get(entry.id);
    if (open) {
      open.end();
      readings.delete(entry.id);
    } else {
      readings.set(entry.id, reading((signal) => get(pathOf(entry), signal), changed));
    }
    changed();
  }

  const told = (entry) => (revision) => html`<p>${CHANGES.sentence(revision.changedBy || HISTORY.nobody, joined(deedsOf(revision, revision.state?.originProtocolPolicy)))}</p>
    ${revision.revision > 1
      ? html`<p><a href=${`${domainPage(entry.domain)}/history?compare=${revision.revision - 1}-${revision.revision}`}>${HISTORY.compare(revision.revision - 1, revision.revision)}</a></p>`
      : nothing}`;

  return {
    face: (entry, name) =>
      isChange(entry)
        ? html`<button type="button" class="unfold clip" aria-expanded=${readings.has(entry.id) ? 'true' : 'false'} @click=${() => turn(entry)}>
            ${icon(readings.has(entry.id) ? 'down' : 'next')}${name}
          </button>`
        : name,
    detail(entry) {
      const open = readings.get(entry.id);
      return open ? html`<div class="open-detail">${notes(open)} ${open.shown(told(entry), skeleton(2))}</div>` : nothing;
    },
    end: () => readings.forEach((open) => open.end()),
  };
}
