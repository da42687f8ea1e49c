// The edges, by their reports: those with a trouble first, the others behind them.
import { html, nothing } from '../view.js';
import { ask, domainPage, get } from '../api.js';
import { number } from '../language.js';
import { listen, outdatedSince, throttled } from '../live.js';
import { notes, PATIENCE_MS, reading } from '../load.js';
import { allTraffic } from '../parts/all-traffic.js';
import { openDialog } from '../parts/dialog.js';
import { numbers } from '../parts/figures.js';
import { holdState, holdText } from '../parts/hold.js';
import { empty, head, skeleton, statementAsOf } from '../parts/notices.js';
import { withModule } from '../parts/on-demand.js';
import { edgesSentence, said } from '../parts/sentence.js';
import { edgeKind, edgeState, lagState, reportAge } from '../parts/states.js';
import { rows } from '../parts/table.js';
import { tally } from '../parts/tally.js';
import { ago, lasted, state } from '../parts/text.js';
import { COMMON, EDGE_STATES, LIST, stateWord, TITLES } from '../words.js';
import { EDGES } from '../words/edges.js';
import { HOLD } from '../words/hold.js';

/** Edges report every second; a longer list is read more rarely. */
const SOON_MS = 2000;
const MS_AN_EDGE = 30;
const LAGS_MS = 10_000;
const EVENTS_MS = 2000;
const STEP = 25;
const STEP_MORE = 100;
const MOST_REASONS = 3;

/** What may be wrong with an edge, the worst first; READY is nothing of it. */
const STATES = ['UNREACHABLE', 'HOLDING', 'DIVERGING', 'REJECTING', 'REFUSED', 'STARTING', 'LAGGING', 'UNREGISTERED', 'UNKNOWN', 'SNAPSHOT', 'READY'];
const KINDS = { HOLDING: 'bad', DIVERGING: 'bad', REJECTING: 'bad', REFUSED: 'bad', LAGGING: 'wait', SNAPSHOT: 'unknown' };
const ALWAYS = ['READY', 'UNREACHABLE'];
const kindOf = (of) => KINDS[of] || edgeKind(of);
const wordOf = (of) => (of === 'UNKNOWN' ? COMMON.unknown : (of === 'HOLDING' && HOLD.state) || EDGES.troubles[of] || stateWord(EDGE_STATES, of));

const told = (value) => (value === undefined ? COMMON.none : number(value));

/** An instance of an earlier version has none in its response. */
const UNTOLD = [{ kind: 'UNKNOWN' }];

/** Its states beside each other: an edge may be ready, and reject events. */
const statesOf = ({ state: of, troubles, hold, snapshotTakenAt }) => [of, ...(hold ? ['HOLDING'] : []), ...troubles.map(({ kind }) => kind), ...(snapshotTakenAt && of === 'READY' ? ['SNAPSHOT'] : [])];

const rank = (of) => (STATES.includes(of) ? STATES.indexOf(of) : STATES.indexOf('UNREGISTERED'));
const worstOf = (states) => states.toSorted((one, other) => rank(one) - rank(other))[0];

export function openEdges(app, query) {
  const opened = Date.now();
  let part = query.get('query') || '';
  let chosen = query.get('state') || '';
  let wanted = STEP;
  /** The edges with their states, the worst first, and the numbers by state. */
  let sorted = { items: [], many: new Map(), worst: new Map() };
  const often = () => Math.max(SOON_MS, sorted.items.length * MS_AN_EDGE);
  const edges = reading((signal) => get('/edges', signal), arrived, often);
  const traffic = reading((signal) => allTraffic(1, signal), arrived, () => Math.max(LAGS_MS, often()));
  const refresh = throttled(edges.refresh, EVENTS_MS);
  const deaf = listen((event) => {
    if (event === null || event.data?.subject?.startsWith('edge/')) {
      refresh.call();
    }
  });

  const lagOf = (edge) => traffic.data?.lags.get(edge.edge);

  function arrived() {
    const items = (edges.data?.items || []).map((edge) => ({ troubles: UNTOLD, ...edge })).map((edge) => ({ ...edge, states: statesOf(edge) }));
    items.forEach((edge) => (edge.worst = worstOf(edge.states)));
    // No row moves while one has the focus.
    const places = new Map(document.activeElement?.closest('.rows, dialog') ? sorted.items.map(({ edge }, place) => [edge, place]) : []);
    const placeOf = ({ edge }) => places.get(edge) ?? places.size;
    items.sort((one, other) => placeOf(one) - placeOf(other) || rank(one.worst) - rank(other.worst) || (one.edge < other.edge ? -1 : 1));
    sorted = { items, many: tally(items.flatMap(({ states }) => states)), worst: tally(items.map(({ worst }) => worst)) };
    app.draw();
  }

  function look(change) {
    change();
    wanted = STEP;
    const now = new URLSearchParams({ ...(part && { query: part }), ...(chosen && { state: chosen }) });
    history.replaceState(null, '', `${location.pathname}${now.size ? `?${now}` : ''}`);
    app.draw();
  }

  const forgets = () => app.may('administrator', true);
  const columns = () => [
    { title: EDGES.edge, kind: 'main', width: '9.5rem', cell: ({ edge }) => edge },
    { title: COMMON.state, kind: 'state', width: '4fr', cell: stateOf },
    { title: EDGES.lastReport, width: '5.5rem', cell: (edge) => reportAge(edge, edges.at) },
    { title: EDGES.lag, width: '2fr', hide: true, cell: (edge) => (traffic.data?.forbidden ? html`<span class="quiet">${EDGES.lagForbidden}</span>` : lagState(edge, edges.at, lagOf(edge), traffic.data?.since)) },
    { title: EDGES.domains, kind: 'number', width: '4.5rem', hide: true, cell: ({ routes }) => told(routes) },
    { title: EDGES.troubled, kind: 'number', width: '8rem', hide: true, cell: ({ deviations, rejectedTotal }) => EDGES.numbers(told(deviations?.length), told(rejectedTotal)) },
    ...(forgets() ? [{ title: COMMON.actions, kind: 'actions', width: sorted.items.some(({ hold }) => hold) ? '6rem' : '4.5rem', cell: actionsOf }] : []),
  ];

  const stateOf = (edge) => html`${edgeState(edge)} ${edge.hold ? html`${holdState(edge.hold, edges.at)} ` : nothing}${edge.troubles.map(({ kind, since }) => html`${state(kindOf(kind), wordOf(kind))} ${since ? html`<span class="quiet">${COMMON.lasting(lasted(since))}</span>` : nothing} `)}
    ${edge.startedAt ? html`<span class="quiet">${EDGES.started(ago(edge.startedAt))}</span>` : nothing}`;

  const actionsOf = (edge) => html`${edge.hold?.reason === 'MASS_CHANGE' ? html`<button aria-label=${HOLD.releaseOf(edge.edge)} @click=${() => release(edge)}>${HOLD.release}</button>` : nothing} ${forgetting(edge)}`;

  const release = (edge) => withModule(() => import('../parts/release.js'), ({ openRelease }) => openRelease(edge, edges.load));

  const forgetting = (edge) =>
    edge.state === 'UNREACHABLE' ? html`<button class="danger" aria-label=${EDGES.forgetTitle(edge.edge)} @click=${() => forget(edge)}>${EDGES.forget}</button>` : nothing;

  /** What an edge rejects or serves differently, and why, the latest first. */
  function reasons(edge) {
    const of = [
      ...(edge.refusedReports ? [html`${EDGES.refusedReports(edge.refusedReports, edge.refusedReason)}`] : []),
      ...(edge.deviations || []).map(({ domain, heldRevision, reason, since }) => EDGES.deviates(domainLink(domain), heldRevision, reason, lasted(since))),
      ...(edge.rejections || []).map(({ key, reason, rejectedAt }) => EDGES.rejected(key ? domainLink(key) : EDGES.noKey, reason, ago(rejectedAt))),
      ...(edge.purgeRejections || []).map(({ key, reason, rejectedAt }) => EDGES.rejectedPurge(key ? domainLink(key) : EDGES.noKey, reason, ago(rejectedAt))),
    ];
    return of.length || edge.hold
      ? html`<ul class="reasons">
          ${edge.hold ? html`<li>${holdText(edge.hold)}</li>` : nothing}
          ${of.slice(0, MOST_REASONS).map((reason) => html`<li class="clip">${reason}</li>`)}
          ${of.length > MOST_REASONS ? html`<li class="quiet">${EDGES.more(of.length - MOST_REASONS)}</li>` : nothing}
        </ul>`
      : nothing;
  }

  function forget(edge) {
    const { at } = edges;
    openDialog({
      title: EDGES.forgetTitle(edge.edge),
      ok: EDGES.forgetEdge,
      danger: true,
      content: () => html`
        <p>${EDGES.lastReportOf(edge.edge, reportAge(edge, at), edge.routes)}</p>
        <p>${EDGES.forgetEffect}</p>
      `,
      async done() {
        await ask('DELETE', `/edges/${encodeURIComponent(edge.edge)}`);
        edges.load();
      },
    });
  }

  /** With the lags, unless these take long: they have a column. */
  const shown = (view, place) => (traffic.data || traffic.failure || Date.now() - opened > PATIENCE_MS ? edges.shown(view, place) : place);

  function fleet() {
    const { items, many } = sorted;
    if (!items.length) {
      return empty(COMMON.noEdges);
    }
    const present = STATES.filter((of) => many.has(of));
    const found = items.filter((edge) => edge.edge.includes(part) && (!chosen || edge.states.includes(chosen)));
    const here = (of) => `/console/edges?${new URLSearchParams({ state: of })}`;
    const figure = (of) => ({ title: wordOf(of), value: told(many.get(of) || 0), href: here(of), kind: many.has(of) ? kindOf(of) : undefined });
    return html`<div class="fleet">${numbers(EDGES.byState, STATES.filter((of) => many.has(of) || ALWAYS.includes(of)).map(figure))}</div>
      <div class="filters">
        <label class="search"><span>${EDGES.search}</span><input type="search" .value=${part} @input=${({ target }) => look(() => (part = target.value.trim()))} autocomplete="off" /></label>
        <label class="field"
          ><span>${COMMON.state}</span
          ><select @change=${({ target }) => look(() => (chosen = target.value))}>
            <option value="">${EDGES.any}</option>
            ${[...new Set([...present, ...(chosen ? [chosen] : [])])].map((of) => html`<option value=${of} ?selected=${of === chosen}>${wordOf(of)}</option>`)}
          </select></label
        >
      </div>
      ${found.length ? rows(TITLES.edges, columns(), found.slice(0, wanted), { key: ({ edge }) => edge, detail: reasons }) : empty(EDGES.noMatch)}
      <div class="pages">
        <span class="quiet" role="status">${EDGES.shown(Math.min(wanted, found.length), found.length, items.length)}</span>
        ${found.length > wanted ? html`<button @click=${more}>${LIST.loadMore}</button>` : nothing}
      </div>`;
  }

  function more() {
    wanted += STEP_MORE;
    app.draw();
  }

  function now() {
    const { items, worst } = sorted;
    const sentence = edgesSentence(
      [...worst].filter(([of]) => of !== 'READY').map(([of, those]) => ({ kind: kindOf(of), word: wordOf(of), edges: those })),
      items.filter((edge) => edge.state === 'READY').length,
      items.length,
    );
    return statementAsOf(outdatedSince(edges), sentence.kind, said(sentence));
  }

  return {
    title: TITLES.edges,
    close() {
      deaf();
      refresh.end();
      edges.end();
      traffic.end();
    },
    view: () => html`
      ${head({ title: TITLES.edges, state: shown(now, skeleton(1)) })} ${notes(edges, traffic)} ${shown(fleet, skeleton(8, 'rows'))}
    `,
  };
}

const domainLink = (domain) => html`<a href=${domainPage(domain)}>${domain}</a>`;
