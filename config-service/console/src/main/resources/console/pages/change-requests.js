// A reviewer's inbox: the open change requests of all domains, first those that wait for the caller.
import { html, nothing } from '../view.js';
import { domainPage } from '../api.js';
import { asOf, notes } from '../load.js';
import { decisions, effectOf, isOwn, outcomeOf, reason } from '../parts/change-requests.js';
import { copyButton } from '../parts/controls.js';
import { icon } from '../parts/icons.js';
import { listing } from '../parts/list.js';
import { empty, head, skeleton } from '../parts/notices.js';
import { reviews } from '../parts/reviews.js';
import { rows } from '../parts/table.js';
import { ago, until, who } from '../parts/text.js';
import { toast } from '../parts/toast.js';
import { COMMON, TITLES } from '../words.js';
import { CHANGE_REQUESTS } from '../words/change-requests.js';

const EVERY_MS = 5000;
const PLACE = skeleton(8, 'rows');

export function openChangeRequests(app) {
  const requests = listing(() => '/change-requests?state=open', app.draw, () => EVERY_MS);
  const decided = (text) => {
    requests.load();
    toast({ text });
  };
  /** The ids of the requests with their details open. */
  const open = new Set();

  /** Each request is in the first group that it fits. */
  const groups = [
    { title: CHANGE_REQUESTS.forYou, none: CHANGE_REQUESTS.noneForYou, fits: (request) => reviews(app, request) },
    { title: CHANGE_REQUESTS.own, fits: (request) => isOwn(app, request) },
    { title: CHANGE_REQUESTS.others, fits: () => true },
  ];

  const columns = [
    { title: html`<span class="unseen">${CHANGE_REQUESTS.details}</span>`, kind: 'check', width: '2.25rem', cell: unfold },
    { title: COMMON.domain, kind: 'main', width: '2fr', cell: ({ domain }) => html`<a href=${`${domainPage(domain)}/change-requests`}>${domain}</a>` },
    { title: CHANGE_REQUESTS.effect, width: '3fr', cell: outcomeOf },
    { title: COMMON.reason, width: '1.5fr', cell: (request) => request.reason, hide: true },
    { title: CHANGE_REQUESTS.requester, width: '7rem', cell: (request) => request.requestedBy, hide: true },
    { title: CHANGE_REQUESTS.age, width: '5rem', cell: (request) => ago(request.requestedAt) },
    { title: CHANGE_REQUESTS.decision, kind: 'actions', width: '11rem', cell: (request) => decisions(app, request, null, decided, () => {}) },
  ];

  function unfold({ id, domain }) {
    const isOpen = open.has(id);
    const turn = () => {
      open[isOpen ? 'delete' : 'add'](id);
      app.draw();
    };
    return html`<button type="button" class="bare" aria-label=${CHANGE_REQUESTS.detailsOf(domain)} aria-expanded=${isOpen ? 'true' : 'false'} @click=${turn}>${icon(isOpen ? 'up' : 'down')}</button>`;
  }

  const detail = (request) =>
    open.has(request.id)
      ? html`<p>${CHANGE_REQUESTS.requestedBy(who(request.requester, request.requestedBy))} <span class="quiet">${CHANGE_REQUESTS.when(ago(request.requestedAt), request.base)}${COMMON.comma}${CHANGE_REQUESTS.ends(until(request.expiresAt))}</span></p>
          <p>${reason(request)}</p>
          ${effectOf(request)}
          <p class="quiet">${CHANGE_REQUESTS.id(request.id)} ${copyButton(request.id, CHANGE_REQUESTS.copyId)}</p>`
      : nothing;

  function grouped(items) {
    if (!app.caller) {
      return PLACE;
    }
    const left = new Set(items);
    return groups.map(({ title, none, fits }) => {
      const mine = [...left].filter(fits);
      mine.forEach((request) => left.delete(request));
      return mine.length || none
        ? html`<h2>${title} <span class="count">${mine.length}</span></h2>
            ${mine.length ? rows(COMMON.table(title), columns, mine, { key: (request) => request.id, detail, looks: 'requests' }) : html`<p class="quiet">${none}</p>`}`
        : nothing;
    });
  }

  return {
    title: TITLES.changeRequests,
    close: requests.end,
    view: () => html`
      ${head({ title: TITLES.changeRequests })} ${notes(requests)}
      ${requests.shown(({ items }) => (items.length ? html`${grouped(items)} ${requests.tail()} ${asOf(requests)}` : empty(CHANGE_REQUESTS.nonePending)), PLACE)}
    `,
  };
}
