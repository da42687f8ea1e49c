// Requests for custom ports, to be decided.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { notes } from '../load.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing } from '../parts/list.js';
import { decisionState, portState } from '../parts/states.js';
import { ago, shown } from '../parts/text.js';

const EVERY_MS = 5000;

export function openPortRequests(app) {
  const requests = listing(() => '/port-requests?state=open', app.draw, () => EVERY_MS);

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
        requests.load();
      },
    });
  }

  function row(request) {
    return html`<tr>
      <td>${decisionState(request)}</td>
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
    close: requests.end,
    view: () => html`
      <h1 tabindex="-1">Port Requests</h1>
      ${notes(requests)}
      ${requests.shown(({ items }) =>
        items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Port requests">
                <table>
                  <thead>
                    <tr><th>State</th><th>Domain name</th><th>Ports</th><th>Reason</th><th>Measured</th><th>Decision</th></tr>
                  </thead>
                  <tbody>
                    ${items.map(row)}
                  </tbody>
                </table>
              </div>
              ${requests.tail()}`
          : html`<p class="empty">No request for a custom port is open. Operators ask on a domain’s page, under Back-to-origin.</p>`,
      )}
    `,
  };
}
