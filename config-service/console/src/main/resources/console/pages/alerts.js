// Alerts, the firing ones first.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { listen, throttled } from '../live.js';
import { notes } from '../load.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { findings } from '../parts/findings.js';
import { listing } from '../parts/list.js';
import { alertState, alertSubject } from '../parts/states.js';
import { table } from '../parts/table.js';
import { ago } from '../parts/text.js';
import { ALERTS, COMMON, FINDINGS } from '../words.js';

const COLUMNS = {
  firing: [COMMON.state, ALERTS.subject, ALERTS.details, ALERTS.started, COMMON.actions],
  resolved: [COMMON.state, ALERTS.subject, ALERTS.details, ALERTS.started, ALERTS.ended, COMMON.actions],
};
const EVENTS_MS = 1000;
/** A stream that died silently brings no events. */
const EVERY_MS = 10_000;

export function openAlerts(app) {
  const lists = ['FIRING', 'RESOLVED'].map((status) => listing(() => `/alerts?status=${status}`, app.draw, () => EVERY_MS));
  const [firing, resolved] = lists;
  const reload = throttled(() => lists.forEach((list) => list.refresh()), EVENTS_MS);
  const deaf = listen(reload.call);

  const key = (alert) => `${alert.domain || alert.subject}/${alert.kind}`;

  const acknowledged = ({ by, at, note }) => html`<div>${ALERTS.acknowledged(by, ago(at))}<div class="quiet">${note}</div></div>`;

  const acknowledge = (alert) =>
    openDialog({
      title: ALERTS.acknowledgeTitle(key(alert)),
      ok: ALERTS.acknowledge,
      content: (failure) => html`<p>${ALERTS.acknowledgeEffect}</p>
        ${field(ALERTS.note, html`<textarea name="note" required maxlength="500" rows="3"></textarea>`, wrong(failure, 'note'))}`,
      async done(form) {
        await ask('POST', '/alerts/acknowledgements', { body: { alert: key(alert), note: form.get('note').replace(/\s+/g, ' ') } });
        firing.load();
      },
    });

  const link = (href, word, alert) => (href ? html`<a href=${href} rel="noreferrer" aria-label=${`${word}: ${key(alert)}`}>${word}</a> ` : nothing);

  const actions = (alert) => html`${alert.acknowledgement ? acknowledged(alert.acknowledgement) : nothing}
    ${alert.status === 'FIRING' && app.may('operator')
      ? html`<button aria-label=${ALERTS.acknowledgeTitle(key(alert))} @click=${() => acknowledge(alert)}>${ALERTS.acknowledge}</button> `
      : nothing}
    ${link(alert.runbook, ALERTS.runbook, alert)}${alert.status === 'FIRING' ? link(alert.silence, ALERTS.silence, alert) : nothing}`;

  const row = (alert) => html`<tr>
    <td>${alertState(alert)}</td>
    <th scope="row">${alertSubject(alert)}<div class="place">${ALERTS.affected(alert.affected || [])}</div></th>
    <td class="detail">${alert.detail} ${(alert.findings || []).length ? html`<details><summary>${FINDINGS.heading}</summary>${findings(alert.findings)}</details>` : nothing}</td>
    <td>${ago(alert.startedAt)}</td>
    ${alert.status === 'RESOLVED' ? html`<td>${alert.endedAt ? ago(alert.endedAt) : nothing}</td>` : nothing}
    <td>${actions(alert)}</td>
  </tr>`;

  const section = (id, title, list, none) => html`<section aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    ${list.shown(({ items }) =>
      items.length
        ? html`${table(title, COLUMNS[id], items.map(row), 'alerts')}
            ${list.tail()}`
        : html`<p class="empty">${none}</p>`,
    )}
  </section>`;

  return {
    title: ALERTS.title,
    close() {
      deaf();
      reload.end();
      lists.forEach((list) => list.end());
    },
    view: () => html`
      <h1 tabindex="-1">${ALERTS.title}</h1>
      ${notes(...lists)} ${section('firing', ALERTS.firing, firing, ALERTS.noFiring)}
      ${section('resolved', ALERTS.resolved, resolved, ALERTS.noResolved)}
    `,
  };
}
