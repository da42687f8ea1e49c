// Alerts, those that fire first.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { listen, throttled } from '../live.js';
import { ago, loading, message, state } from '../parts/text.js';

const EVENTS_MS = 1000;

export function openAlerts(app) {
  let firing = null;
  let resolved = null;
  let failure = null;
  const reload = throttled(load, EVENTS_MS);
  const deaf = listen(reload.call);

  async function load() {
    try {
      [firing, resolved] = await Promise.all([get('/alerts?status=FIRING&size=200'), get('/alerts?status=RESOLVED&size=50')]);
      failure = null;
    } catch (thrown) {
      failure = thrown;
    }
    app.draw();
  }
  load();

  const row = (alert) => html`<tr>
    <td>${alert.status === 'FIRING' ? state('bad', 'firing') : state('good', 'resolved')}</td>
    <th scope="row"><a href=${`/console/domains/${encodeURIComponent(alert.domain)}`}>${alert.domain}</a></th>
    <td>${alert.detail}</td>
    <td>${alert.affected.map((affected) => `${affected.origin}: ${affected.missingPorts.join(', ')}`).join('; ')}</td>
    <td>${ago(alert.startedAt)}</td>
    <td>${alert.endedAt ? ago(alert.endedAt) : nothing}</td>
  </tr>`;

  return {
    title: 'Alerts',
    close() {
      deaf();
      reload.end();
    },
    view: () => html`
      <h1 tabindex="-1">Alerts</h1>
      ${message(failure)}
      ${firing === null
        ? failure
          ? nothing
          : loading
        : firing.items.length + resolved.items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Alerts">
              <table>
                <thead>
                  <tr><th>State</th><th>Domain name</th><th>What</th><th>Origins and ports</th><th>Began</th><th>Ended</th></tr>
                </thead>
                <tbody>
                  ${[...firing.items, ...resolved.items].map(row)}
                </tbody>
              </table>
            </div>`
          : html`<p class="empty">No alert fires, and none has.</p>`}
    `,
  };
}
