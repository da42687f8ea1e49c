// A domain's revisions, each with what it changed, who consented, and the way back to it.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { faster, ground } from './conflict.js';
import { diff } from './diff.js';
import { openDialog } from './dialog.js';
import { listing } from './list.js';
import { ago, who } from './text.js';

/** The section of a domain's page. */
export function historyOf(app, path, changed, written) {
  const revisions = listing(() => `${path}/revisions`, changed);

  const consent = ({ proposedBy, proposer, reason, approvedBy, approver, comment }) => html`<p>
    ${who(proposer, proposedBy)} proposed it: ${reason}<br />${who(approver, approvedBy || 'Somebody')} approved it${comment ? `: ${comment}` : ''}
  </p>`;

  const item = (revision, domain) => html`<li>
    <div class="head">
      <h2>Revision ${revision.revision} <span class="quiet">${revision.kind.toLowerCase()}${revision.restoredFrom ? ` from ${revision.restoredFrom}` : ''}</span></h2>
      ${app.may('operator') && domain && revision.revision !== domain.revision && revision.kind !== 'REMOVED'
        ? html`<button aria-label=${`Restore revision ${revision.revision}`} @click=${() => restore(domain, path, revision.revision, written)}>Restore</button>`
        : nothing}
    </div>
    <p class="quiet">${ago(revision.changedAt)}${revision.changedBy ? html` by ${who(revision.author, revision.changedBy)}` : ''}</p>
    ${revision.consent ? consent(revision.consent) : nothing} ${diff(revision.changes, `revision ${revision.revision}`)}
  </li>`;

  return {
    readings: [revisions],
    refresh: revisions.refresh,
    view: (domain) => html`<section aria-label="History">
      ${revisions.shown(
        ({ items }) => html`<ol class="history">${items.map((revision) => item(revision, domain))}</ol>
          ${revisions.tail()}`,
      )}
    </section>`,
  };
}

function restore(domain, path, revision, written) {
  const own = ground(domain, path);
  openDialog({
    title: `Restore revision ${revision}`,
    ok: 'Restore',
    content: () => html`${faster(own.theirs, 'come meanwhile', 'Nothing was restored. Restore undoes theirs, too; Cancel keeps it.')}
      <p>${domain.name} becomes again what it was at revision ${revision}. That makes a new revision; nothing of the history goes.</p>`,
    done: () => own.write((base) => ask('POST', `${path}/revisions/${revision}/restore`, { ifMatch: base }), written),
  });
}
