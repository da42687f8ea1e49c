// The purges of all domains, the latest first, with the progress of the edges.
import { html, nothing } from '../view.js';
import { asOf, notes } from '../load.js';
import { viewOf } from '../parts/list-view.js';
import { listKeys } from '../parts/list.js';
import { empty, head } from '../parts/notices.js';
import { purge, purgesList } from '../parts/purges.js';
import { COMMON, DOMAIN, LIST, TITLES } from '../words.js';
import { PURGES } from '../words/purges.js';

const STATES = [['true', PURGES.sent], ['false', PURGES.queued]];
const FILTERS = [
  { key: 'domain', title: COMMON.domainName },
  { key: 'published', title: COMMON.state, options: () => STATES },
];

export function openPurges(app, query) {
  const view = viewOf(app, 'purges', query, FILTERS, [], () => {
    purges.anew();
    app.draw();
  });
  const purges = purgesList(view.query, app.draw);
  const unbind = listKeys();

  const purgeButton = (looks, text) => (app.may('operator') ? html`<button class=${looks} @click=${() => purge('', purges.load)}>${text}</button>` : nothing);
  const none = () => (view.isNarrowed() ? empty(PURGES.noMatch, html`<button @click=${view.clear}>${LIST.clearFilters}</button>`) : empty(PURGES.noneYet, purgeButton('', DOMAIN.purgeCache)));

  return {
    title: TITLES.purges,
    close() {
      unbind();
      view.end();
      purges.end();
    },
    view: () => html`
      ${head({ title: TITLES.purges, actions: purgeButton('primary', PURGES.purgeDomain) })} ${view.filters()} ${notes(purges)}
      <div class="list-bar">${purges.count()} ${view.choices()}</div>
      ${purges.table(true, none())} ${asOf(purges)}
    `,
  };
}
