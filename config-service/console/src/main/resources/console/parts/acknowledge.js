// The dialogs that acknowledge alerts, and withdraw that.
import { html, nothing, repeat } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { progress } from './figures.js';
import { alertKey } from './states.js';
import { state } from './text.js';
import { toast } from './toast.js';
import { ALERTS } from '../words.js';

const MOST_OF_A_NOTE = 500;

/** The field of a note. */
const noteField = (failure, value = '') =>
  field(ALERTS.note, html`<textarea name="note" required maxlength=${MOST_OF_A_NOTE} rows="3" .value=${value}></textarea>`, wrong(failure, 'note'), ALERTS.noteHint);

/** Acknowledges one alert with the note of a form. */
const acknowledgeBy = (alert, form) => ask('POST', '/alerts/acknowledgements', { body: { alert: alertKey(alert), note: form.get('note').replace(/\s+/g, ' ') } });

/** Opens the dialog for one alert, with its note if it has one. */
export const acknowledge = (alert, done) =>
  openDialog({
    title: ALERTS.acknowledgeTitle(alertKey(alert)),
    ok: ALERTS.acknowledge,
    content: (failure) => html`<p>${ALERTS.acknowledgeEffect}</p>
      ${noteField(failure, alert.acknowledgement?.note)}`,
    async done(form) {
      await acknowledgeBy(alert, form);
      done();
    },
  });

/** Opens the dialog that withdraws an acknowledgement. */
export function withdraw(alert, done, before) {
  let withdrawn = false;
  openDialog({
    title: ALERTS.withdrawTitle(alertKey(alert)),
    ok: ALERTS.withdraw,
    content: () => html`<p>${ALERTS.withdrawEffect}</p>`,
    async done() {
      await ask('DELETE', `/alerts/acknowledgements?${new URLSearchParams({ alert: alertKey(alert) })}`);
      withdrawn = true;
      done();
    },
    closed: () => withdrawn && before?.focus(),
  });
}

/**
 * Opens the dialog for several alerts with one note. The API takes one at a time; those that failed can be tried again.
 *
 * @param {object[]} alerts firing ones, not acknowledged yet
 * @param {() => void} done called after each attempt
 * @param {() => void} closed called at the end, where any was acknowledged
 */
export function acknowledgeSome(alerts, done, closed) {
  /** Those to try next. */
  const wanted = new Set(alerts);
  /** Those that are left after an attempt, each with the reason. */
  const failed = new Map();
  let tried = null;
  let isStopped = false;
  let succeeded = 0;

  const dialog = openDialog({
    title: ALERTS.acknowledgeSome(alerts.length),
    ok: () => ALERTS.acknowledgeSome(wanted.size),
    blocked: () => wanted.size === 0,
    closed() {
      if (succeeded) {
        closed();
        toast({ text: ALERTS.someAcknowledged(succeeded) });
      }
    },
    content: (failure) => html`<p>${ALERTS.acknowledgeEffectOfSome}</p>
      ${noteField(failure)} ${tried ? underway() : nothing}
      ${!tried && failed.size ? left() : nothing}`,
    done: attempt,
  });

  async function attempt(form) {
    const now = [...wanted];
    tried = { done: 0, all: now.length };
    isStopped = false;
    for (const alert of now) {
      if (isStopped) {
        break;
      }
      try {
        await acknowledgeBy(alert, form);
        failed.delete(alert);
        wanted.delete(alert);
        succeeded++;
      } catch (thrown) {
        if (thrown.ofField?.('note')) {
          tried = null;
          throw thrown;
        }
        failed.set(alert, thrown.message);
        // What fails for the service or the session fails for all others.
        isStopped ||= !thrown.status || thrown.status === 401 || thrown.status === 429 || thrown.status >= 500;
      }
      tried.done++;
      dialog.redraw();
    }
    tried = null;
    done();
    wanted.forEach((alert) => failed.has(alert) || failed.set(alert, ALERTS.notAttempted));
    return failed.size === 0;
  }

  const underway = () => html`${progress(tried.done, tried.all, isStopped ? ALERTS.stopping : ALERTS.acknowledging(tried.done, tried.all))}
    <p><button type="button" aria-disabled=${isStopped ? 'true' : nothing} @click=${stop}>${ALERTS.stop}</button></p>`;

  function stop() {
    isStopped = true;
    dialog.redraw();
  }

  const left = () => html`<p role="alert">${ALERTS.someFailed(failed.size, alerts.length)}</p>
    <ul class="plain">
      ${repeat(
        failed,
        ([alert]) => alert,
        ([alert, reason]) => html`<li>
          <label class="choice">
            <input type="checkbox" .checked=${wanted.has(alert)} @change=${({ target }) => choose(alert, target.checked)} />
            <span>${alertKey(alert)}<small>${reason === ALERTS.notAttempted ? state('unknown', reason) : state('bad', reason)}</small></span>
          </label>
        </li>`,
      )}
    </ul>`;

  function choose(alert, isWanted) {
    wanted[isWanted ? 'add' : 'delete'](alert);
    dialog.redraw();
  }
}
