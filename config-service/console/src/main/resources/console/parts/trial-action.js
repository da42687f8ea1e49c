// The dialog in which a person pauses, resumes, promotes or aborts a progressive rollout.
import { html } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { toast } from './toast.js';
import { TRIAL } from '../words/trial.js';
import { ACTIONS } from '../words/trial-action.js';

const LONGEST_REASON = 200;

/**
 * Opens the dialog.
 *
 * @param {'pause'|'resume'|'promote'|'abort'} action
 * @param {{path: string, rollout: object, done: (rollout: object) => void}} options the `path` of the domain below /api/v1; `done` gets the rollout as it is then
 */
export function openAction(action, { path, rollout, done }) {
  const { id, domain, share } = rollout;
  const words = ACTIONS[action];
  openDialog({
    title: words.title(domain),
    ok: TRIAL.buttons[action],
    danger: action === 'abort',
    content: (failure) => html`<p>${words.effect(share)}</p>
      ${field(ACTIONS.reason, html`<input name="reason" maxlength=${LONGEST_REASON} autocomplete="off" />`, wrong(failure, 'reason'), ACTIONS.reasonHint)}`,
    async done(form) {
      const reason = form.get('reason').trim();
      const { data } = await ask('POST', `${path}/progressive-rollouts/${encodeURIComponent(id)}/${action}`, { body: reason ? { reason } : {} });
      toast({ text: words.made(domain) });
      done(data);
    },
  });
}
