// The removal of a domain, with its review.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { edited, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { skeleton } from './notices.js';
import { review } from './review.js';
import { message } from './text.js';
import { COMMON, DOMAIN, POLICY } from '../words.js';
import { CONFLICT } from '../words/dialog.js';
import { EFFECT } from '../words/review.js';

/** Opens the dialog; the page of all domains follows the removal, and the domain's own page an undo. */
export function openRemoval(app, domain, path) {
  let isRemoved = false;
  const written = () => {
    app.go(isRemoved ? `domains/${encodeURIComponent(domain.name)}` : 'domains');
    isRemoved = true;
  };
  const own = trial({
    domain,
    root: path,
    write: (base, query) => ask('DELETE', path + query, { ifMatch: base }),
    dialog: () => dialog,
    tries: '',
    checks: false,
    made: () => DOMAIN.removed(domain.name),
  });
  const dialog = openDialog({
    title: DOMAIN.removeTitle(domain.name),
    ok: DOMAIN.removeTitle(domain.name),
    danger: true,
    blocked: () => !own.preview,
    closed: own.end,
    why: () => (own.objection ? undefined : POLICY.computing),
    content: () => html`${edited(own, CONFLICT.other)}
      <p>${DOMAIN.removeEffect(domain.name)}</p>
      ${message(own.objection)} ${own.objection ? html`<button type="button" @click=${own.look}>${COMMON.retry}</button>` : nothing}
      ${own.preview ? effect(own.preview) : own.asking ? skeleton(2) : nothing}`,
    done: (form, query) => own.done(written, query),
  });
  own.look();
}

/** The cached responses go with the domain, and its requests have no target any more. */
const effect = ({ warnings, dryRun: { edges, lastHour } }) =>
  review({
    warnings,
    effect: html`<p>${lastHour?.requests === undefined ? DOMAIN.requestsUnknown : DOMAIN.requestsLost(lastHour.requests)}</p>
      <p class="quiet">${EFFECT.edges(edges)} ${lastHour ? EFFECT.known(lastHour) : nothing}</p>`,
    back: DOMAIN.removalBack,
  });
