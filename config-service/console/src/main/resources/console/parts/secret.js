// A new secret, shown once.
import { html, nothing } from '../view.js';
import { copied as isCopied } from './controls.js';
import { openDialog } from './dialog.js';
import { COMMON } from '../words.js';

/**
 * Shows a secret: the dialog closes only after the confirmation that it is saved, or after it is copied.
 *
 * @param {{title: string, use: any, secret: string, saved: string, copying?: {copy: string, notCopied: string}}} options
 *   `use` says what the secret is for; `copying` are the words of a button that copies it
 */
export function showOnce({ title, use, secret, saved, copying }) {
  let isKept = false;
  let copied = '';
  const dialog = openDialog({
    title,
    ok: COMMON.close,
    shows: true,
    kept: () => !isKept,
    content: () => html`<p>${use}</p>
      <p><code class="secret">${secret}</code></p>
      ${copying ? html`<p><button type="button" @click=${copy}>${copying.copy}</button> <span role="status">${copied}</span></p>` : nothing}
      <label class="choice"><input type="checkbox" .checked=${isKept} @change=${(event) => keep(event.target.checked)} /><span>${saved}</span></label>`,
    done: async () => true,
  });

  async function copy() {
    if (await isCopied(secret)) {
      copied = COMMON.copied;
      keep(true);
    } else {
      copied = copying.notCopied;
      dialog.redraw();
    }
  }

  function keep(on) {
    isKept = on;
    dialog.redraw();
  }
}
