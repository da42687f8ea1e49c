// Pending change requests of all domains.
import { html, nothing } from '../view.js';
import { notes } from '../load.js';
import { decisions, portsOf, reason } from '../parts/change-requests.js';
import { diff } from '../parts/diff.js';
import { listing } from '../parts/list.js';
import { decisionState } from '../parts/states.js';
import { ago, who } from '../parts/text.js';
import { CHANGE_REQUESTS, COMMON } from '../words.js';

const COLUMNS = [COMMON.state, COMMON.domain, COMMON.reason, CHANGE_REQUESTS.effect, CHANGE_REQUESTS.decision];
const EVERY_MS = 5000;

export function openChangeRequests(app) {
  const requests = listing(() => '/change-requests?state=open', app.draw, () => EVERY_MS);

  const row = (request) => html`<tr>
    <td>${decisionState(request)}</td>
    <th scope="row"><a href=${`/console/domains/${encodeURIComponent(request.domain)}/change-requests`}>${request.domain}</a></th>
    <td>
      ${reason(request)}
      <div class="quiet">${CHANGE_REQUESTS.requestedBy(who(request.requester, request.requestedBy))} ${CHANGE_REQUESTS.when(ago(request.requestedAt), request.base)}</div>
    </td>
    <td>
      ${(request.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      ${request.changes ? diff(request.changes, CHANGE_REQUESTS.changesBy(request.requestedBy)) : nothing} ${portsOf(request)}
    </td>
    <td>${decisions(app, request, null, requests.load, () => {})}</td>
  </tr>`;

  return {
    title: CHANGE_REQUESTS.title,
    close: requests.end,
    view: () => html`
      <h1 tabindex="-1">${CHANGE_REQUESTS.title}</h1>
      ${notes(requests)}
      ${requests.shown(({ items }) =>
        items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${CHANGE_REQUESTS.title}>
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
          : html`<p class="empty">${CHANGE_REQUESTS.nonePending}</p>`,
      )}
    `,
  };
}
