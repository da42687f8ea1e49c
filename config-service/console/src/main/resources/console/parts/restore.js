// The restore of a revision, with its review.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { checkOf, makes, restored, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { skeleton } from './notices.js';
import { reviewOf } from './review.js';
import { message } from './text.js';
import { COMMON, POLICY } from '../words.js';
import { HISTORY } from '../words/history.js';
import { REVIEW } from '../words/review.js';

/**
 * Opens the dialog.
 *
 * @param {{domain: {name: string, revision: number}, path: string, revision: number, written: (revision: number, begun: number) => void}} options
 *   `revision` is the one to restore, and that of `domain` the present one; of a removed domain, the removal's
 */
export function openRestore({ domain, path, revision, written }) {
  const own = trial({
    domain,
    root: path,
    write: (base, query) => ask('POST', `${path}/revisions/${revision}/restore${query}`, { ifMatch: base }),
    dialog: () => dialog,
    made: () => HISTORY.restored(domain.name, revision),
  });
  const effect = () => own.preview?.dryRun;
  const fails = () => effect()?.failing > 0;
  const isNothing = () => effect()?.changes.length === 0;
  const dialog = openDialog({
    title: HISTORY.restoreRevision(revision),
    ok: () => makes({ losesTls: effect()?.losesTls, fails: fails(), anyway: HISTORY.anyway, ok: HISTORY.restoreRevision(revision) }),
    anyway: HISTORY.anyway,
    against: () => fails() || !!effect()?.losesTls,
    blocked: () => !own.preview || isNothing(),
    closed: own.end,
    why: () => (isNothing() ? HISTORY.same(revision) : own.objection ? undefined : POLICY.computing),
    content: () => html`${restored(own)}
      <p>${HISTORY.effect(domain.name, revision)}</p>
      ${message(own.objection)} ${own.objection ? html`<button type="button" @click=${own.look}>${COMMON.retry}</button>` : nothing}
      ${own.preview ? reviewOf({ preview: own.preview, title: HISTORY.restoreRevision(revision), back: REVIEW.back(own.base.revision) }) : own.asking ? skeleton(5, 'block') : nothing}
      ${checkOf(own)}`,
    skips: fails,
    done: (form, query) => own.done(written, query),
  });
  own.look();
}
