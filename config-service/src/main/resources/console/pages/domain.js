// A domain: its policy, origins, ports, rollout, proposals, history and purges.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { listen, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { customPortsOf } from '../parts/custom-ports.js';
import { openDialog } from '../parts/dialog.js';
import { partsOf } from '../parts/editor.js';
import { explainOf } from '../parts/explain.js';
import { historyOf } from '../parts/history.js';
import { editOrigins } from '../parts/origins-dialog.js';
import { openPolicyDialog } from '../parts/policy-dialog.js';
import { proposalsOf } from '../parts/proposals.js';
import { purgesOf } from '../parts/purges.js';
import { watchRollout } from '../parts/rollout.js';
import { servingOf, stopped } from '../parts/serving.js';
import { portState } from '../parts/states.js';
import { ago, lasted, state, target, typeName } from '../parts/text.js';

const SECTIONS = [
  ['', 'Basics'],
  ['back-to-origin', 'Back-to-origin'],
  ['https', 'HTTPS'],
  ['caching', 'Caching'],
  ['explain', 'Requests'],
  ['proposals', 'Proposals'],
  ['history', 'History'],
  ['purge', 'Purge'],
];
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
  /** What only the section that is shown reads. */
  const part = {
    'back-to-origin': () => customPortsOf(app, path, changed),
    explain: () => explainOf(name, changed),
    proposals: () => proposalsOf(app, path, changed, written),
    history: () => historyOf(app, path, changed, written),
    purge: () => purgesOf(app, name, changed),
  }[section];
  const own = part ? part() : { readings: [], refresh() {} };
  const readings = [domainRead, healthRead, alertsRead, rollout, ...own.readings];
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

  const proposed = () => app.go(`domains/${encodeURIComponent(name)}/proposals`);

  function measured(origin, to) {
    const health = healthRead.data;
    return health && health.ports
      ? health.ports.find((port) => port.origin === origin.address && port.port === to.port && port.scheme === to.scheme)
      : null;
  }

  function alertList() {
    return (alertsRead.data ? alertsRead.data.items : []).map(
      (alert) => html`<div class="message"><span role="alert">${state('bad', 'alert')} ${alert.detail}</span> <span class="quiet">for ${lasted(alert.startedAt)}</span></div>`,
    );
  }

  const served = () => html`<section aria-labelledby="rollout">
    <h2 id="rollout">Rollout</h2>
    ${rollout.view()}
  </section>`;

  function basics(domain) {
    const health = healthRead.data;
    return html`
      <section aria-labelledby="origins">
        <div class="head">
          <h2 id="origins">Origins</h2>
          ${app.may('operator') ? html`<button @click=${() => editOrigins({ domain, path, written, proposed })}>Edit origins</button>` : nothing}
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Origins">
          <table>
            <thead>
              <tr><th>Address</th><th>Port</th><th>Priority</th><th>Weight</th><th>HTTP clients</th><th>HTTPS clients</th></tr>
            </thead>
            <tbody>
              ${domain.origins.map(
                (origin) => html`<tr>
                  <th scope="row">${origin.address}</th>
                  <td>${origin.port}</td>
                  <td>${origin.priority.toLowerCase()}</td>
                  <td>${origin.weight}</td>
                  ${['http', 'https'].map(
                    (scheme) => html`<td>${target(origin.effective[scheme])}: ${portState(measured(origin, origin.effective[scheme]))}</td>`,
                  )}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="quiet">
          ${health && health.notCheckedSince ? html`Ports not checked for ${lasted(health.notCheckedSince)}.` : health && health.observedAt ? html`Ports were last told ${ago(health.observedAt)}.` : 'No prober has told of the ports.'} TLS of the origin:
          ${domain.originTls.verification === 'NONE' ? 'the certificate is not verified' : 'the certificate is verified'}, at least
          ${domain.originTls.minimumVersion}.
        </p>
        ${domain.warnings.map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      </section>
      ${served()} ${servingOf(app, domain, path, written)}
      ${app.may('operator')
        ? html`<section aria-labelledby="removal">
            <h2 id="removal">Removal</h2>
            <button class="danger" @click=${() => removeDomain(app, domain, path)}>Remove this domain</button>
          </section>`
        : nothing}
    `;
  }

  /** What is set by fields. */
  const fields = (domain, ...names) => partsOf(app, names, domain, path, written, proposed);

  /** The policy of dynamic content says nothing while no content is dynamic. */
  const idle = (domain, kind) => kind === 'dynamic' && !domain.dynamicAcceleration.enabled;

  function policySection(domain, kind, title, policy) {
    const allowed = app.may('operator');
    const open = (enabled) => openPolicyDialog({ domain, kind, enabled, done: written, proposed });
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
          <span>${policy.enabled ? 'On' : 'Off'}</span>
        </button>
      </div>
      <dl>
        <dt>Redirect Type</dt>
        <dd>
          ${policy.enabled ? typeName(policy.redirectType) : html`<span class="quiet">off</span>`}
          ${policy.enabled && allowed
            ? html`<button aria-label=${`Modify the ${title}`} @click=${() => open(true)}>Modify</button>`
            : nothing}
        </dd>
      </dl>
      ${idle(domain, kind)
        ? html`<p class=${policy.enabled ? 'warning' : 'quiet'}>No effect while dynamic acceleration is off: all content is static.</p>`
        : nothing}
    </section>`;
  }

  function backToOrigin(domain) {
    const policy = domain.originProtocolPolicy;
    return html`
      ${policySection(domain, 'static', 'Origin Protocol Policy', policy)}
      ${policySection(domain, 'dynamic', 'Origin Protocol Policy for dynamic content', policy.dynamic)}
      ${fields(domain, 'acceleration')} ${served()} ${fields(domain, 'originTls', 'host', 'timeouts')} ${own.view(domain)}
    `;
  }

  const isGone = () => domainRead.failure !== null && domainRead.failure.status === 404;
  const content = {
    '': basics,
    'back-to-origin': backToOrigin,
    https: (domain) => html`${fields(domain, 'clientTls')} ${served()}`,
    caching: (domain) => html`${fields(domain, 'caching')} ${served()}`,
  };

  return {
    title: name,
    close() {
      deaf();
      reload.end();
      readings.forEach((one) => one.end());
    },
    view: () => html`
      <p class="trail"><a href="/console/domains">Domain Names</a></p>
      <h1 tabindex="-1">${name}</h1>
      ${domainRead.data && !domainRead.data.serving.enabled ? stopped : nothing}
      <nav class="sections" aria-label="Of this domain">
        ${SECTIONS.map(
          ([of, title]) => html`<a href=${of ? `${root}/${of}` : root} aria-current=${of === section ? 'page' : nothing}>${title}</a>`,
        )}
      </nav>
      ${notes(...(isGone() ? [domainRead] : readings))} ${alertList()} ${section === 'history' ? own.view(domainRead.data) : domainRead.shown(content[section] || own.view || basics)}
    `,
  };
}

function removeDomain(app, domain, path) {
  openDialog({
    title: `Remove ${domain.name}`,
    ok: 'Remove',
    danger: true,
    content: () => html`<p>
      Every edge stops serving <strong>${domain.name}</strong> and answers its clients 404. What it was stays in the history, from which a program can
      restore it.
    </p>`,
    async done() {
      await ask('DELETE', path, { ifMatch: domain.revision });
      app.go('domains');
    },
  });
}
