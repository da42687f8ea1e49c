// Purges: lists, a new purge, and the progress of one.
import { html, nothing } from '../view.js';
import { ask, domainPage, domainPath, get } from '../api.js';
import { notes, reading } from '../load.js';
import { field, openDialog, wrong } from './dialog.js';
import { stackedBar } from './figures.js';
import { listing } from './list.js';
import { empty, skeleton } from './notices.js';
import { purgeState, rolloutKind } from './states.js';
import { rows } from './table.js';
import { tally } from './tally.js';
import { ago, state } from './text.js';
import { COMMON, DOMAIN, PURGE_STATES, stateWord, TITLES, violationText } from '../words.js';
import { PURGES } from '../words/purges.js';

const SOON_MS = 500;
const EVERY_MS = 2000;
/** Edges without the purge that are listed by name. */
const MOST_EXCEPTIONS = 20;

/**
 * Begins to read a list of purges.
 *
 * @param {() => object} query its filters, by the API's names
 * @returns a listing with its `table`, which has a column of domains for a list of many, or `none`
 */
export function purgesList(query, changed) {
  const list = listing(() => `/purges?${new URLSearchParams(query())}`, changed, () => EVERY_MS);
  list.table = (ofMany, none) =>
    list.shown(
      ({ items }) =>
        items.length
          ? html`${rows(PURGES.table, ofMany ? COLUMNS : COLUMNS_OF_ONE, items, { key: ({ id }) => id, looks: 'even' })} ${ofMany ? html`<div class="pages">${list.further()}</div>` : list.tail()}`
          : none,
      skeleton(4, 'rows'),
    );
  return list;
}

const DOMAIN_COLUMN = { title: COMMON.domain, cell: ({ domain }) => html`<a href=${`${domainPage(domain)}/purge`}>${domain}</a>`, width: '2fr', kind: 'main' };
const PROGRESS = { title: PURGES.progress, cell: come, width: '2fr' };
const SCOPE = { title: PURGES.scope, cell: (item) => scope(item.scope), width: '2fr' };
const REQUESTED = { title: PURGES.requested, cell: (item) => html`${ago(item.requestedAt)} <span class="quiet">${PURGES.requestedBy(item.requestedBy)}</span>`, width: '1.5fr', hide: true };
const ACTIONS = {
  title: COMMON.actions,
  cell: (item) => html`<button aria-label=${PURGES.showProgressOf(scope(item.scope), item.domain)} @click=${() => progress(item.domain, item.id)}>${PURGES.showProgress}</button>`,
  width: '9rem',
  kind: 'actions',
};
const COLUMNS = [DOMAIN_COLUMN, PROGRESS, SCOPE, REQUESTED, ACTIONS];
const COLUMNS_OF_ONE = [{ ...SCOPE, kind: 'main' }, PROGRESS, REQUESTED, ACTIONS];

/** The progress of a purge at the edges. */
function come({ publishedAt, progress: { edges, applied, rejected, complete, everywhere } }) {
  const some = PURGES.edges(applied, edges);
  if (!publishedAt) {
    return state('wait', PURGES.queued);
  }
  if (rejected) {
    return state('bad', PURGES.rejected(rejected, some));
  }
  if (everywhere) {
    return state('good', PURGES.everywhere(edges));
  }
  return complete ? state('unknown', PURGES.reachable(some)) : state('wait', edges ? PURGES.completed(some) : COMMON.noEdges);
}

/** The section of a domain's page. */
export function purgesOf(app, name, changed) {
  const purges = purgesList(() => ({ domain: name }), changed);
  return {
    readings: [purges],
    refresh: purges.refresh,
    view: () => html`<section aria-labelledby="purges">
      <div class="head">
        <h2 id="purges">${TITLES.purges}</h2>
        ${app.may('operator') ? html`<button @click=${() => purge(name, purges.load)}>${DOMAIN.purgeCache}</button>` : nothing}
      </div>
      ${purges.table(false, empty(PURGES.empty))}
    </section>`,
  };
}

function scope(of) {
  return of.everything ? PURGES.everything : PURGES.scopes(of.urls, of.prefixes.map(PURGES.prefix));
}

/** The purge of a form. */
function wanted(form) {
  const lines = (key) => form.get(key).split('\n').map((line) => line.trim()).filter(Boolean);
  return form.get('everything') ? { everything: true } : { prefixes: lines('prefixes'), urls: lines('urls') };
}

/** The error of one of a field's lines. */
const wrongLine = (failure, key) => (failure?.problem?.errors || []).filter((error) => error.field.startsWith(key)).map(violationText)[0];

/** Opens the dialog of a new purge, with a field for the domain if {@link name} is empty. */
export function purge(name, done) {
  let domain = name;
  let hits = '';
  const dialog = openDialog({
    title: name ? PURGES.purgeTitle(name) : PURGES.purgeDomain,
    ok: PURGES.purge,
    danger: true,
    content: (failure) => html`<div @input=${look}>
      ${name ? nothing : field(COMMON.domainName, html`<input name="domain" required maxlength="253" placeholder=${COMMON.exampleDomain} autocomplete="off" />`, wrong(failure, 'name'))}
      ${field(PURGES.prefixes, html`<textarea name="prefixes" placeholder=${PURGES.examplePrefix}></textarea>`, wrongLine(failure, 'prefixes'), PURGES.prefixesHint)}
      ${field(PURGES.urls, html`<textarea name="urls" placeholder=${PURGES.exampleUrl(name || COMMON.exampleDomain)}></textarea>`, wrongLine(failure, 'urls'), PURGES.urlsHint)}
      <label class="choice"><input type="checkbox" name="everything" /><span>${PURGES.allContent(domain)}</span></label>
      ${hits && domain ? html`<p class="warning" role="status">${PURGES.effect(hits, domain)}</p>` : nothing}
    </div>`,
    async done(form) {
      const { data } = await ask('POST', `${domainPath(domain)}/purges`, { body: wanted(form) });
      done();
      progress(domain, data.id);
    },
  });

  function look(event) {
    const form = new FormData(event.target.form);
    domain = name || form.get('domain').trim();
    hits = scope({ urls: [], prefixes: [], ...wanted(form) });
    dialog.redraw();
  }
}

function progress(domain, id) {
  const read = reading(
    (signal) => get(`${domainPath(domain)}/purges/${encodeURIComponent(id)}`, signal),
    () => dialog.redraw(),
    (answer) => (answer && answer.everywhere ? 0 : SOON_MS),
  );
  const dialog = openDialog({
    title: PURGES.progressTitle,
    ok: COMMON.close,
    shows: true,
    closed: read.end,
    content: () => html`
      ${notes(read)}
      ${read.shown(
        (answer) => html`<p role="status">${answer.everywhere
              ? PURGES.isEverywhere
              : answer.complete
                ? PURGES.isComplete
                : PURGES.isPending}</p>
            ${atEdges(answer.edges || [])}`,
      )}
    `,
    done: async () => true,
  });
}

/** The edges by state, and those that have not purged, by name. */
function atEdges(edges) {
  const exceptions = edges.filter(({ state: is }) => is !== 'APPLIED');
  const more = exceptions.length - MOST_EXCEPTIONS;
  return html`${edges.length ? stackedBar(PURGES.byState, [...tally(edges.map(({ state: is }) => is))].map(([of, number]) => ({ kind: rolloutKind(of), word: stateWord(PURGE_STATES, of), number }))) : nothing}
    <ul class="edges">
      ${exceptions.slice(0, MOST_EXCEPTIONS).map((edge) => html`<li><strong>${edge.edge}</strong> ${purgeState(edge)} <span class="quiet">${COMMON.reported(ago(edge.reportedAt))}</span></li>`)}
    </ul>
    ${more > 0 ? html`<p class="quiet">${PURGES.moreExceptions(more)}</p>` : nothing}`;
}
