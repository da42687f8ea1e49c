// Parts of alerts on all pages: acknowledgements, links, and the present findings of their domains.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { notes, reading } from '../load.js';
import { field, openDialog, wrong } from './dialog.js';
import { findingsNow } from './findings.js';
import { alertKey as key } from './states.js';
import { ago } from './text.js';
import { ALERTS, FINDINGS } from '../words.js';

const HEALTH_MS = 5000;

const acknowledged = ({ by, at, note }) => html`<div class="row">${ALERTS.acknowledged(by, ago(at))}<div class="quiet">${note}</div></div>`;

/** Its button disappears, before or after the dialog; the focus moves to `before`, the one before it. */
function withdraw(alert, done, before) {
  let withdrawn = false;
  openDialog({
    title: ALERTS.withdrawTitle(key(alert)),
    ok: ALERTS.withdraw,
    content: () => html`<p>${ALERTS.withdrawEffect}</p>`,
    async done() {
      await ask('DELETE', `/alerts/acknowledgements?${new URLSearchParams({ alert: key(alert) })}`);
      withdrawn = true;
      done();
    },
    closed: () => withdrawn && before.focus(),
  });
}

const acknowledge = (alert, done) =>
  openDialog({
    title: ALERTS.acknowledgeTitle(key(alert)),
    ok: ALERTS.acknowledge,
    content: (failure) => html`<p>${ALERTS.acknowledgeEffect}</p>
      ${field(ALERTS.note, html`<textarea name="note" required maxlength="500" rows="3" .value=${alert.acknowledgement?.note || ''}></textarea>`, wrong(failure, 'note'))}`,
    async done(form) {
      await ask('POST', '/alerts/acknowledgements', { body: { alert: key(alert), note: form.get('note').replace(/\s+/g, ' ') } });
      done();
    },
  });

const link = (href, word, alert) => (href ? html`<a href=${href} rel="noreferrer" aria-label=${`${word}: ${key(alert)}`}>${word}</a>` : nothing);

const button = (word, title, act) => html`<button aria-label=${title} @click=${act}>${word}</button>`;

/** The first button stays in place, with its focus. */
const buttons = (alert, done) => {
  const [word, title] = alert.acknowledgement ? [ALERTS.editNote, ALERTS.editNoteOf] : [ALERTS.acknowledge, ALERTS.acknowledgeTitle];
  return html`${button(word, title(key(alert)), () => acknowledge(alert, done))}
  ${alert.acknowledgement ? button(ALERTS.withdraw, ALERTS.withdrawTitle(key(alert)), ({ target }) => withdraw(alert, done, target.previousElementSibling)) : nothing}`;
};

/** The acknowledgement of an alert with its buttons, and links to its runbook and to a silence. `done` runs after a change. */
export const alertActions = (app, alert, done) => html`<div class="actions">
  ${alert.acknowledgement ? acknowledged(alert.acknowledgement) : nothing} ${alert.status === 'FIRING' && app.may('operator') ? buttons(alert, done) : nothing}
  ${link(alert.runbook, ALERTS.runbook, alert)} ${alert.status === 'FIRING' ? link(alert.silence, ALERTS.silence, alert) : nothing}
</div>`;

/** The present findings of alerts' domains. They are read while their details are open. */
export function findingsOfAlerts(changed) {
  const readings = new Map();

  const close = (of) => {
    readings.get(of)?.end();
    readings.delete(of);
  };

  const toggle = (alert) => (event) => {
    if (!event.target.open) {
      close(key(alert));
    } else if (!readings.has(key(alert))) {
      readings.set(key(alert), reading((signal) => get(`/domains/${encodeURIComponent(alert.domain)}/health`, signal), changed, () => HEALTH_MS));
    }
  };

  return {
    /** Ends the readings of alerts that are listed no more. */
    keep(alerts) {
      const listed = new Set(alerts.map(key));
      [...readings.keys()].filter((of) => !listed.has(of)).forEach(close);
    },
    view: (alert) => {
      const health = readings.get(key(alert));
      return html`<details ?open=${!!health} @toggle=${toggle(alert)}>
        <summary>${FINDINGS.heading}</summary>
        ${health ? html`${notes(health)} ${health.shown(findingsNow)}` : nothing}
      </details>`;
    },
    end: () => [...readings.keys()].forEach(close),
  };
}
