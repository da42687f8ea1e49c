// A domain's revisions, with their changes, approvals and a restore.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { ground, restored } from './conflict.js';
import { diff } from './diff.js';
import { openDialog } from './dialog.js';
import { effect } from './effect.js';
import { listing } from './list.js';
import { ago, message, warnings, who } from './text.js';
import { HISTORY, POLICY } from '../words.js';

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
        ? html`<button aria-label=${HISTORY.restoreRevision(revision.revision)} @click=${() => restore(domain, path, revision.revision, written)}>${HISTORY.restore}</button>`
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

function restore(domain, path, revision, written) {
  const own = ground(domain, path);
  /** The result of a dry run; null before. */
  let tried = null;
  /** Of the dry run; null without one. */
  let failed = null;
  const losesTls = () => !!tried && tried.dryRun.losesTls;
  const dialog = openDialog({
    title: HISTORY.restoreRevision(revision),
    ok: () => (losesTls() ? POLICY.removeTls : HISTORY.submit),
    against: losesTls,
    blocked: () => !tried && !failed,
    content: () => html`${restored(own.theirs)}
      <p>${HISTORY.effect(domain.name, revision)}</p>
      ${message(failed)} ${tried || failed ? nothing : html`<p class="quiet">${POLICY.computing}</p>`}
      ${tried ? html`${effect(tried.dryRun)} ${diff(tried.dryRun.changes, HISTORY.restoreRevision(revision))} ${warnings(tried.warnings)}` : nothing}`,
    done: (form, query) => own.write((base) => ask('POST', `${path}/revisions/${revision}/restore${query}`, { ifMatch: base }), written),
  });

  ask('POST', `${path}/revisions/${revision}/restore?dryRun=true&preflight=skip`).then(
    ({ data }) => {
      tried = data;
      dialog.redraw();
    },
    (refused) => {
      failed = refused;
      dialog.redraw();
    },
  );
}
