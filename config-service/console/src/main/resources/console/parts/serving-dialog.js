// The dialog that stops a domain, or starts it, with its review.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { edited, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { skeleton } from './notices.js';
import { reviewOf } from './review.js';
import { message } from './text.js';
import { COMMON, POLICY, SERVING } from '../words.js';
import { CONFLICT } from '../words/dialog.js';
import { REVIEW } from '../words/review.js';

/** Stops a domain, or starts it, after a review. */
export function turnServing(domain, path, written) {
  const { name } = domain;
  const enabled = !domain.serving.enabled;
  const hosts = name.startsWith('*.') ? SERVING.wildcardHosts(name.slice(2)) : SERVING.host(name);
  const own = trial({
    domain,
    root: path,
    write: (revision, query) => ask('PUT', `${path}/serving${query}`, { body: { enabled }, ifMatch: revision }),
    dialog: () => dialog,
    checks: false,
    made: () => SERVING.made(name, enabled),
  });
  const dialog = openDialog({
    title: enabled ? SERVING.startTitle(name) : SERVING.stopTitle(name),
    ok: enabled ? SERVING.start : SERVING.stop,
    danger: !enabled,
    blocked: () => !own.preview?.dryRun.changes.length,
    closed: own.end,
    why: () => (own.preview || own.objection ? undefined : POLICY.computing),
    content: () => html`${edited(own, CONFLICT.other)}
      <p>${enabled ? SERVING.startEffect(hosts) : SERVING.stopEffect(hosts)}</p>
      ${message(own.objection)} ${own.objection ? html`<button type="button" @click=${own.look}>${COMMON.retry}</button>` : nothing}
      ${own.preview ? reviewOf({ preview: own.preview, back: REVIEW.back(own.base.revision) }) : own.asking ? skeleton(4, 'block') : nothing}`,
    done: (form, query) => own.done(written, query),
  });
  own.look();
}
