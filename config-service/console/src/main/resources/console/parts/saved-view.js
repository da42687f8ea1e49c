// The dialog that gives a list's view a name.
import { html } from '../view.js';
import { field, openDialog } from './dialog.js';
import { toast } from './toast.js';
import { COMMON, LIST } from '../words.js';

/** @param {(name: string) => void} keep */
export function nameView(keep) {
  openDialog({
    title: LIST.saveView,
    ok: COMMON.save,
    content: () => html`<p class="quiet">${LIST.aboutViews}</p>
      ${field(COMMON.name, html`<input name="name" required maxlength="64" autocomplete="off" />`)}`,
    async done(form) {
      const name = form.get('name').trim();
      if (!name) {
        return false;
      }
      keep(name);
      toast({ text: LIST.viewSaved(name) });
    },
  });
}
