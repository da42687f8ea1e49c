// The dialog that restores an earlier revision of a domain.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { ground, restored } from './conflict.js';
import { diff } from './diff.js';
import { openDialog } from './dialog.js';
import { effect } from './effect.js';
import { message } from './text.js';
import { HISTORY, POLICY } from '../words.js';

/**
 * Opens the dialog.
 *
 * @param {{domain: object, path: string, revision: number, written: (revision: number, begun: number) => void}} options
 *   `domain` from the API, at `path` below /api/v1
 */
export function openRestore({ domain, path, revision, written }) {
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
      ${tried ? html`${effect(tried.dryRun)} ${diff(tried.dryRun.changes, HISTORY.restoreRevision(revision))} ${tried.warnings.map((warning) => html`<p class="warning">${warning.detail}</p>`)}` : nothing}`,
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
