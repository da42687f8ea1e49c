// The list of domains, by name, page after page.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { listen, throttled } from '../live.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { ago, loading, message, state, typeName } from '../parts/text.js';

const SIZE = 50;
const TYPING_MS = 150;
const EVENTS_MS = 2000;

/** Which alerts fire, by domain; as many as a page of the API holds. */
async function firingAlerts() {
  const answer = await get('/alerts?status=FIRING&size=200');
  const byDomain = new Map();
  answer.items.forEach((alert) => byDomain.set(alert.domain, [...(byDomain.get(alert.domain) || []), alert]));
  return byDomain;
}

export function openDomains(app, query) {
  let text = query.get('query') || '';
  let pages = [null];
  let items = null;
  let more = false;
  let total = null;
  let alerts = null;
  let failure = null;
  let timer = 0;
  let underway = null;
  const reload = throttled(load, EVENTS_MS);
  const deaf = listen(reload.call);

  function again(ms) {
    clearTimeout(timer);
    timer = setTimeout(load, ms);
  }

  async function load() {
    if (underway) {
      underway.abort();
    }
    underway = new AbortController();
    const after = pages[pages.length - 1];
    const parameters = new URLSearchParams({ size: SIZE });
    if (text) {
      parameters.set('query', text);
    }
    if (after) {
      parameters.set('after', after);
    }
    try {
      const [answer, firing] = await Promise.all([get(`/domains?${parameters}`, underway.signal), firingAlerts()]);
      items = answer.items;
      total = answer.total;
      alerts = firing;
      more = !!answer.next;
      failure = null;
    } catch (thrown) {
      if (thrown.name === 'AbortError') {
        return;
      }
      failure = thrown;
    }
    app.draw();
  }
  load();

  function search(event) {
    text = event.target.value.trim();
    pages = [null];
    history.replaceState(null, '', `/console/domains${text ? `?${new URLSearchParams({ query: text })}` : ''}`);
    again(TYPING_MS);
  }

  function turn(to) {
    pages = to;
    load();
  }

  function firing(domain) {
    const found = alerts && alerts.get(domain.name);
    return found
      ? state('bad', found.map((alert) => `${alert.origin} lacks ${alert.missingPorts.join(', ')}`).join('; '), found[0].detail)
      : html`<span class="quiet">none</span>`;
  }

  function row(domain) {
    const policy = domain.originProtocolPolicy;
    const page = `/console/domains/${encodeURIComponent(domain.name)}`;
    return html`<tr>
      <th scope="row"><a href=${page}>${domain.name}</a></th>
      <td>${policy.enabled ? typeName(policy.redirectType) : html`<span class="quiet">off</span>`}</td>
      <td>${policy.dynamic.enabled ? typeName(policy.dynamic.redirectType) : html`<span class="quiet">off</span>`}</td>
      <td>${firing(domain)}</td>
      <td>${domain.origins.map((origin) => origin.address).join(', ')}</td>
      <td>${domain.revision}, changed ${ago(domain.changedAt)}${domain.changedBy ? ` by ${domain.changedBy}` : ''}</td>
      <td><a href=${page} aria-label=${`Manage ${domain.name}`}>Manage</a></td>
    </tr>`;
  }

  return {
    title: 'Domain Names',
    close() {
      deaf();
      if (underway) {
        underway.abort();
      }
      reload.end();
      clearTimeout(timer);
    },
    view: () => html`
      <div class="head">
        <h1 tabindex="-1">Domain Names</h1>
        ${app.may('operator') ? html`<button class="primary" @click=${() => addDomain(app)}>Add domain</button>` : nothing}
      </div>
      <label class="search">
        <span>Search by part of a name</span>
        <input type="search" .value=${text} @input=${search} maxlength="253" autocomplete="off" />
      </label>
      ${message(failure)}
      ${items === null
        ? failure
          ? nothing
          : loading
        : items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Domains">
                <table>
                  <thead>
                    <tr>
                      <th>Domain name</th><th>Static policy</th><th>Dynamic policy</th><th>Alerts</th><th>Origins</th><th>Revision</th><th>Actions</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${items.map(row)}
                  </tbody>
                </table>
              </div>
              <div class="pages">
                <button ?disabled=${pages.length < 2} @click=${() => turn(pages.slice(0, -1))}>Previous</button>
                <span class="quiet">${total === null || total === undefined ? '' : `${total.toLocaleString()} in all`}</span>
                <button ?disabled=${!more} @click=${() => turn([...pages, items[items.length - 1].name])}>Next</button>
              </div>`
          : html`<p class="empty">${text ? `No domain that you may see has “${text}” in its name.` : 'There is no domain yet. Add the first one.'}</p>`}
    `,
  };
}

function addDomain(app) {
  openDialog({
    title: 'Add a domain',
    ok: 'Add',
    content: (failure) => html`
      ${field('Domain name', html`<input name="name" required maxlength="253" placeholder="www.example.com" />`, wrong(failure, 'name'))}
      ${field('Origin address', html`<input name="address" required maxlength="253" placeholder="origin.example.com" />`, wrong(failure, 'origins[0].address'))}
      ${field('Origin port', html`<input name="port" type="number" min="1" max="65535" value="80" required />`, wrong(failure, 'origins[0].port'))}
    `,
    async done(form) {
      const name = form.get('name').trim();
      const origins = [{ address: form.get('address').trim(), port: Number(form.get('port')) }];
      const { data } = await ask('POST', '/domains', { body: { name, origins } });
      app.go(`domains/${encodeURIComponent(data.domain)}`);
    },
  });
}
