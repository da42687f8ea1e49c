// The dialog in which a person pauses, resumes, promotes or aborts a progressive rollout.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { callout } from './notices.js';
import { reasonOf } from './progressive.js';
import { toast } from './toast.js';
import { stateWord } from '../words.js';
import { PROGRESSIVE } from '../words/progressive.js';
import { TRIAL } from '../words/trial.js';
import { ACTIONS } from '../words/trial-action.js';

const LONGEST_REASON = 200;
/** What brings the candidate to more requests. */
const FORWARD = ['resume', 'promote'];

/**
 * Opens the dialog. It resumes and promotes a rollout only in the state in which it was opened: a freeze makes no revision, so no conflict would tell of it.
 *
 * @param {'pause'|'resume'|'promote'|'abort'} action
 * @param {{path: string, rollout: object, done: (rollout: object) => void, closed?: () => void}} options the `path` of the domain below /api/v1; `done` gets the rollout as it
 *   is then
 * @returns {{renew: (rollout: object) => void}} takes the rollout as it is now
 */
export function openAction(action, { path, rollout, done, closed }) {
  const { id, domain, state } = rollout;
  const at = `${path}/progressive-rollouts/${encodeURIComponent(id)}`;
  const words = ACTIONS[action];
  const goesForward = FORWARD.includes(action);
  let now = rollout;
  const isOther = () => goesForward && now.state !== state;
  const dialog = openDialog({
    title: words.title(domain),
    ok: TRIAL.buttons[action],
    danger: action === 'abort',
    blocked: isOther,
    content: (failure) => html`${goesForward && now.state === 'FROZEN' ? callout('warning', { title: ACTIONS.harm, content: reasonOf(now) }) : nothing}
      ${isOther() ? callout('error', { content: ACTIONS.changed(stateWord(PROGRESSIVE.states, now.state)) }) : html`<p>${words.effect(now.share)}</p>`}
      ${field(ACTIONS.reason, html`<input name="reason" maxlength=${LONGEST_REASON} autocomplete="off" />`, wrong(failure, 'reason'), ACTIONS.reasonHint)}`,
    async done(form) {
      if (goesForward) {
        now = await get(at);
        if (isOther()) {
          return false;
        }
      }
      const reason = form.get('reason').trim();
      const { data } = await ask('POST', `${at}/${action}`, { body: reason ? { reason } : {} });
      toast({ text: words.made(domain) });
      done(data);
      return true;
    },
    closed,
  });
  return {
    renew(found) {
      now = found;
      dialog.redraw();
    },
  };
}
