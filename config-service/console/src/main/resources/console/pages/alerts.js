// Alerts, the firing ones first.
import { html, nothing } from '../view.js';
import { listen, throttled } from '../live.js';
import { notes } from '../load.js';
import { alertActions, findingsOfAlerts } from '../parts/alerts.js';
import { pastFindings } from '../parts/findings.js';
import { listing } from '../parts/list.js';
import { alertDetail, alertState, alertSubject } from '../parts/states.js';
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

  const present = findingsOfAlerts(app.draw);

  const found = (alert) =>
    alert.status === 'FIRING'
      ? alert.domain
        ? present.view(alert)
        : nothing
      : (alert.findings || []).length
        ? html`<details><summary>${FINDINGS.past}</summary>${pastFindings(alert.findings)}</details>`
        : nothing;

  const row = (alert) => html`<tr>
    <td>${alertState(alert)}</td>
    <th scope="row">${alertSubject(alert)}<div class="place">${ALERTS.affected(alert.affected || [])}</div></th>
    <td class="detail">${alertDetail(alert)} ${found(alert)}</td>
    <td>${ago(alert.startedAt)}</td>
    ${alert.status === 'RESOLVED' ? html`<td>${alert.endedAt ? ago(alert.endedAt) : nothing}</td>` : nothing}
    <td>${alertActions(app, alert, firing.load)}</td>
  </tr>`;

  const section = (id, title, list, none) => html`<section aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    ${list.shown(({ items }) =>
      items.length
        ? html`${table(COMMON.table(title), COLUMNS[id], items.map(row), 'alerts')}
            ${list.tail()}`
        : html`<p class="empty">${none}</p>`,
    )}
  </section>`;

  return {
    title: ALERTS.title,
    close() {
      deaf();
      reload.end();
      present.end();
      lists.forEach((list) => list.end());
    },
    view: () => {
      present.keep(firing.data ? firing.data.items : []);
      return html`
        <h1 tabindex="-1">${ALERTS.title}</h1>
        ${notes(...lists)} ${section('firing', ALERTS.firing, firing, ALERTS.noFiring)}
        ${section('resolved', ALERTS.resolved, resolved, ALERTS.noResolved)}
      `;
    },
  };
}
