// Requests for custom ports, to be decided.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { ago, loading, message, portState, shown, state } from '../parts/text.js';

const EVERY_MS = 5000;

export function openPortRequests(app) {
  let requests = null;
  let failure = null;
  const timer = setInterval(load, EVERY_MS);

  async function load() {
    try {
      requests = (await get('/port-requests?size=100&state=open')).items;
      failure = null;
    } catch (thrown) {
      failure = thrown;
    }
    app.draw();
  }
  load();

  function decide(request, how) {
    openDialog({
      title: `${how === 'grant' ? 'Grant' : 'Decline'} the ports for ${request.domain}`,
      ok: how === 'grant' ? 'Grant' : 'Decline',
      content: (failed) => html`
        <p>HTTP ${shown(request.ports.http)}, HTTPS ${shown(request.ports.https)}; ${request.requestedBy}: ${request.reason}</p>
        ${field('Comment', html`<textarea name="comment" required maxlength="1000"></textarea>`, wrong(failed, 'comment'))}
      `,
      async done(form) {
        await ask('POST', `/domains/${encodeURIComponent(request.domain)}/port-requests/${request.id}/${how}`, { body: { comment: form.get('comment') } });
        await load();
      },
    });
  }

  function row(request) {
    return html`<tr>
      <td>${state(request.state === 'granted' ? 'good' : request.state === 'open' ? 'wait' : 'unknown', request.state)}</td>
      <th scope="row"><a href=${`/console/domains/${encodeURIComponent(request.domain)}/back-to-origin`}>${request.domain}</a></th>
      <td>HTTP ${shown(request.ports.http)}, HTTPS ${shown(request.ports.https)}</td>
      <td>${request.reason}<div class="quiet">${request.requestedBy}, ${ago(request.requestedAt)}</div></td>
      <td>
        ${(request.health && request.health.ports ? request.health.ports : []).map((port) => html`<div>${port.origin}:${port.port} ${portState(port)}</div>`)}
      </td>
      <td>
        ${request.state === 'open' && app.may('administrator')
          ? html`<button aria-label=${`Grant ${request.domain}`} @click=${() => decide(request, 'grant')}>Grant</button>
              <button aria-label=${`Decline ${request.domain}`} @click=${() => decide(request, 'decline')}>Decline</button>`
          : request.comment
            ? html`${request.decidedBy}: ${request.comment}`
            : nothing}
      </td>
    </tr>`;
  }

  return {
    title: 'Port Requests',
    close: () => clearInterval(timer),
    view: () => html`
      <h1 tabindex="-1">Port Requests</h1>
      ${message(failure)}
      ${requests === null
        ? failure
          ? nothing
          : loading
        : requests.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Port requests">
              <table>
                <thead>
                  <tr><th>State</th><th>Domain name</th><th>Ports</th><th>Reason</th><th>Measured</th><th>Decision</th></tr>
                </thead>
                <tbody>
                  ${requests.map(row)}
                </tbody>
              </table>
            </div>`
          : html`<p class="empty">No request for a custom port is open. Operators do on a domain’s page, under Back-to-origin.</p>`}
    `,
  };
}
