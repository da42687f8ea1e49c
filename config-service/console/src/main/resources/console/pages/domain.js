// A domain: its state in a sentence, and its tabs: overview, history, requests, purges and change requests.
import { html, nothing } from '../view.js';
import { domainPage, domainPath, get } from '../api.js';
import { now as present } from '../clock.js';
import { listen, live, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { alertActions } from '../parts/alerts.js';
import { copyButton, menu, tabs } from '../parts/controls.js';
import { icon } from '../parts/icons.js';
import { head, skeleton, statement } from '../parts/notices.js';
import { onDemand, withModule } from '../parts/on-demand.js';
import { watchRollout } from '../parts/rollout.js';
import { domainSentence, said } from '../parts/sentence.js';
import { turnServing } from '../parts/serving.js';
import { alertDetail, alertState } from '../parts/states.js';
import { lasted, state } from '../parts/text.js';
import { COMMON, DOMAIN, SERVING, TITLES } from '../words.js';

/** Tabs beside the overview, with their modules. */
const TABS = {
  history: [DOMAIN.history, () => import('../parts/history.js'), ({ historyOf }, { app, name, path, changed, written }) => historyOf(app, name, path, changed, written)],
  requests: [DOMAIN.requests, () => import('../parts/tail.js'), ({ tailOf }, { app, path, changed }) => tailOf(app, path, changed)],
  explain: [DOMAIN.explain, () => import('../parts/explain.js'), ({ explainOf }, { name, changed }) => explainOf(name, changed)],
  purge: [DOMAIN.purges, () => import('../parts/purges.js'), ({ purgesOf }, { app, name, changed }) => purgesOf(app, name, changed)],
  'change-requests': [DOMAIN.changeRequests, () => import('../parts/change-requests.js'), ({ changeRequestsOf }, { app, path, changed, written }) => changeRequestsOf(app, path, changed, written)],
};
const OVERVIEW = [() => import('../parts/domain-overview.js'), ({ overviewOf }, page) => overviewOf(page)];
const TRAFFIC = [() => import('../parts/traffic.js'), ({ trafficOf }, { path, changed }) => trafficOf(path, changed)];
/** Changes and alerts come as events, while these come; the ages of checks, and findings of edges, never do. */
const MEASURED_MS = 10_000;
const NOT_LIVE_MS = 5000;
const EVENTS_MS = 500;
const PLACE = skeleton(8, 'block');

export function openDomain(app, name, section) {
  const path = domainPath(name);
  const root = domainPage(name);
  const tab = Object.hasOwn(TABS, section) ? section : '';
  const changed = () => app.draw();
  const measuredAgain = () => (live.on ? MEASURED_MS : NOT_LIVE_MS);
  const domainRead = reading((signal) => get(path, signal), changed, () => (live.on ? 0 : NOT_LIVE_MS));
  const healthRead = reading((signal) => get(`${path}/health`, signal), changed, measuredAgain);
  const alertsRead = reading((signal) => get(`/alerts?${new URLSearchParams({ domain: name, status: 'FIRING' })}`, signal), changed, measuredAgain);
  const rollout = watchRollout(name, changed, () => shown.own.working());
  let isClosed = false;
  const readings = [domainRead, healthRead, alertsRead, rollout];
  const parts = [];
  const traffic = tab ? null : part(...TRAFFIC);
  const shown = tab ? part(...TABS[tab].slice(1)) : part(...OVERVIEW);

  const reload = throttled(() => [...readings, ...parts].forEach((one) => one.refresh?.()), EVENTS_MS);
  const deaf = listen((event) => {
    if (event === null || event.subject === name || (event.data && event.data.domain === name)) {
      reload.call();
    }
  });

  /** A part of the page from a module of its own. */
  function part(load, begin) {
    const it = { own: null, view: (domain, place) => (it.own ? it.own.view(domain) : coming.view(place)) };
    const coming = onDemand(
      load,
      (module) => {
        if (!isClosed) {
          it.own = begin(module, page);
          readings.push(...it.own.readings);
          parts.push(it.own);
        }
      },
      changed,
    );
    return it;
  }

  function written(revision, begun) {
    rollout.committed(revision, begun);
    domainRead.load();
    reload.call();
  }

  const started = () => shown.own.started?.();
  const requested = () => app.go(`domains/${encodeURIComponent(name)}/change-requests`);

  const hasCome = (one) => one.data || one.failure;

  function sentence(domain) {
    if (![healthRead, rollout].every(hasCome)) {
      return skeleton(1);
    }
    const found = domainSentence({ domain, health: healthRead.data, rollout: rollout.data, rolloutAt: rollout.at?.getTime(), now: present() });
    return statement(found.kind, said(found));
  }

  const alertList = (told) =>
    (alertsRead.data ? alertsRead.data.items : []).map(
      (alert) => html`<div class="message alert"><span role="alert">${alert.notCheckedSince ? alertState(alert) : state('bad', DOMAIN.alert)} ${told(alert)}</span> ${alert.notCheckedSince ? nothing : html`<span class="quiet">${COMMON.lasting(lasted(alert.startedAt))}</span>`} ${alertActions(app, alert, alertsRead.load)}</div>`,
    );

  const givesTeam = () => app.may('administrator', true);
  const move = (domain) => withModule(() => import('../parts/team-dialog.js'), ({ moveToTeam }) => moveToTeam({ domain, path, written }));

  /** What the modules of its parts work with. */
  const page = {
    app,
    name,
    path,
    changed,
    written,
    domain: domainRead,
    health: healthRead,
    alerts: alertsRead,
    rollout,
    traffic,
    alertList,
    policy: (domain, kind, enabled) =>
      withModule(() => import('../parts/policy-dialog.js'), ({ openPolicyDialog }) => openPolicyDialog({ app, domain, kind, enabled, done: written, requested, started })),
    origins: (domain) => withModule(() => import('../parts/origins-dialog.js'), ({ editOrigins }) => editOrigins({ app, domain, path, written, requested, started })),
    edit: (domain, of) => withModule(() => import('../parts/editor.js'), ({ editPart }) => editPart(app, of, domain, path, written, requested, started)),
    move: () => (givesTeam() ? move : null),
  };

  /** The page's one place for what is done to the domain as a whole. */
  const actions = (domain) => [
    { text: DOMAIN.purgeCache, run: () => withModule(() => import('../parts/purges.js'), ({ purge }) => purge(name, reload.call)) },
    { text: domain.serving.enabled ? SERVING.stop : SERVING.start, run: () => turnServing(domain, path, written) },
    ...(givesTeam() ? [{ text: DOMAIN.moveTeam, run: () => move(domain) }] : []),
    { text: DOMAIN.remove, danger: true, run: () => withModule(() => import('../parts/removal.js'), ({ openRemoval }) => openRemoval(app, domain, path)) },
  ];

  const isGone = () => domainRead.failure !== null && domainRead.failure.status === 404;
  const tabsOf = () =>
    tabs(DOMAIN.sections, [
      { title: DOMAIN.overview, href: root, current: !tab },
      ...Object.entries(TABS).map(([of, [title]]) => ({ title, href: `${root}/${of}`, current: of === tab })),
    ]);

  /** Of a tab, with the alerts on top: these would push it away when they come later. */
  function content() {
    if (!hasCome(alertsRead)) {
      return PLACE;
    }
    return html`${alertList(alertDetail)} ${tab === 'history' ? shown.view(domainRead.data, PLACE) : domainRead.shown((domain) => shown.view(domain, PLACE), PLACE)}`;
  }

  return {
    title: name,
    close() {
      isClosed = true;
      deaf();
      reload.end();
      readings.forEach((one) => one.end());
      parts.forEach((one) => one.end?.());
    },
    view: () => html`
      ${head({
        title: name,
        trail: { href: '/console/domains', title: TITLES.domains },
        state: html`<div class="sentence">${domainRead.shown(sentence, skeleton(1))}</div>`,
        actions: html`${domainRead.data && app.may('operator') ? menu(DOMAIN.actions(name), () => actions(domainRead.data), html`${COMMON.actions} ${icon('down')}`, '') : nothing} ${copyButton(name, DOMAIN.copyName)}`,
        tabs: tabsOf(),
      })}
      ${notes(...(isGone() ? [domainRead] : readings))} ${tab ? content() : domainRead.shown((domain) => shown.view(domain, PLACE), PLACE)}
    `,
  };
}
