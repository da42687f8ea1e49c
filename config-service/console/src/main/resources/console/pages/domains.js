// The list of domains, by name, with filters, columns, named views, and changes of many at once.
import { html, nothing } from '../view.js';
import { domainPage, get, nextOf } from '../api.js';
import { now } from '../clock.js';
import { listen, live, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { copyItem, menu } from '../parts/controls.js';
import { pill } from '../parts/figures.js';
import { listing, listKeys } from '../parts/list.js';
import { viewOf } from '../parts/list-view.js';
import { empty, head, skeleton } from '../parts/notices.js';
import { withModule } from '../parts/on-demand.js';
import { REDIRECT_TYPES } from '../parts/redirect-types.js';
import { stopped } from '../parts/serving.js';
import { alertDetail, alertPlace } from '../parts/states.js';
import { rows } from '../parts/table.js';
import { allTeams, teamName } from '../parts/teams.js';
import { ago, lasted, state, typeName } from '../parts/text.js';
import { toast } from '../parts/toast.js';
import { ALERTS, COMMON, DOMAIN, LIST, list as listOf, PORT_STATES, TITLES } from '../words.js';
import { DOMAIN_PORTS, DOMAINS } from '../words/domains.js';

const EVENTS_MS = 2000;
const EVERY_MS = 10_000;
const EVERY_LONG_MS = 30_000;
/** Changes and alerts come as events; the first checks after a change never do, nor does the end of checks to all viewers. Ages go on by the clock. */
const SETTLED_MS = 60_000;
const FIRST_CHECKS_MS = 120_000;
/** The time after a port's change in which its next one is expected. */
const CHANGED_MS = 30_000;
/** The rows that one request reads; a list of more waits for its next reading instead of an event. */
const MOST_A_READ = 200;
/** Of the shown domains, few have alerts. */
const ONE_OF = 4;
const LEAST_A_READ = 10;
/** The most domains that are selected beyond the shown ones. */
const MOST_CHOSEN = 2000;

const TYPES = [...Object.entries(REDIRECT_TYPES).map(([value, [name]]) => [value, name]), ['OFF', COMMON.off]];
const FIRING = [['true', DOMAINS.firing], ['false', DOMAINS.noAlerts]];
const PORTS = [['closed', PORT_STATES.CLOSED]];

export function openDomains(app, query) {
  /** The selected domains by name, in their state at the selection. */
  const chosen = new Map();
  let lastChosen = null;
  let isPicking = false;
  let isClosed = false;
  const teams = allTeams(app.draw);
  const filters = [
    { key: 'query', title: DOMAINS.search, search: true },
    { key: 'redirectType', title: DOMAINS.staticPolicy, options: () => TYPES },
    { key: 'alerting', title: DOMAINS.alerts, options: () => FIRING },
    { key: 'ports', title: DOMAINS.ports, options: () => PORTS },
    { key: 'team', title: DOMAINS.team, options: () => (teams.data ? teams.data.items.map((team) => [team.id, team.name]) : []) },
  ];
  const choice = [
    { id: 'policy', title: DOMAINS.policy, cell: policy, width: '2fr' },
    { id: 'alerts', title: DOMAINS.alerts, cell: firing, width: '1.2fr' },
    { id: 'ports', title: DOMAINS.portsChecked, cell: measured, width: '1.5fr' },
    { id: 'origins', title: DOMAINS.origins, cell: (domain) => listOf(domain.origins.map((origin) => origin.address)), width: '1.6fr', hide: true, optional: true },
    { id: 'team', title: DOMAINS.team, cell: ({ team }) => (team ? teamName(teams, team) : html`<span class="quiet">${DOMAINS.noTeam}</span>`), width: '1.1fr', hide: true },
    { id: 'changed', title: DOMAINS.changed, cell: (domain) => ago(domain.changedAt), width: '.9fr', hide: true },
    { id: 'author', title: DOMAINS.author, cell: (domain) => domain.changedBy || nothing, width: '1.1fr', hide: true, optional: true },
    { id: 'revision', title: COMMON.revision, cell: (domain) => domain.revision, width: '.7fr', kind: 'number', hide: true, optional: true },
  ];
  const view = viewOf(app, 'domains', query, filters, choice, () => {
    chosen.clear();
    domains.anew();
    app.draw();
  });

  const pathOf = (more = '') => `/domains?${[view.query(), more].filter(Boolean).join('&')}`;
  /** The ports' states by domain in the latest reading, and when one of them was another than before, by the browser's clock. */
  let states = new Map();
  let turnedAt = -Infinity;
  const isSettled = ({ ports, changedAt }) => !(ports.notMeasured || ports.unknown) || now() - Date.parse(changedAt) > FIRST_CHECKS_MS;
  const areSettled = (items) => Date.now() - turnedAt > CHANGED_MS && items.every(isSettled);
  const often = (data) => (live.on && data && areSettled(data.items) ? SETTLED_MS : data?.items.length > MOST_A_READ ? EVERY_LONG_MS : EVERY_MS);
  const domains = listing(pathOf, shown, often);
  const alerts = reading(readAlerts, app.draw);
  const readings = [domains, alerts, teams];
  let followed = null;

  /** The alerts are read after the domains, since they are those of the shown ones. */
  function shown() {
    if (domains.data && domains.data !== followed) {
      followed = domains.data;
      compare(followed.items);
      alerts.refresh();
    }
    app.draw();
  }

  /** The time of a check isn't a state. */
  function compare(items) {
    const before = states;
    states = new Map(items.map(({ name, ports }) => [name, JSON.stringify({ ...ports, checkedAt: undefined })]));
    if (items.some(({ name }) => before.has(name) && before.get(name) !== states.get(name))) {
      turnedAt = Date.now();
    }
  }

  /** The firing alerts by domain; where one page doesn't hold them, the names with alerts as well, up to that of the last row. */
  async function readAlerts(signal) {
    const { items, next } = await get('/alerts?status=FIRING&size=200', signal);
    const byDomain = new Map();
    items.filter(({ domain }) => domain).forEach((alert) => byDomain.set(alert.domain, [...(byDomain.get(alert.domain) || []), alert]));
    return { byDomain, ...(next ? await alerting(domains.data ? domains.data.items : [], signal) : { names: new Set(), upTo: null }) };
  }

  async function alerting(items, signal) {
    const upTo = items.at(-1)?.name || '';
    const size = Math.min(MOST_A_READ, Math.max(LEAST_A_READ, Math.ceil(items.length / ONE_OF)));
    const names = new Set();
    let next = upTo && view.values.alerting !== 'false' ? pathOf(`${view.values.alerting ? '' : 'alerting=true&'}size=${size}`) : null;
    while (next) {
      const page = await get(next, signal);
      page.items.forEach(({ name }) => names.add(name));
      next = page.items.at(-1)?.name < upTo ? nextOf(page) : null;
    }
    return { names, upTo };
  }

  const reload = throttled(domains.refresh, EVENTS_MS);
  const deaf = listen((event) => {
    const name = event && (event.data?.domain || event.subject);
    const { items, more } = domains.data || { items: [] };
    if (!name || (items.length <= MOST_A_READ && (!more || name <= items.at(-1).name))) {
      reload.call();
    }
  });
  const unbind = listKeys();

  function firing({ name }) {
    if (!alerts.data) {
      return alerts.failure ? state('unknown', COMMON.unknown) : nothing;
    }
    const { byDomain, names, upTo } = alerts.data;
    const found = byDomain.get(name);
    if (found) {
      const word = found.length > 1 ? DOMAINS.firingMany(found.length) : DOMAINS.firing;
      const why = [ALERTS.places(found.map(alertPlace)), alertDetail(found[0])].join('\n');
      return html`${state(found.every((alert) => alert.notCheckedSince) ? 'unknown' : 'bad', word, why)}
        <span class="quiet">${lasted(found.map(({ startedAt }) => startedAt).sort()[0])}</span>`;
    }
    if (names.has(name)) {
      return state('bad', DOMAINS.firing);
    }
    return upTo === null || name <= upTo ? html`<span class="quiet">${DOMAINS.noAlerts}</span>` : state('unknown', COMMON.unknown);
  }

  /** The states of a domain's needed ports. */
  function measured({ ports: { needed, open, closed, prohibited, notMeasured, checkedAt, notCheckedSince } }) {
    if (notCheckedSince) {
      return html`${state('unknown', COMMON.unknown)} <span class="quiet">${COMMON.notCheckedFor(lasted(notCheckedSince))}</span>`;
    }
    const some = (many) => (many === needed ? '' : DOMAIN_PORTS.some(many, needed));
    const [kind, word] = closed
      ? ['bad', DOMAIN_PORTS.closed(some(closed))]
      : prohibited
        ? ['bad', DOMAIN_PORTS.prohibited(some(prohibited))]
        : notMeasured
          ? ['unknown', DOMAIN_PORTS.notChecked(some(notMeasured))]
          : open < needed
            ? ['unknown', DOMAIN_PORTS.unknown(some(needed - open))]
            : ['good', DOMAIN_PORTS.open];
    return html`${state(kind, word)} ${checkedAt && kind !== 'unknown' ? html`<span class="quiet">${ago(checkedAt)}</span>` : nothing}`;
  }

  const purgeOne = ({ name }) => withModule(() => import('../parts/purges.js'), ({ purge }) => purge(name, app.draw));
  const change = (some) => withModule(() => import('../parts/batch.js'), ({ openBatch, switching }) => openBatch(() => switching(some), done));
  const move = (some) => withModule(() => import('../parts/team-batch.js'), ({ openMoves }) => openMoves(some, done));
  const movesToTeams = () => app.may('administrator', true) && !!teams.data?.items.length;

  function done() {
    chosen.clear();
    domains.load();
    app.draw();
  }

  function choose(domain, on) {
    if (on) {
      chosen.set(domain.name, domain);
    } else {
      chosen.delete(domain.name);
    }
  }

  /** With Shift, all rows since the last choice. */
  function pick(domain, { target, shiftKey }) {
    const { items } = domains.data;
    const at = [lastChosen, domain.name].map((name) => items.findIndex((item) => item.name === name));
    const some = shiftKey && at[0] >= 0 ? items.slice(Math.min(...at), Math.max(...at) + 1) : [domain];
    some.forEach((one) => choose(one, target.checked));
    lastChosen = domain.name;
    app.draw();
  }

  function pickAll({ target }) {
    domains.data.items.forEach((domain) => choose(domain, target.checked));
    app.draw();
  }

  function clear() {
    chosen.clear();
    app.draw();
  }

  /** Selects the matching domains that aren't shown yet, too. */
  async function pickMatching() {
    const of = view.query();
    isPicking = true;
    try {
      let next = pathOf('size=200');
      while (next) {
        const page = await get(next);
        if (isClosed || of !== view.query()) {
          break;
        }
        page.items.filter(({ name }) => !chosen.has(name)).forEach((domain) => choose(domain, true));
        next = nextOf(page);
        app.draw();
      }
    } catch (failure) {
      toast({ text: failure.message, kind: 'bad' });
    }
    isPicking = false;
    app.draw();
  }

  function bar() {
    if (!chosen.size) {
      return view.choices();
    }
    const { more, total } = domains.data || {};
    const isOffered = more && total <= MOST_CHOSEN && chosen.size < total;
    return html`<button class="primary" @click=${() => change([...chosen.values()])}>${DOMAINS.setPolicy}</button>
      ${movesToTeams() ? html`<button @click=${() => move([...chosen.values()])}>${DOMAIN.moveTeam}</button>` : nothing}
      ${isOffered ? html`<button ?disabled=${isPicking} @click=${pickMatching}>${DOMAINS.selectMatching(total)}</button>` : nothing}
      <button @click=${clear}>${DOMAINS.clear}</button>`;
  }

  const box = (label, checked, click, isSome = false) => html`<label class="box"
    ><input type="checkbox" aria-label=${label} .checked=${checked} .indeterminate=${isSome} @click=${click}
  /></label>`;

  const actions = (domain) =>
    menu(LIST.rowActions(domain.name), () => [
      ...(app.may('operator')
        ? [
            { text: DOMAINS.setPolicy, run: () => change([domain]) },
            { text: DOMAIN.purgeCache, run: () => purgeOne(domain) },
          ]
        : []),
      copyItem(domain.name, DOMAIN.copyName),
      ...['requests', 'explain', 'history'].map((section) => ({ text: DOMAIN[section], href: `${page(domain)}/${section}` })),
    ]);

  function columns(items) {
    const all = items.every((domain) => chosen.has(domain.name));
    return [
      ...(app.may('operator')
        ? [
            {
              title: box(DOMAINS.selectAll, all, pickAll, !all && chosen.size > 0),
              cell: (domain) => box(DOMAINS.select(domain.name), chosen.has(domain.name), (event) => pick(domain, event)),
              width: '1.5rem',
              kind: 'check',
            },
          ]
        : []),
      { title: COMMON.domain, cell: (domain) => html`${domain.serving.enabled ? nothing : stopped} <a href=${page(domain)}>${domain.name}</a>`, width: '3fr', kind: 'main' },
      ...choice.filter(({ id }) => view.shows(id) && (id !== 'team' || items.some(({ team }) => team))),
      { title: COMMON.actions, cell: actions, width: '2.25rem', kind: 'actions' },
    ];
  }

  const list = ({ items }) => html`${rows(DOMAINS.table, columns(items), items, {
    key: (domain) => domain.name,
    marked: (domain) => chosen.has(domain.name),
    depends: [alerts.data, alerts.failure, teams.data, view.columns(), app.may('operator')],
    looks: 'many',
  })}
  <div class="pages">${domains.further()}</div>`;

  const addButton = (looks, text) => (app.may('operator') ? html`<button class=${looks} @click=${() => withModule(() => import('../parts/add-domain.js'), ({ openAddDomain }) => openAddDomain(app))}>${text}</button>` : nothing);

  const none = () =>
    view.isNarrowed()
      ? empty(DOMAINS.noMatch, html`<button @click=${view.clear}>${LIST.clearFilters}</button>`)
      : empty(DOMAINS.empty, addButton('', DOMAINS.addFirst));

  return {
    title: TITLES.domains,
    close() {
      isClosed = true;
      deaf();
      unbind();
      reload.end();
      view.end();
      readings.forEach((one) => one.end());
    },
    view: () => html`
      ${head({ title: TITLES.domains, actions: addButton('primary', DOMAINS.add) })}
      ${view.filters()} ${notes(...readings)}
      <div class="list-bar ${chosen.size ? 'marked' : ''}">
        ${domains.count(chosen.size)} ${bar()}
      </div>
      ${domains.shown((data) => (data.items.length ? list(data) : none()), skeleton(8, 'rows'))}
    `,
  };
}

const page = ({ name }) => domainPage(name);

function policy({ originProtocolPolicy: of, dynamicAcceleration }) {
  const word = ({ enabled, redirectType }) => (enabled ? typeName(redirectType) : COMMON.off);
  const looks = ({ enabled, redirectType }) => (!enabled ? 'off' : redirectType === 'HTTPS' ? 'strong' : 'plain');
  return html`${pill(word(of), looks(of))} ${dynamicAcceleration.enabled ? pill(DOMAINS.dynamicPolicy(word(of.dynamic)), looks(of.dynamic)) : nothing}`;
}
