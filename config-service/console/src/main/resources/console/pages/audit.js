// Operations of callers, and their results.
import { html, nothing } from '../view.js';
import { domainPage } from '../api.js';
import { asOf, notes } from '../load.js';
import { auditedChanges } from '../parts/audited-change.js';
import { viewOf } from '../parts/list-view.js';
import { listing, listKeys } from '../parts/list.js';
import { empty, head, skeleton } from '../parts/notices.js';
import { resultState } from '../parts/states.js';
import { rows } from '../parts/table.js';
import { ago } from '../parts/text.js';
import { COMMON, LIST, problemKind, RESULT_STATES, TITLES } from '../words.js';
import { AUDIT, operationName, OPERATIONS } from '../words/audit.js';

const EVERY_MS = 10_000;
const FILTERS = [
  { key: 'domain', title: COMMON.domainName },
  { key: 'caller', title: AUDIT.callerId },
  { key: 'operation', title: AUDIT.operation, options: () => Object.entries(OPERATIONS).sort(([, one], [, other]) => (one < other ? -1 : 1)) },
  { key: 'result', title: AUDIT.result, options: () => Object.entries(RESULT_STATES) },
  { key: 'since', title: AUDIT.since, time: true },
  { key: 'until', title: AUDIT.until, time: true },
];
const COLUMNS = [
  { id: 'result', title: AUDIT.result, cell: (entry) => html`${resultState(entry)} ${problemKind(entry.problem)}`, width: '1.6fr' },
  { id: 'target', title: AUDIT.target, cell: target, width: '2fr' },
  { id: 'actor', title: AUDIT.actor, cell: ({ caller }) => (caller ? html`<a href=${`/console/audit?${new URLSearchParams({ caller: caller.id })}`} data-whole=${caller.id}>${caller.name}</a>` : html`<span class="quiet">${COMMON.unknown}</span>`), width: '1.2fr' },
  { id: 'source', title: AUDIT.source, cell: ({ address }) => address, width: '1.2fr', hide: true },
  { id: 'revision', title: COMMON.revision, cell: ({ revision }) => revision || nothing, width: '.7fr', kind: 'number', hide: true },
];

export function openAudit(app, query) {
  const view = viewOf(app, 'audit', query, FILTERS, COLUMNS, () => {
    entries.anew();
    app.draw();
  });
  const entries = listing(() => `/audit?${view.query()}`, app.draw, () => EVERY_MS);
  const told = auditedChanges(app.draw);
  const unbind = listKeys();

  const columns = () => [
    { title: AUDIT.operation, cell: (entry) => html`<span data-whole=${entry.operation}>${told.face(entry, operationName(entry.operation))}</span>`, width: '2fr', kind: 'main' },
    ...COLUMNS.filter(({ id }) => view.shows(id)),
    { title: AUDIT.time, cell: ({ lastAt, times }) => html`${ago(lastAt)}${times > 1 ? html` <span class="quiet">${AUDIT.times(times)}</span>` : nothing}`, width: '1.2fr', kind: 'state' },
  ];

  const none = () => (view.isNarrowed() ? empty(AUDIT.empty, html`<button @click=${view.clear}>${LIST.clearFilters}</button>`) : empty(AUDIT.empty));

  return {
    title: TITLES.audit,
    close() {
      unbind();
      view.end();
      told.end();
      entries.end();
    },
    view: () => html`
      ${head({ title: TITLES.audit })} ${view.filters()} ${notes(entries)}
      <div class="list-bar">${entries.count()} ${view.choices()}</div>
      ${entries.shown(
        ({ items }) =>
          items.length
            ? html`${rows(TITLES.audit, columns(), items, { key: ({ id }) => id, detail: told.detail, depends: [view.columns()], looks: 'even' })}
                <div class="pages">${entries.further()}</div>`
            : none(),
        skeleton(8, 'rows'),
      )}
      ${asOf(entries)}
    `,
  };
}

function target({ domain, target: other }) {
  return domain ? html`<a href=${domainPage(domain)}>${domain}</a>` : other || nothing;
}
