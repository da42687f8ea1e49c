// A domain: its state in a sentence, findings, traffic, rollout and settings; its history, requests, purges and change requests.
import { html, nothing } from '../view.js';
import { domainPage, domainPath, get } from '../api.js';
import { now as present } from '../clock.js';
import { listen, live, throttled } from '../live.js';
import { notes, PATIENCE_MS, reading } from '../load.js';
import { copyButton, menu, tabs, toggle } from '../parts/controls.js';
import { fixesOf } from '../parts/fixes.js';
import { icon } from '../parts/icons.js';
import { head, skeleton, statement } from '../parts/notices.js';
import { onDemand, withModule } from '../parts/on-demand.js';
import { watchRollout } from '../parts/rollout.js';
import { domainSentence, said } from '../parts/sentence.js';
import { servingOf, turnServing } from '../parts/serving.js';
import { PARTS, SECTIONS, values } from '../parts/settings.js';
import { alertActions } from '../parts/alerts.js';
import { allFindings, lastCheck, presentFindings } from '../parts/findings.js';
import { alertDetail, alertPlace, alertState, portState } from '../parts/states.js';
import { table } from '../parts/table.js';
import { allTeams, teamName } from '../parts/teams.js';
import { lasted, REDIRECT_TYPES, state, target, typeName, warnings } from '../parts/text.js';
import { unchangedSince } from '../parts/unchanged.js';
import { worksBy } from '../parts/works.js';
import { COMMON, DOMAIN, FINDINGS, POLICY, PRIORITIES, SERVING, SETTINGS, stateWord, TITLES } from '../words.js';
import { ROLLOUT } from '../words/domain.js';

const ORIGIN_COLUMNS = [DOMAIN.address, DOMAIN.port, DOMAIN.priority, DOMAIN.weight, DOMAIN.httpClients, DOMAIN.httpsClients];
/** Tabs beside the overview, with their modules. */
const TABS = {
  history: [DOMAIN.history, () => import('../parts/history.js'), ({ historyOf }, { app, name, path, changed, written }) => historyOf(app, name, path, changed, written)],
  requests: [DOMAIN.requests, () => import('../parts/tail.js'), ({ tailOf }, { app, path, changed }) => tailOf(app, path, changed)],
  explain: [DOMAIN.explain, () => import('../parts/explain.js'), ({ explainOf }, { name, changed }) => explainOf(name, changed)],
  purge: [DOMAIN.purges, () => import('../parts/purges.js'), ({ purgesOf }, { app, name, changed }) => purgesOf(app, name, changed)],
  'change-requests': [DOMAIN.changeRequests, () => import('../parts/change-requests.js'), ({ changeRequestsOf }, { app, path, changed, written }) => changeRequestsOf(app, path, changed, written)],
};
const TRAFFIC = [() => import('../parts/traffic.js'), ({ trafficOf }, { path, changed }) => trafficOf(path, changed)];
const CUSTOM_PORTS = [() => import('../parts/custom-ports.js'), ({ customPortsOf }, { app, path, changed, unchanged }) => customPortsOf(app, path, changed, unchanged)];
/** The order of the parts with fields; parts of a later version go last. */
const ORDER = ['originTls', 'originRequest', 'dynamicAcceleration', 'caching', 'clientTls', 'changeControl'];
const FIELD_PARTS = [...ORDER.filter((part) => PARTS.includes(part)), ...PARTS.filter((part) => !ORDER.includes(part))];
/** Changes and alerts come as events, while these come; the ages of checks, and findings of edges, never do. */
const MEASURED_MS = 10_000;
const NOT_LIVE_MS = 5000;
const EVENTS_MS = 500;
const REVISIONS = 50;
const MOST_FINDINGS = 3;
const MOST_ORIGINS = 5;

export function openDomain(app, name, section) {
  const path = domainPath(name);
  const root = domainPage(name);
  const opened = Date.now();
  const tab = Object.hasOwn(TABS, section) ? section : '';
  const changed = () => app.draw();
  const measuredAgain = () => (live.on ? MEASURED_MS : NOT_LIVE_MS);
  const domainRead = reading((signal) => get(path, signal), changed, () => (live.on ? 0 : NOT_LIVE_MS));
  const healthRead = reading((signal) => get(`${path}/health`, signal), changed, measuredAgain);
  const alertsRead = reading((signal) => get(`/alerts?${new URLSearchParams({ domain: name, status: 'FIRING' })}`, signal), changed, measuredAgain);
  const rollout = watchRollout(name, changed, working);
  let isClosed = false;
  const readings = [domainRead, healthRead, alertsRead, rollout];
  /** Of the overview only, and no trouble where one can't be read. */
  const extras = tab ? [] : [reading(async (signal) => (await get(`${path}/revisions?size=${REVISIONS}`, signal)).items, changed), allTeams(changed, () => 0)];
  const [revisionsRead, teams] = extras;
  const own = tab ? part(...TABS[tab].slice(1)) : null;
  const traffic = tab ? null : part(...TRAFFIC);
  const customPorts = tab ? null : part(...CUSTOM_PORTS);

  const reload = throttled(() => [...readings, ...(tab ? [] : [revisionsRead])].forEach((one) => one.refresh()), EVENTS_MS);
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
          it.own = begin(module, { app, name, path, changed, written, unchanged });
          readings.push(...it.own.readings);
        }
      },
      changed,
    );
    return it;
  }

  /** The rule of what works at which edge; the same one while the answers are. */
  let rule = null;
  let answers = [];
  function working() {
    const figures = traffic?.own?.readings[0];
    const isOfRollout = domainRead.data?.revision === rollout.data.revision;
    const now = [domainRead.data, healthRead.data, figures?.data, isOfRollout];
    if (!rule || now.some((answer, index) => answer !== answers[index])) {
      answers = now;
      rule = worksBy({
        findings: healthRead.data ? allFindings(healthRead.data) : [],
        traffic: figures?.data,
        since: isOfRollout ? Date.parse(domainRead.data.changedAt) : Infinity,
        now: figures?.at?.getTime(),
      });
    }
    return rule;
  }

  function written(revision, begun) {
    rollout.committed(revision, begun);
    domainRead.load();
    reload.call();
  }

  const requested = () => app.go(`domains/${encodeURIComponent(name)}/change-requests`);

  function measured(origin, to) {
    const health = healthRead.data;
    return health && health.ports
      ? health.ports.find((port) => port.origin === origin.address && port.port === to.port && port.scheme === to.scheme)
      : null;
  }

  const hasCome = (one) => one.data || one.failure;

  function sentence(domain) {
    if (![healthRead, rollout].every(hasCome)) {
      return skeleton(1);
    }
    const found = domainSentence({ domain, health: healthRead.data, rollout: rollout.data, rolloutAt: rollout.at?.getTime(), now: present() });
    return statement(found.kind, said(found));
  }

  /** An alert whose finding is told below needs no more than its place. */
  function told(alert) {
    const found = healthRead.data && !alert.notCheckedSince ? allFindings(healthRead.data) : [];
    const { detail: inEnglish } = alert;
    return !tab && found.some(({ detail }) => inEnglish.includes(detail)) ? alertPlace(alert) : alertDetail(alert);
  }

  function alertList() {
    return (alertsRead.data ? alertsRead.data.items : []).map(
      (alert) => html`<div class="message"><span role="alert">${alert.notCheckedSince ? alertState(alert) : state('bad', DOMAIN.alert)} ${told(alert)}</span> ${alert.notCheckedSince ? nothing : html`<span class="quiet">${COMMON.lasting(lasted(alert.startedAt))}</span>`} ${alertActions(app, alert, alertsRead.load)}</div>`,
    );
  }

  const openPolicy = (domain, kind, enabled) =>
    withModule(() => import('../parts/policy-dialog.js'), ({ openPolicyDialog }) => openPolicyDialog({ domain, kind, enabled, done: written, requested }));
  const changeOrigins = (domain) => withModule(() => import('../parts/origins-dialog.js'), ({ editOrigins }) => editOrigins({ domain, path, written, requested }));
  const change = (domain, of) => withModule(() => import('../parts/editor.js'), ({ editPart }) => editPart(of, domain, path, written, requested));

  /** Opens what changes a part, beside a finding. */
  const fix = (domain, of) => (of === 'policy' ? openPolicy(domain, 'static', true) : of === 'origins' ? changeOrigins(domain) : change(domain, of));

  const fixes = (domain) => (finding) =>
    app.may('operator') && fixesOf(finding).length
      ? html`<div class="actions">${fixesOf(finding).map((of) => html`<button @click=${() => fix(domain, of)}>${DOMAIN.fixes[of]}</button>`)}</div>`
      : nothing;

  function foundOf(domain) {
    const found = [
      ...(healthRead.data?.ports ? presentFindings(healthRead.data, fixes(domain)) : []),
      ...warnings(domain.warnings),
    ];
    const more = found.slice(MOST_FINDINGS);
    return found.length
      ? html`<section aria-labelledby="findings">
          <h2 id="findings">${FINDINGS.heading}</h2>
          ${found.slice(0, MOST_FINDINGS)} ${more.length ? html`<details><summary>${DOMAIN.moreFindings(more.length)}</summary>${more}</details>` : nothing}
        </section>`
      : nothing;
  }

  /** Since which revision a part is unchanged. */
  function unchanged(of) {
    const since = revisionsRead.data && unchangedSince(revisionsRead.data, of);
    return since ? html`<span class="since clip">${(since.isKnown ? DOMAIN.unchangedSince : DOMAIN.unchangedBefore)(since.revision)}</span>` : nothing;
  }

  function originsCard(domain) {
    const row = (origin) => html`<tr>
      <th scope="row">${origin.address}</th>
      <td>${origin.port}</td>
      <td>${stateWord(PRIORITIES, origin.priority)}</td>
      <td>${origin.weight}</td>
      ${['http', 'https'].map(
        (scheme) => html`<td>${DOMAIN.targetState(target(origin.effective[scheme]), portState(measured(origin, origin.effective[scheme])))}</td>`,
      )}
    </tr>`;
    const listed = (name, origins) => table(COMMON.table(name), ORIGIN_COLUMNS, origins.map(row), 'origins');
    const more = domain.origins.slice(MOST_ORIGINS);
    const moreName = DOMAIN.moreOrigins(more.length);
    return html`<section class="settings" aria-labelledby="origins">
      <div class="head">
        <h2 id="origins">${DOMAIN.origins}</h2>
        <span class="quiet">${lastCheck(healthRead.data)}</span>
        ${unchanged('origins')}
        ${app.may('operator') ? html`<button @click=${() => changeOrigins(domain)}>${DOMAIN.editOrigins}</button>` : nothing}
      </div>
      ${listed(DOMAIN.origins, domain.origins.slice(0, MOST_ORIGINS))}
      ${more.length ? html`<details><summary>${moreName}</summary>${listed(moreName, more)}</details>` : nothing}
    </section>`;
  }

  /** The policy of dynamic content has no effect while all content is static. */
  const idle = (domain, kind) => kind === 'dynamic' && !domain.dynamicAcceleration.enabled;

  function policyCard(domain, kind, policy) {
    const { title, edit } = POLICY[kind];
    const allowed = app.may('operator');
    return html`<section aria-labelledby=${`policy-${kind}`}>
      <div class="head">
        <h2 id=${`policy-${kind}`}>${title}</h2>
        ${kind === 'static' ? unchanged('originProtocolPolicy') : nothing}
        <div class="actions">
          ${toggle({ on: policy.enabled, labelledby: `policy-${kind}`, disabled: !allowed, turn: (on) => openPolicy(domain, kind, on) })}
          ${policy.enabled && allowed ? html`<button aria-label=${edit} @click=${() => openPolicy(domain, kind, true)}>${COMMON.edit}</button>` : nothing}
        </div>
      </div>
      ${policy.enabled
        ? html`<p><strong>${typeName(policy.redirectType)}</strong> <span class="quiet">${REDIRECT_TYPES[policy.redirectType]?.[1]}</span></p>`
        : html`<p class="quiet">${idle(domain, kind) ? nothing : POLICY.off[1]}</p>`}
      ${idle(domain, kind) ? html`<p class=${policy.enabled ? 'warning' : 'quiet'}>${POLICY.noEffect}</p>` : nothing}
    </section>`;
  }

  const partCard = (domain, of) => html`<section aria-labelledby=${of}>
    <div class="head">
      <h2 id=${of}>${SECTIONS[of].title}</h2>
      ${unchanged(of)}
      ${app.may('operator') ? html`<button aria-label=${SETTINGS.edit(SECTIONS[of].title)} @click=${() => change(domain, of)}>${COMMON.edit}</button>` : nothing}
    </div>
    ${values(domain, of)}
  </section>`;

  const teamCard = (domain) => html`<section aria-labelledby="team">
    <div class="head">
      <h2 id="team">${DOMAIN.team}</h2>
      ${givesTeam() ? html`<button aria-label=${SETTINGS.edit(DOMAIN.team)} @click=${() => move(domain)}>${COMMON.edit}</button>` : nothing}
    </div>
    <p>${domain.team ? DOMAIN.teamOwns(teamName(teams, domain.team)) : html`<span class="quiet">${DOMAIN.noTeam}</span>`}</p>
  </section>`;

  const givesTeam = () => app.may('administrator', true);
  const move = (domain) => withModule(() => import('../parts/team-dialog.js'), ({ moveToTeam }) => moveToTeam({ domain, path, written }));

  /** All at once: what comes later would push away what is read already. */
  function overview(domain) {
    if (![healthRead, alertsRead, rollout].every(hasCome) || !(extras.every(hasCome) || Date.now() - opened > PATIENCE_MS)) {
      return skeleton(8, 'block');
    }
    return html`
      ${alertList()} ${foundOf(domain)}
      <div class="pair">
        <div class="own-traffic">${traffic.view(domain, skeleton(8, 'block'))}</div>
        <section aria-labelledby="rollout">
          <h2 id="rollout">${ROLLOUT.title}</h2>
          ${rollout.view()}
        </section>
      </div>
      ${originsCard(domain)}
      <div class="cards">
        ${policyCard(domain, 'static', domain.originProtocolPolicy)} ${policyCard(domain, 'dynamic', domain.originProtocolPolicy.dynamic)} ${FIELD_PARTS.map((of) => partCard(domain, of))} ${customPorts.view(domain)}
        ${servingOf(app, domain, path, written, unchanged('serving'))} ${teamCard(domain)}
      </div>
    `;
  }

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

  return {
    title: name,
    close() {
      isClosed = true;
      deaf();
      reload.end();
      [...readings, ...extras].forEach((one) => one.end());
    },
    view: () => html`
      ${head({
        title: name,
        trail: { href: '/console/domains', title: TITLES.domains },
        state: html`<div class="sentence">${domainRead.shown(sentence, skeleton(1))}</div>`,
        actions: html`${domainRead.data && app.may('operator') ? menu(DOMAIN.actions(name), () => actions(domainRead.data), html`${COMMON.actions} ${icon('down')}`, '') : nothing} ${copyButton(name, DOMAIN.copyName)}`,
        tabs: tabsOf(),
      })}
      ${notes(...(isGone() ? [domainRead] : readings))} ${tab ? alertList() : nothing}
      ${tab === 'history' ? own.view(domainRead.data) : domainRead.shown(tab ? own.view : overview, skeleton(8, 'block'))}
    `,
  };
}
