// Pending change requests of all domains.
import { html } from '../view.js';
import { notes } from '../load.js';
import { decisions, effectOf, reason } from '../parts/change-requests.js';
import { listing } from '../parts/list.js';
import { decisionState } from '../parts/states.js';
import { table } from '../parts/table.js';
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
    <td>${effectOf(request)}</td>
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
          ? html`${table(CHANGE_REQUESTS.title, COLUMNS, items.map(row))}
              ${requests.tail()}`
          : html`<p class="empty">${CHANGE_REQUESTS.nonePending}</p>`,
      )}
    `,
  };
}
