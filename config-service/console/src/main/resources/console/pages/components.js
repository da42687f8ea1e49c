// Every component in every state, with made-up data and without the API. Its texts are for developers, so they are in no catalogue.
import { html } from '../view.js';
import { charts, percent, rate, took } from '../parts/chart.js';
import { chip, copyButton, hint, keys, menu, tabs, toggle } from '../parts/controls.js';
import { field, openDialog } from '../parts/dialog.js';
import { numbers, pill, progress, stackedBar } from '../parts/figures.js';
import { viewOf } from '../parts/list-view.js';
import { callout, empty, head, skeleton, statement } from '../parts/notices.js';
import { onDemand } from '../parts/on-demand.js';
import { sideBySide } from '../parts/sides.js';
import { rows, table } from '../parts/table.js';
import { ago, state } from '../parts/text.js';
import { toast } from '../parts/toast.js';

const LONG = `${'a-very-long-label-of-a-tenant.'.repeat(8)}example.com`;
const KINDS = ['good', 'bad', 'wait', 'unknown'];
const HERE = '/console/components';
const HOSTILE = '<img src=x onerror=alert(1)>';

const ITEMS = [
  { name: 'www.example.com', policy: 'HTTPS', kind: 'good', word: 'Open', origins: ['203.0.113.10'], number: 12 },
  { name: LONG, policy: 'Follow', kind: 'bad', word: '1 of 2 closed', origins: Array.from({ length: 20 }, (_, at) => `origin-${at + 1}.example.net`), number: 1234567 },
  { name: HOSTILE, policy: 'HTTP', kind: 'wait', word: 'Checking', origins: ['2001:db8::1', '2001:db8::2'], number: 0 },
  { name: 'static.example.com', policy: 'Off', kind: 'unknown', word: 'Not checked', origins: ['198.51.100.7'], number: 3 },
];
const MANY = Array.from({ length: 1000 }, (_, at) => ({ ...ITEMS[at % ITEMS.length], name: `d${at + 1}.example.com` }));

const TIMES = Array.from({ length: 60 }, (_, at) => 1_800_000_000 + at * 60);
const values = (of) => TIMES.map((time, at) => (at > 30 && at < 40 ? null : of(at)));
const FIGURES = [
  { title: 'Lines', names: ['First', LONG], chart: { times: TIMES, columns: [values((at) => 120 + 40 * Math.sin(at / 6)), values((at) => at)], format: rate }, empty: '' },
  { title: 'Ratio', names: ['Hits'], chart: { times: TIMES, columns: [values((at) => 0.9 + 0.05 * Math.sin(at))], format: percent, highest: 1 }, empty: '' },
  { title: 'Dots', names: ['Median', 'Longest'], chart: { times: TIMES, columns: [values((at) => (at % 5 ? null : 200 + at)), values((at) => (at % 5 ? null : 900 + 9 * at))], format: took, dots: true }, empty: '' },
  { title: 'Nothing', names: ['First'], chart: { times: TIMES, columns: [TIMES.map(() => null)], format: rate }, empty: 'No traffic reported yet' },
];
const MARKS = [5, 5, 5, 22, 50].map((at) => ({ at: TIMES[at], text: `Ada: policy set, ${at === 22 ? LONG : 'www.example.com'}` }));

const origins = (scheme, port) => ['203.0.113.10', LONG].map((address) => ({ address, port: 443, effective: { http: { scheme, port }, https: { scheme, port } } }));

/** A review knows the names of all fields, which would make most of this page's weight. */
const reviewsOf = ([{ review, targetsOf, targetTable }, { REVIEW }]) => html`${review({
  totals: { changed: 2, failing: 1, losingTls: 1, unchecked: 1 },
  targets: targetTable(targetsOf(origins('https', 443), origins('http', 80)), { title: 'Port state', cell: () => state('bad', 'Closed', 'connection refused'), isBad: () => true }),
  changes: [{ field: 'originProtocolPolicy.redirectType', from: 'HTTPS', to: 'HTTP' }],
  title: 'Changed settings',
  warnings: [{ code: 'origin-tls-removed', detail: 'back-to-origin requests of HTTPS clients would use HTTP instead of HTTPS' }],
  dryRun: { before: [], edges: 1000, cacheUnusable: true },
  back: 'Undo restores revision 7.',
})}
${review({ totals: { changed: 212, failing: 9, refused: 2, losingTls: 3, unchecked: 1, cachesUnusable: 40, unchanged: 4 }, words: REVIEW.many })}`;

export function openComponents(app, query) {
  let reviews = null;
  const coming = onDemand(() => Promise.all([import('../parts/review.js'), import('../words/review.js')]), (modules) => (reviews = reviewsOf(modules)), app.draw);
  const drawn = charts(app.draw);
  let on = true;
  let sorted = 'ascending';
  let many = false;
  let chips = ['Policy: HTTPS', 'Alerts: firing', `Team: ${LONG}`];
  let done = 240;
  const chosen = new Set(['www.example.com']);

  const view = viewOf(
    app,
    'components',
    query,
    [
      { key: 'query', title: 'Search by name', search: true },
      { key: 'policy', title: 'Policy', options: () => ['HTTPS', 'Follow', 'HTTP', 'Off'].map((word) => [word, word]) },
      { key: 'since', title: 'From', time: true },
    ],
    [
      { id: 'policy', title: 'Policy' },
      { id: 'origins', title: 'Origins', optional: true },
    ],
    app.draw,
  );

  const act = (change) => () => {
    change();
    app.draw();
  };

  const box = (item) => html`<label class="box"
    ><input type="checkbox" aria-label=${`Select ${item.name}`} .checked=${chosen.has(item.name)} @change=${act(() => (chosen.has(item.name) ? chosen.delete(item.name) : chosen.add(item.name)))}
  /></label>`;

  const actions = (item) =>
    menu(`Actions for ${item.name}`, () => [
      { text: 'Switch to HTTPS', run: () => toast({ text: `Switched ${item.name} to HTTPS`, undo: () => toast({ text: 'Taken back', kind: 'wait' }) }) },
      { text: 'History', href: HERE },
      { text: 'Purge', disabled: true, why: 'Requires an operator' },
      { text: 'Remove', danger: true, run: () => toast({ text: 'Not removed: this is an example', kind: 'bad' }) },
    ]);

  const columns = [
    { title: html`<label class="box"><input type="checkbox" aria-label="Select all" /></label>`, cell: box, width: '1.75rem', kind: 'check' },
    { title: 'Domain', cell: (item) => html`<a href=${HERE}>${item.name}</a>`, width: '3fr', kind: 'main', sorted, sort: () => {} },
    { title: 'Policy', cell: (item) => pill(item.policy, { HTTPS: 'strong', Off: 'off' }[item.policy]), width: '6rem' },
    { title: 'Ports', cell: (item) => state(item.kind, item.word, item.kind === 'bad' ? 'connection refused' : undefined), width: '9rem', kind: 'state' },
    { title: 'Origins', cell: (item) => item.origins.join(', '), width: '2fr', hide: true },
    { title: 'Requests', cell: (item) => item.number.toLocaleString(), width: '6rem', kind: 'number' },
    { title: 'Changed', cell: () => ago(new Date(Date.now() - 720_000).toISOString()), width: '7rem' },
    { title: 'Actions', cell: actions, width: '2.5rem', kind: 'actions' },
  ];

  const sortable = () => columns.map((column) => (column.sort ? { ...column, sorted, sort: act(() => (sorted = sorted === 'ascending' ? 'descending' : 'ascending')) } : column));

  const section = (id, title, content) => html`<section aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    ${content}
  </section>`;

  const dialog = (options) =>
    openDialog({
      title: 'An example',
      ok: 'Switch 2 edges to HTTPS',
      content: (failure) => html`<p>Nothing is changed.</p>
        ${field('Reason', html`<input name="reason" maxlength="100" />`, failure ? 'Too short' : null, 'For the reviewer.')}`,
      done: async () => toast({ text: 'Switched 2 edges to HTTPS', undo: () => {} }),
      ...options,
    });

  const tall = () => Array.from({ length: 40 }, (_, at) => html`<p>Line ${at + 1} of a content that is higher than the window. ${at === 0 ? LONG : ''}</p>`);

  return {
    title: 'Components',
    close: view.end,
    view: () => html`
      ${head({
        title: 'Components',
        trail: { href: '/console/overview', title: 'Overview' },
        state: statement('bad', html`HTTPS to both origins; port 443 of <a href=${HERE}>origin 2</a> refuses connections for 12 min`),
        actions: html`${menu('More actions', () => [{ text: 'An action', run: () => {} }])}<button>Other action</button><button class="primary">Main action</button>`,
        tabs: tabs('Sections', [
          { title: 'Components', href: HERE, current: true },
          { title: 'Alerts', href: `${HERE}?a`, count: 3 },
          { title: 'History', href: `${HERE}?b` },
        ]),
      })}
      ${numbers('Numbers', [
        { title: 'Firing alerts', value: '3', kind: 'bad', href: HERE, note: 'oldest for 12 min' },
        { title: 'Edges', value: '998 of 1,000', kind: 'wait', href: HERE, note: '2 starting' },
        { title: 'Rollouts under way', value: '0', kind: 'good', href: HERE },
        { title: '5xx responses', value: '–', kind: 'unknown', href: HERE, note: 'not reported for 3 min' },
        { title: 'Change time', value: '0.4 s', href: HERE, note: 'median of the last hour' },
      ])}
      ${section(
        'list',
        'List',
        html`${view.filters()}
          <div class="list-bar"><span role="status" class="quiet">4 of 1,000 shown</span>${view.choices()}</div>
          <div class="chips">
            ${chips.map((text) => chip(text, act(() => (chips = chips.filter((other) => other !== text)))))}
            <button @click=${act(() => (many = !many))}>${many ? '4 rows' : '1,000 rows'}</button>
          </div>
          ${rows('Example domains', sortable(), many ? MANY : ITEMS, {
            key: (item) => item.name,
            marked: (item) => chosen.has(item.name),
            detail: (item) => (item.kind === 'bad' && !many ? callout('finding', { title: 'Fails at: TCP', content: 'connection refused, measured 20 s ago' }) : undefined),
          })}
          ${rows('Loading domains', sortable(), [], { key: () => 0 })} ${skeleton(3, 'rows')} ${empty('No matching domains visible to you', html`<button>Remove filters</button>`)}`,
      )}
      ${section(
        'values',
        'Tables of values',
        html`${table('Values', ['Field', 'Value', 'State'], KINDS.map((kind) => html`<tr><th scope="row">${kind}</th><td>${LONG.slice(0, 60)}</td><td>${state(kind, kind)}</td></tr>`))}
          ${sideBySide('Two revisions', { before: 'Revision 3', after: 'Revision 7' }, [
            { field: 'Redirect type', from: 'HTTP', to: 'HTTPS' },
            { field: 'Origins', from: ITEMS[0].origins, to: ITEMS[1].origins },
            { field: 'Team', from: 'shop', to: 'shop' },
          ])}`,
      )}
      ${section(
        'states',
        'States, pills, keys, hints',
        html`<p class="chips">${KINDS.map((kind) => state(kind, kind, `Why it is ${kind}`))}</p>
          <p class="chips">${pill('HTTPS', 'strong')} ${pill('Follow')} ${pill('HTTP')} ${pill('Off', 'off')} <span class="count">7</span> <span class="count bad">3</span> <span class="count wait">50+</span></p>
          ${KINDS.map((kind) => statement(kind, html`A sentence of the kind ${kind}, with <a href=${HERE}>a link</a>.`))}
          <p class="chips">${keys('G', 'D')} ${keys('⌘', 'K')} <span>A word ${hint('Shown on hover, focus and touch.')}</span> <code>www.example.com</code>${copyButton('www.example.com', 'Copy the domain name')}</p>
          <p class="clip">${LONG} ${LONG}</p>`,
      )}
      ${section(
        'figures',
        'Bars and progress',
        html`${stackedBar('Edges by state', [
            { kind: 'good', word: 'Applied', number: 981, href: HERE },
            { kind: 'wait', word: 'Pending', number: 12, href: HERE },
            { kind: 'bad', word: 'Rejected', number: 1 },
            { kind: 'unknown', word: 'Unknown', number: 6 },
          ])}
          ${stackedBar('Edges, all of one state', [{ kind: 'good', word: 'Applied', number: 1000 }])}
          ${progress(done, 1000, `${done} of 1,000 processed`)}
          <button @click=${act(() => (done = (done + 190) % 1001))}>More progress</button>`,
      )}
      ${section(
        'review',
        'Review of a change',
        reviews || coming.view(),
      )}
      ${section(
        'callouts',
        'Callouts',
        html`${callout('finding', { title: 'Fails at: certificate expiry', content: html`Port 443 of 203.0.113.10: expired 2 days ago. ${LONG}`, actions: html`<button>Set verification</button>` })}
          ${callout('warning', { title: 'Weakens the connection', content: 'Requests of HTTPS clients would go to origins over HTTP.' })}
          ${callout('note', { content: 'Figures begin at 03:12.' })}
          ${callout('error', { title: 'The service is unreachable', content: 'The displayed data may be out of date.', actions: html`<button>Retry</button>` })}`,
      )}
      ${section(
        'controls',
        'Controls',
        html`<p class="actions"><button class="primary">Primary</button><button>Plain</button><button class="danger">Remove</button><button class="bare">Bare</button><a class="button" href=${HERE}>Link</a></p>
          <p class="actions"><button class="primary" disabled>Primary</button><button disabled>Plain</button><button class="danger" disabled>Remove</button></p>
          <p class="actions">${toggle({ on, label: 'Example policy', turn: act(() => (on = !on)) })} ${toggle({ on: false, label: 'Off, not yours', disabled: true, turn() {} })} ${toggle({ on: true, label: 'On, not yours', disabled: true, turn() {} })}</p>
          <p class="actions">${menu('Choose a kind', () => KINDS.map((text, at) => ({ text, checked: at === 1 })), 'Choose a kind', 'plain')}</p>
          ${field('Field', html`<input value=${LONG} />`, null, 'A hint below the field.')} ${field('Wrong field', html`<input value="x" />`, 'Must be a host name')}
          ${field('Choice', html`<select><option>First</option><option>Second</option></select>`)} ${field('Text', html`<textarea placeholder="One per line"></textarea>`)}
          <label class="choice"><input type="checkbox" /><span>A checkbox</span></label><label class="choice"><input type="radio" /><span>A radio button <small class="quiet">with its explanation</small></span></label>`,
      )}
      ${section(
        'above',
        'Dialogs and toasts',
        html`<p class="actions">
          <button @click=${() => dialog({})}>Dialog</button>
          <button @click=${() => dialog({ content: tall, danger: true, ok: 'Remove', title: `Remove ${LONG}` })}>Tall dialog</button>
          <button @click=${() => dialog({ wide: true, content: () => sideBySide('Sides', { before: 'Before', after: 'After' }, [{ field: 'Policy', from: 'HTTP', to: 'HTTPS' }]) })}>Wide dialog</button>
          <button @click=${() => dialog({ blocked: () => true, why: () => 'No changes yet.' })}>Dialog without a change</button>
          <button @click=${() => dialog({ done: async () => Promise.reject(new Error('The service responded with status 503.')) })}>Dialog that fails</button>
          ${KINDS.map((kind) => html`<button @click=${() => toast({ text: `A toast of the kind ${kind}`, kind, undo: kind === 'good' ? () => {} : undefined, more: kind === 'wait' ? { text: 'Show', href: HERE } : undefined })}>Toast: ${kind}</button>`)}
        </p>`,
      )}
      ${section('charts', 'Charts', drawn.view(FIGURES, MARKS))} ${section('skeletons', 'Skeletons', html`${skeleton(3)} ${skeleton(4, 'block')}`)}
    `,
  };
}
