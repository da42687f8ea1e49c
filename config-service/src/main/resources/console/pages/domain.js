// A domain: its policy, origins, ports, rollout, history and purges.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { listen, throttled } from '../live.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { openPolicyDialog } from '../parts/policy-dialog.js';
import { watchRollout } from '../parts/rollout.js';
import { ago, loading, message, portState, shown, state, target, typeName } from '../parts/text.js';

const SECTIONS = [
  ['', 'Basics'],
  ['back-to-origin', 'Back-to-origin'],
  ['history', 'History'],
  ['purge', 'Purge'],
];
const HEALTH_MS = 5000;
const EVENTS_MS = 500;

export function openDomain(app, name, section) {
  const path = `/domains/${encodeURIComponent(name)}`;
  const root = `/console/domains/${encodeURIComponent(name)}`;
  let domain = null;
  let health = null;
  let alerts = [];
  let revisions = null;
  let requests = null;
  let purges = null;
  let failure = null;
  let unread = null;
  let unmeasured = null;
  let closed = false;
  const rollout = watchRollout(name, () => app.draw());
  const timer = setInterval(measure, HEALTH_MS);
  const reload = throttled(load, EVENTS_MS);
  const deaf = listen((event) => {
    if (event === null || event.subject === name || (event.data && event.data.domain === name)) {
      reload.call();
    }
  });

  async function load() {
    try {
      domain = await get(path);
      failure = null;
    } catch (thrown) {
      failure = thrown;
      if (thrown.status === 404) {
        domain = null;
      }
    }
    await Promise.all([measure(), history(), asked(), purged()]);
    draw();
  }

  async function measure() {
    try {
      const [ports, firing] = await Promise.all([
        get(`${path}/health`),
        get(`/alerts?${new URLSearchParams({ domain: name, status: 'FIRING' })}`),
      ]);
      health = ports;
      alerts = firing.items;
      unmeasured = null;
    } catch (thrown) {
      unmeasured = thrown;
    }
    draw();
  }

  /** Reads what only some sections show; what can't be read is said there. */
  async function read(of, what, take) {
    if (section === of) {
      try {
        take(await get(`${path}${what}`));
        unread = null;
      } catch (thrown) {
        unread = thrown;
      }
    }
  }

  const history = () => read('history', '/revisions?size=50', (found) => (revisions = found));
  const asked = () => read('back-to-origin', '/port-requests?size=10', (found) => (requests = found));
  const purged = () => read('purge', '/purges?size=10', (found) => (purges = found));

  function draw() {
    if (!closed) {
      app.draw();
    }
  }
  load();

  function written(revision) {
    rollout.committed(revision);
    load();
  }

  function measured(origin, to) {
    return health && health.ports
      ? health.ports.find((port) => port.origin === origin.address && port.port === to.port && port.scheme === to.scheme)
      : null;
  }

  function alertList() {
    return alerts.map(
      (alert) => html`<p class="message" role="alert">${state('bad', 'alert')} ${alert.detail} <span class="quiet">since ${ago(alert.startedAt)}</span></p>`,
    );
  }

  function basics() {
    return html`
      <section aria-labelledby="origins">
        <div class="head">
          <h2 id="origins">Origins</h2>
          ${app.may('operator') ? html`<button @click=${() => editOrigins(domain, path, written)}>Edit origins</button>` : nothing}
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
          ${health && health.observedAt ? html`Ports were last told ${ago(health.observedAt)}.` : 'No prober has told of the ports.'} TLS of the origin:
          ${domain.originTls.verification === 'NONE' ? 'the certificate is not verified' : 'the certificate is verified'}, at least
          ${domain.originTls.minimumVersion}.
        </p>
        ${domain.warnings.map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      </section>
      <section aria-labelledby="rollout">
        <h2 id="rollout">Rollout</h2>
        ${rollout.view()}
      </section>
      ${app.may('operator')
        ? html`<section aria-labelledby="removal">
            <h2 id="removal">Removal</h2>
            <button class="danger" @click=${() => removeDomain(app, domain, path)}>Remove this domain</button>
          </section>`
        : nothing}
    `;
  }

  function policySection(kind, title, policy) {
    const allowed = app.may('operator');
    const open = (enabled) => openPolicyDialog({ domain, kind, enabled, done: written });
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
    </section>`;
  }

  function backToOrigin() {
    const policy = domain.originProtocolPolicy;
    return html`
      ${policySection('static', 'Origin Protocol Policy', policy)}
      ${policySection('dynamic', 'Origin Protocol Policy for dynamic content', policy.dynamic)}
      <section aria-labelledby="rollout">
        <h2 id="rollout">Rollout</h2>
        ${rollout.view()}
      </section>
      <section aria-labelledby="ports">
        <div class="head">
          <h2 id="ports">Custom ports</h2>
          ${app.may('operator') ? html`<button @click=${() => askForPorts(path, asked)}>Ask for a custom port</button>` : nothing}
        </div>
        <p>
          With the policy on, a custom port is valid only where it was granted. Granted: HTTP ${shown(domain.grantedPorts.http)}, HTTPS
          ${shown(domain.grantedPorts.https)}.
        </p>
        ${requests && requests.items.length
          ? html`<ul class="plain">
              ${requests.items.map(
                (request) => html`<li>
                  ${state(request.state === 'granted' ? 'good' : request.state === 'open' ? 'wait' : 'unknown', request.state)}
                  HTTP ${shown(request.ports.http)}, HTTPS ${shown(request.ports.https)}: ${request.reason}
                  <span class="quiet">asked by ${request.requestedBy} ${ago(request.requestedAt)}</span>
                  ${request.comment ? html`<div class="quiet">${request.decidedBy}: ${request.comment}</div>` : nothing}
                </li>`,
              )}
            </ul>`
          : nothing}
      </section>
    `;
  }

  function historySection() {
    if (revisions === null) {
      return unread ? nothing : loading;
    }
    return html`<section aria-label="History">
      <ol class="history">
        ${revisions.items.map(
          (revision) => html`<li>
            <div class="head">
              <h2>Revision ${revision.revision} <span class="quiet">${revision.kind.toLowerCase()}${revision.restoredFrom ? ` from ${revision.restoredFrom}` : ''}</span></h2>
              ${app.may('operator') && domain && revision.revision !== domain.revision && revision.kind !== 'REMOVED'
                ? html`<button aria-label=${`Restore revision ${revision.revision}`} @click=${() => restore(domain, path, revision.revision, written)}>Restore</button>`
                : nothing}
            </div>
            <p class="quiet">${ago(revision.changedAt)}${revision.changedBy ? ` by ${revision.changedBy}` : ''}</p>
            ${revision.changes.length
              ? html`<div class="scroll" tabindex="0" role="region" aria-label=${`Changes of revision ${revision.revision}`}>
                  <table class="diff">
                    <thead><tr><th>Field</th><th>Before</th><th>After</th></tr></thead>
                    <tbody>
                      ${revision.changes.map(
                        (change) => html`<tr>
                          <th scope="row">${change.field}</th>
                          <td><del>${shown(change.from)}</del></td>
                          <td><ins>${shown(change.to)}</ins></td>
                        </tr>`,
                      )}
                    </tbody>
                  </table>
                </div>`
              : nothing}
          </li>`,
        )}
      </ol>
    </section>`;
  }

  function purgeSection() {
    return html`<section aria-labelledby="purges">
      <div class="head">
        <h2 id="purges">Purges</h2>
        ${app.may('operator') ? html`<button @click=${() => purge(name, path, () => purged().then(draw))}>Purge</button>` : nothing}
      </div>
      ${purges === null
        ? unread
          ? nothing
          : loading
        : purges.items.length
          ? html`<ul class="plain">
              ${purges.items.map(
                (item) => html`<li>
                  ${scope(item.scope)} <span class="quiet">${ago(item.requestedAt)} by ${item.requestedBy || 'somebody'}</span>
                  <button @click=${() => progress(path, item.id)}>Progress</button>
                </li>`,
              )}
            </ul>`
          : html`<p class="empty">Nothing was purged lately.</p>`}
    </section>`;
  }

  const content = { '': basics, 'back-to-origin': backToOrigin, history: historySection, purge: purgeSection };

  return {
    title: name,
    close() {
      closed = true;
      deaf();
      reload.end();
      clearInterval(timer);
      rollout.close();
    },
    view: () => html`
      <p class="trail"><a href="/console/domains">Domain Names</a></p>
      <h1 tabindex="-1">${name}</h1>
      <nav class="sections" aria-label="Of this domain">
        ${SECTIONS.map(
          ([part, title]) => html`<a href=${part ? `${root}/${part}` : root} aria-current=${part === section ? 'page' : nothing}>${title}</a>`,
        )}
      </nav>
      ${message(failure)} ${message(unread)}
      ${unmeasured && unmeasured !== failure
        ? html`<p class="message" role="status">Ports and alerts can’t be read at the moment; those shown are from before. ${unmeasured.message}</p>`
        : nothing}
      ${alertList()} ${domain === null ? (failure ? nothing : loading) : (content[section] || basics)()}
    `,
  };
}

function scope(of) {
  return of.everything ? 'everything' : [...of.urls, ...of.prefixes.map((prefix) => `${prefix}…`)].join(', ');
}

function editOrigins(domain, path, written) {
  let origins = domain.origins.map(({ address, port, priority, weight }) => ({ address, port, priority, weight }));
  const dialog = openDialog({
    title: `Origins of ${domain.name}`,
    ok: 'OK',
    content: (failure) => html`
      ${origins.map(
        (origin, index) => html`<fieldset class="row">
          <legend>Origin ${index + 1}</legend>
          ${field('Address', html`<input .value=${origin.address} required @input=${set(origin, 'address')} />`, wrong(failure, `origins[${index}].address`))}
          ${field('Port', html`<input type="number" min="1" max="65535" .value=${String(origin.port)} required @input=${set(origin, 'port', Number)} />`, wrong(failure, `origins[${index}].port`))}
          ${field(
            'Priority',
            html`<select @change=${set(origin, 'priority')}>
              ${['PRIMARY', 'SECONDARY'].map((value) => html`<option value=${value} ?selected=${origin.priority === value}>${value.toLowerCase()}</option>`)}
            </select>`,
            wrong(failure, `origins[${index}].priority`),
          )}
          ${field('Weight', html`<input type="number" min="1" max="100" .value=${String(origin.weight)} required @input=${set(origin, 'weight', Number)} />`, wrong(failure, `origins[${index}].weight`))}
          ${origins.length > 1 ? html`<button type="button" aria-label=${`Take origin ${index + 1} away`} @click=${() => change(origins.filter((other) => other !== origin))}>Take away</button>` : nothing}
        </fieldset>`,
      )}
      <button type="button" @click=${() => change([...origins, { address: '', port: 80, priority: 'PRIMARY', weight: 10 }])}>Add an origin</button>
    `,
    async done() {
      const { data } = await ask('PUT', `${path}/origins`, { body: { origins }, ifMatch: domain.revision });
      written(data.revision);
    },
  });

  function set(origin, key, of = (value) => value) {
    return (event) => {
      origin[key] = of(event.target.value);
      // Lit compares with what it drew last; a row that moves has to bring what was typed along.
      dialog.redraw();
    };
  }

  function change(to) {
    origins = to;
    dialog.redraw();
  }
}

function askForPorts(path, done) {
  openDialog({
    title: 'Ask for a custom port',
    ok: 'Ask',
    content: (failure) => html`
      <p>An administrator sees your request beside the origins and their measured ports.</p>
      ${field('HTTP port', html`<input name="http" type="number" min="1" max="65535" />`, wrong(failure, 'ports.http'), 'Leave it empty to keep what is granted.')}
      ${field('HTTPS port', html`<input name="https" type="number" min="1" max="65535" />`, wrong(failure, 'ports.https'))}
      ${field('Reason', html`<textarea name="reason" required maxlength="1000"></textarea>`, wrong(failure, 'reason'))}
    `,
    async done(form) {
      const ports = {};
      ['http', 'https'].filter((scheme) => form.get(scheme)).forEach((scheme) => (ports[scheme] = Number(form.get(scheme))));
      await ask('POST', `${path}/port-requests`, { body: { ports, reason: form.get('reason') } });
      await done();
    },
  });
}

function restore(domain, path, revision, written) {
  openDialog({
    title: `Restore revision ${revision}`,
    ok: 'Restore',
    content: () => html`<p>${domain.name} becomes again what it was at revision ${revision}. That makes a new revision; nothing of the history goes.</p>`,
    async done() {
      const { data } = await ask('POST', `${path}/revisions/${revision}/restore`, { ifMatch: domain.revision });
      written(data.revision);
    },
  });
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

function purge(name, path, done) {
  openDialog({
    title: `Purge ${name}`,
    ok: 'Purge',
    danger: true,
    content: (failure) => html`
      ${field('Paths that begin with', html`<textarea name="prefixes" placeholder="/images/"></textarea>`, wrong(failure, 'prefixes[0]'), 'One a line; end one with a slash to mean a folder.')}
      ${field('URLs', html`<textarea name="urls" placeholder=${`https://${name}/a.jpg`}></textarea>`, wrong(failure, 'urls[0]'), 'One a line.')}
      <label class="choice"><input type="checkbox" name="everything" /><span>Everything that edges have stored of ${name}</span></label>
    `,
    async done(form) {
      const lines = (key) => form.get(key).split('\n').map((line) => line.trim()).filter(Boolean);
      const body = form.get('everything') ? { everything: true } : { prefixes: lines('prefixes'), urls: lines('urls') };
      const { data } = await ask('POST', `${path}/purges`, { body });
      await done();
      progress(path, data.id);
    },
  });
}

const PURGES = { APPLIED: ['good', 'done'], PENDING: ['wait', 'not yet'], REJECTED: ['bad', 'refused it'], UNREACHABLE: ['unknown', 'silent'] };

function purgeState(edge) {
  const [kind, word] = PURGES[edge.state] || ['unknown', 'hasn’t said'];
  return state(kind, word, edge.reason);
}

function progress(path, id) {
  let answer = null;
  let failure = null;
  let open = true;
  const dialog = openDialog({
    title: 'Progress of the purge',
    ok: 'Close',
    closed: () => (open = false),
    content: () =>
      answer
        ? html`<p role="status">${answer.everywhere
              ? 'Every edge has carried it out.'
              : answer.complete
                ? 'Every edge that can be reached has carried it out. A silent one may still serve what it has stored.'
                : 'Not every edge has said that it is done.'}</p>
            <ul class="edges">
              ${(answer.edges || []).map(
                (edge) => html`<li><strong>${edge.edge}</strong> ${purgeState(edge)}</li>`,
              )}
            </ul>`
        : message(failure) || loading,
    done: async () => true,
  });
  const look = async () => {
    try {
      answer = await get(`${path}/purges/${encodeURIComponent(id)}`);
      failure = null;
    } catch (thrown) {
      failure = thrown;
    }
    if (open) {
      dialog.redraw();
      if (!(answer && answer.everywhere) && !(failure && failure.status === 404)) {
        setTimeout(look, 500);
      }
    }
  };
  look();
}
