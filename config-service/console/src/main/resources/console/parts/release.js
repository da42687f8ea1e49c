// The dialog in which a global administrator releases what edges hold back of a mass change.
import { html } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { holdText } from './hold.js';
import { toast } from './toast.js';
import { COMMON } from '../words.js';
import { HOLD } from '../words/hold.js';

const LONGEST_REASON = 200;

/** Opens the dialog for the hold of an edge; `done` follows the release. */
export function openRelease({ edge, hold }, done) {
  let typed = '';
  /** The last domain that is published again; a retry goes on behind it. */
  let after;
  let published = 0;
  const dialog = openDialog({
    title: HOLD.releaseOf(edge),
    ok: HOLD.release,
    danger: true,
    blocked: () => typed !== String(hold.domains),
    why: () => HOLD.releaseNumber(hold.domains),
    content: (failure) => html`<p>${holdText(hold)}</p>
      <p>${HOLD.releaseEffect}</p>
      ${field(HOLD.releaseNumber(hold.domains), html`<input name="domains" inputmode="numeric" autocomplete="off" @input=${type} />`, wrong(failure, 'domains'))}
      ${field(COMMON.reason, html`<input name="reason" required maxlength=${LONGEST_REASON} autocomplete="off" />`, wrong(failure, 'reason'), HOLD.reasonHint)}`,
    async done(form) {
      let isWhole = false;
      while (!isWhole) {
        const { data } = await ask('POST', '/mass-changes/releases', { body: { domains: hold.domains, reason: form.get('reason'), after } });
        published += data.published;
        isWhole = !(data.next > (after ?? ''));
        after = data.next;
      }
      toast({ text: HOLD.released(published) });
      done();
    },
  });

  function type({ target }) {
    typed = target.value.trim();
    dialog.redraw();
  }
}
