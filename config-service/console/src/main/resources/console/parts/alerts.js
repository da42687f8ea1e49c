// Parts of alerts on all pages: acknowledgements, and links.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { alertKey } from './states.js';
import { ago } from './text.js';
import { ALERTS, COMMON } from '../words.js';

const MOST_OF_A_NOTE = 500;

const acknowledged = ({ by, at, note }) => html`<div class="row">${ALERTS.acknowledged(by, ago(at))}<div class="quiet">${note}</div></div>`;

/** The button that opened it may disappear, before or after the dialog; the focus moves to `before` then. */
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

/** The field of a note. */
export const noteField = (failure, value = '') =>
  field(ALERTS.note, html`<textarea name="note" required maxlength=${MOST_OF_A_NOTE} rows="3" .value=${value}></textarea>`, wrong(failure, 'note'), ALERTS.noteHint);

/** Acknowledges one alert with the note of a form. */
export const acknowledgeBy = (alert, form, signal) =>
  ask('POST', '/alerts/acknowledgements', { body: { alert: alertKey(alert), note: form.get('note').replace(/\s+/g, ' ') }, signal });

const acknowledge = (alert, done) =>
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

export const alertLink = (href, word, alert) => (href ? html`<a href=${href} rel="noreferrer" aria-label=${word + COMMON.colon + alertKey(alert)}>${word}</a>` : nothing);

const button = (word, title, act) => html`<button type="button" aria-label=${title} @click=${act}>${word}</button>`;

/** The button that acknowledges an alert, or edits its note. */
export function acknowledgeButton(alert, done) {
  const [word, title] = alert.acknowledgement ? [ALERTS.editNote, ALERTS.editNoteOf] : [ALERTS.acknowledge, ALERTS.acknowledgeTitle];
  return button(word, title(alertKey(alert)), () => acknowledge(alert, done));
}

/** The first button stays in place, with its focus. */
const buttons = (alert, done) => html`${acknowledgeButton(alert, done)}
${alert.acknowledgement ? button(ALERTS.withdraw, ALERTS.withdrawTitle(alertKey(alert)), ({ target }) => withdraw(alert, done, target.previousElementSibling)) : nothing}`;

/** The acknowledgement of an alert with its buttons, and links to its runbook and to a silence. `done` runs after a change. */
export const alertActions = (app, alert, done) => html`<div class="actions">
  ${alert.acknowledgement ? acknowledged(alert.acknowledgement) : nothing} ${alert.status === 'FIRING' && app.may('operator') ? buttons(alert, done) : nothing}
  ${alertLink(alert.runbook, ALERTS.runbook, alert)} ${alert.status === 'FIRING' ? alertLink(alert.silence, ALERTS.silence, alert) : nothing}
</div>`;
