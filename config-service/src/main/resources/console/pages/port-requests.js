// Pending requests for custom ports.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { notes } from '../load.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing } from '../parts/list.js';
import { decisionState, portState } from '../parts/states.js';
import { ago, portsShown } from '../parts/text.js';
import { COMMON, PORT_REQUESTS } from '../words.js';

const COLUMNS = [COMMON.state, COMMON.domain, PORT_REQUESTS.ports, COMMON.reason, PORT_REQUESTS.portStates, PORT_REQUESTS.decision];
const EVERY_MS = 5000;

export function openPortRequests(app) {
  const requests = listing(() => '/port-requests?state=open', app.draw, () => EVERY_MS);

  function decide(request, how) {
    openDialog({
      title: how === 'grant' ? PORT_REQUESTS.grantTo(request.domain) : PORT_REQUESTS.declineFor(request.domain),
      ok: how === 'grant' ? PORT_REQUESTS.grantPorts : PORT_REQUESTS.declineRequest,
      content: (failed) => html`
        <p>${PORT_REQUESTS.wanted(portsShown(request.ports), request.requestedBy, request.reason)}</p>
        ${field(COMMON.comment, html`<textarea name="comment" required maxlength="1000"></textarea>`, wrong(failed, 'comment'))}
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
      <td>${COMMON.ports(portsShown(request.ports))}</td>
      <td>${request.reason}<div class="quiet">${PORT_REQUESTS.requested(request.requestedBy, ago(request.requestedAt))}</div></td>
      <td>
        ${(request.health && request.health.ports ? request.health.ports : []).map((port) => html`<div>${port.origin}:${port.port} ${portState(port)}</div>`)}
      </td>
      <td>
        ${request.state === 'open' && app.may('administrator')
          ? html`<button aria-label=${PORT_REQUESTS.grantTo(request.domain)} @click=${() => decide(request, 'grant')}>${PORT_REQUESTS.grant}</button>
              <button aria-label=${PORT_REQUESTS.declineFor(request.domain)} @click=${() => decide(request, 'decline')}>${PORT_REQUESTS.decline}</button>`
          : request.comment
            ? COMMON.comments(request.decidedBy, request.comment)
            : nothing}
      </td>
    </tr>`;
  }

  return {
    title: PORT_REQUESTS.title,
    close: requests.end,
    view: () => html`
      <h1 tabindex="-1">${PORT_REQUESTS.title}</h1>
      ${notes(requests)}
      ${requests.shown(({ items }) =>
        items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${PORT_REQUESTS.title}>
                <table>
                  <thead>
                    <tr>${COLUMNS.map((column) => html`<th>${column}</th>`)}</tr>
                  </thead>
                  <tbody>
                    ${items.map(row)}
                  </tbody>
                </table>
              </div>
              ${requests.tail()}`
          : html`<p class="empty">${PORT_REQUESTS.empty}</p>`,
      )}
    `,
  };
}
