// Parts of alerts on all pages: acknowledgements, and links.
import { html, nothing } from '../view.js';
import { withModule } from './on-demand.js';
import { alertKey } from './states.js';
import { ago } from './text.js';
import { ALERTS, COMMON } from '../words.js';

const acknowledged = ({ by, at, note }) => html`<div class="row">${ALERTS.acknowledged(by, ago(at))}<div class="quiet">${note}</div></div>`;

/** Opens the dialog that withdraws an acknowledgement. The button that opened it may disappear, before or after the dialog; the focus moves to `before` then. */
export const withdraw = (alert, done, before) => withModule(() => import('./acknowledge.js'), (module) => module.withdraw(alert, done, before));

const acknowledge = (alert, done) => withModule(() => import('./acknowledge.js'), (module) => module.acknowledge(alert, done));

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
