// A domain: its policy, origins, ports, rollout, change requests, history and purges.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { listen, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { openDialog } from '../parts/dialog.js';
import { PARTS, partsOf } from '../parts/editor.js';
import { onDemand } from '../parts/on-demand.js';
import { editOrigins } from '../parts/origins-dialog.js';
import { openPolicyDialog } from '../parts/policy-dialog.js';
import { watchRollout } from '../parts/rollout.js';
import { servingOf, stopped } from '../parts/serving.js';
import { alertActions } from '../parts/alerts.js';
import { lastCheck, presentFindings } from '../parts/findings.js';
import { alertDetail, alertState, portState } from '../parts/states.js';
import { table } from '../parts/table.js';
import { lasted, state, target, typeName, until, warnings } from '../parts/text.js';
import { COMMON, DOMAIN, DOMAINS, FINDINGS, POLICY, PRIORITIES, ROLLOUT, stateWord } from '../words.js';

const SECTIONS = [
  ['', DOMAIN.basics],
  ['back-to-origin', DOMAIN.backToOrigin],
  ['https', DOMAIN.https],
  ['caching', DOMAIN.caching],
  ['traffic', DOMAIN.traffic],
  ['requests', DOMAIN.requests],
  ['explain', DOMAIN.explain],
  ['change-requests', DOMAIN.changeRequests],
  ['history', DOMAIN.history],
  ['purge', DOMAIN.purge],
];
const ORIGIN_COLUMNS = [DOMAIN.address, DOMAIN.port, DOMAIN.priority, DOMAIN.weight, DOMAIN.httpClients, DOMAIN.httpsClients];
/** The places of parts on further pages; the first page has all other parts. */
const PLACES = { content: ['dynamicAcceleration'], origins: ['originTls', 'originRequest'], https: ['clientTls'], caching: ['caching'] };
const BASIC_PARTS = PARTS.filter((part) => !Object.values(PLACES).flat().includes(part));
const HEALTH_MS = 5000;
const EVENTS_MS = 500;

export function openDomain(app, name, section) {
  const path = `/domains/${encodeURIComponent(name)}`;
  const root = `/console/domains/${encodeURIComponent(name)}`;
  const changed = () => app.draw();
  const measuredAgain = () => HEALTH_MS;
  const domainRead = reading((signal) => get(path, signal), changed);
  const healthRead = reading((signal) => get(`${path}/health`, signal), changed, measuredAgain);
  const alertsRead = reading((signal) => get(`/alerts?${new URLSearchParams({ domain: name, status: 'FIRING' })}`, signal), changed, measuredAgain);
  const rollout = watchRollout(name, changed);
  /** The parts of sections, each of a module of its own. */
  const [load, begin] = {
    'back-to-origin': [() => import('../parts/custom-ports.js'), ({ customPortsOf }) => customPortsOf(app, path, changed)],
    traffic: [() => import('../parts/traffic.js'), ({ trafficOf }) => trafficOf(path, changed)],
    requests: [() => import('../parts/tail.js'), ({ tailOf }) => tailOf(app, path, changed)],
    explain: [() => import('../parts/explain.js'), ({ explainOf }) => explainOf(name, changed)],
    'change-requests': [() => import('../parts/change-requests.js'), ({ changeRequestsOf }) => changeRequestsOf(app, path, changed, written)],
    history: [() => import('../parts/history.js'), ({ historyOf }) => historyOf(app, path, changed, written)],
    purge: [() => import('../parts/purges.js'), ({ purgesOf }) => purgesOf(app, name, changed)],
  }[section] || [];
  let own = null;
  let isClosed = false;
  const readings = [domainRead, healthRead, alertsRead, rollout];
  const coming = load && onDemand(load, arrived, changed);

  function arrived(module) {
    if (!isClosed) {
      own = begin(module);
      readings.push(...own.readings);
    }
  }

  const ownView = (domain) => (own ? own.view(domain) : coming.view());
  const reload = throttled(() => readings.forEach((one) => one.refresh()), EVENTS_MS);
  const deaf = listen((event) => {
    if (event === null || event.subject === name || (event.data && event.data.domain === name)) {
      reload.call();
    }
  });

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

  function alertList() {
    return (alertsRead.data ? alertsRead.data.items : []).map(
      (alert) => html`<div class="message"><span role="alert">${alert.notCheckedSince ? alertState(alert) : state('bad', DOMAIN.alert)} ${alertDetail(alert)}</span> ${alert.notCheckedSince ? nothing : html`<span class="quiet">${COMMON.lasting(lasted(alert.startedAt))}</span>`} ${alertActions(app, alert, alertsRead.load)}</div>`,
    );
  }

  const served = () => html`<section aria-labelledby="rollout">
    <h2 id="rollout">${ROLLOUT.title}</h2>
    ${rollout.view()}
  </section>`;

  /** By the clock, since the end of an exception is no event. */
  function originTls({ verification, unverifiedUntil: end, minimumVersion }) {
    const isOver = end && new Date(end) <= Date.now();
    return DOMAIN.originTls(verification !== 'NONE' || isOver, minimumVersion, end && until(end));
  }

  function basics(domain) {
    const health = healthRead.data;
    const found = health && health.ports ? presentFindings(health) : [];
    return html`
      <section aria-labelledby="origins">
        <div class="head">
          <h2 id="origins">${DOMAIN.origins}</h2>
          ${app.may('operator') ? html`<button @click=${() => editOrigins({ domain, path, written, requested })}>${DOMAIN.editOrigins}</button>` : nothing}
        </div>
        ${table(
          COMMON.table(DOMAIN.origins),
          ORIGIN_COLUMNS,
          domain.origins.map(
            (origin) => html`<tr>
              <th scope="row">${origin.address}</th>
              <td>${origin.port}</td>
              <td>${stateWord(PRIORITIES, origin.priority)}</td>
              <td>${origin.weight}</td>
              ${['http', 'https'].map(
                (scheme) => html`<td>${DOMAIN.targetState(target(origin.effective[scheme]), portState(measured(origin, origin.effective[scheme])))}</td>`,
              )}
            </tr>`,
          ),
        )}
        <p class="quiet">
          ${lastCheck(health)}
          ${originTls(domain.originTls)}
        </p>
        ${warnings(domain.warnings)}
        ${found.length ? html`<h3>${FINDINGS.heading}</h3>${found}` : nothing}
      </section>
      ${fields(domain, BASIC_PARTS)} ${served()} ${servingOf(app, domain, path, written)}
      ${app.may('operator')
        ? html`<section aria-labelledby="removal">
            <h2 id="removal">${DOMAIN.removal}</h2>
            <button class="danger" @click=${() => removeDomain(app, domain, path)}>${DOMAIN.remove}</button>
          </section>`
        : nothing}
    `;
  }

  /** Settings by fields. */
  const fields = (domain, names) => partsOf(app, names, domain, path, written, requested);

  /** The policy of dynamic content has no effect while all content is static. */
  const idle = (domain, kind) => kind === 'dynamic' && !domain.dynamicAcceleration.enabled;

  function policySection(domain, kind, policy) {
    const { title, edit } = POLICY[kind];
    const allowed = app.may('operator');
    const open = (enabled) => openPolicyDialog({ domain, kind, enabled, done: written, requested });
    return html`<section aria-labelledby=${`policy-${kind}`}>
      <div class="head">
        <h2 id=${`policy-${kind}`}>${title}</h2>
        <button
          class="switch"
          role="switch"
          aria-checked=${policy.enabled ? 'true' : 'false'}
          aria-labelledby=${`policy-${kind}`}
          ?disabled=${!allowed}
          @click=${() => open(!policy.enabled)}
        >
          <span>${policy.enabled ? COMMON.on : COMMON.off}</span>
        </button>
      </div>
      <dl>
        <dt>${POLICY.redirectType}</dt>
        <dd>
          ${policy.enabled ? typeName(policy.redirectType) : html`<span class="quiet">${COMMON.off}</span>`}
          ${policy.enabled && allowed
            ? html`<button aria-label=${edit} @click=${() => open(true)}>${COMMON.edit}</button>`
            : nothing}
        </dd>
      </dl>
      ${idle(domain, kind)
        ? html`<p class=${policy.enabled ? 'warning' : 'quiet'}>${POLICY.noEffect}</p>`
        : nothing}
    </section>`;
  }

  function backToOrigin(domain) {
    const policy = domain.originProtocolPolicy;
    return html`
      ${policySection(domain, 'static', policy)}
      ${policySection(domain, 'dynamic', policy.dynamic)}
      ${fields(domain, PLACES.content)} ${served()} ${fields(domain, PLACES.origins)} ${ownView(domain)}
    `;
  }

  const isGone = () => domainRead.failure !== null && domainRead.failure.status === 404;
  const content = {
    '': basics,
    'back-to-origin': backToOrigin,
    https: (domain) => html`${fields(domain, PLACES.https)} ${served()}`,
    caching: (domain) => html`${fields(domain, PLACES.caching)} ${served()}`,
  };

  return {
    title: name,
    close() {
      isClosed = true;
      deaf();
      reload.end();
      readings.forEach((one) => one.end());
    },
    view: () => html`
      <p class="trail"><a href="/console/domains">${DOMAINS.title}</a></p>
      <h1 tabindex="-1">${name}</h1>
      ${domainRead.data && !domainRead.data.serving.enabled ? stopped : nothing}
      <nav class="sections" aria-label=${DOMAIN.sections}>
        ${SECTIONS.map(
          ([of, title]) => html`<a href=${of ? `${root}/${of}` : root} aria-current=${of === section ? 'page' : nothing}>${title}</a>`,
        )}
      </nav>
      ${notes(...(isGone() ? [domainRead] : readings))} ${alertList()} ${section === 'history' ? ownView(domainRead.data) : domainRead.shown(content[section] || (coming ? ownView : basics))}
    `,
  };
}

function removeDomain(app, domain, path) {
  openDialog({
    title: DOMAIN.removeTitle(domain.name),
    ok: DOMAIN.remove,
    danger: true,
    content: () => html`<p>${DOMAIN.removeEffect(domain.name)}</p>`,
    async done() {
      await ask('DELETE', path, { ifMatch: domain.revision });
      app.go('domains');
    },
  });
}
