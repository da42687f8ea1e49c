// A list that the browser didn't copy.
import { html } from '../view.js';
import { openDialog } from './dialog.js';
import { COMMON } from '../words.js';
import { DIALOG } from '../words/dialog.js';

/** Shows it for copying by hand; the focus selects it. `title` names the action. */
export const showUncopied = (title, text) =>
  openDialog({
    title,
    ok: COMMON.close,
    shows: true,
    content: () => html`<p>${DIALOG.notCopied}</p>
      <textarea readonly rows="12" aria-label=${title} .value=${text} @focus=${({ target }) => target.select()}></textarea>`,
    done: async () => true,
  });
