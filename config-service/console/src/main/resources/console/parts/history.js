// A domain's revisions, with their changes, approvals and a restore.
import { html, nothing } from '../view.js';
import { diff } from './diff.js';
import { listing } from './list.js';
import { openRestore } from './restore.js';
import { ago, who } from './text.js';
import { HISTORY } from '../words.js';

/** The section of a domain's page. */
export function historyOf(app, path, changed, written) {
  const revisions = listing(() => `${path}/revisions`, changed);

  const approval = ({ requestedBy, requester, reason, approvedBy, approver, comment }) => html`<p>
    ${HISTORY.requested(who(requester, requestedBy), reason)}<br />${HISTORY.approved(who(approver, approvedBy || HISTORY.someone), comment)}
  </p>`;

  const item = (revision, domain) => html`<li>
    <div class="head">
      <h2>${HISTORY.revision(revision.revision)} <span class="quiet">${HISTORY.kind(revision.kind, revision.restoredFrom)}</span></h2>
      ${app.may('operator') && domain && revision.revision !== domain.revision && revision.kind !== 'REMOVED'
        ? html`<button aria-label=${HISTORY.restoreRevision(revision.revision)} @click=${() => openRestore({ domain, path, revision: revision.revision, written })}>${HISTORY.restore}</button>`
        : nothing}
    </div>
    <p class="quiet">${HISTORY.changed(ago(revision.changedAt), revision.changedBy && who(revision.author, revision.changedBy))}</p>
    ${revision.approval ? approval(revision.approval) : nothing} ${diff(revision.changes, HISTORY.changesIn(revision.revision))}
  </li>`;

  return {
    readings: [revisions],
    refresh: revisions.refresh,
    view: (domain) => html`<section aria-label=${HISTORY.title}>
      ${revisions.shown(
        ({ items }) => html`<ol class="history">${items.map((revision) => item(revision, domain))}</ol>
          ${revisions.tail()}`,
      )}
    </section>`,
  };
}
