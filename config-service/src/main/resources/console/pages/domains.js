// The list of domains, by name: what to look for, and what is done to many at once.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { listen, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { openBatch } from '../parts/batch.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing } from '../parts/list.js';
import { stopped } from '../parts/serving.js';
import { alertPlace } from '../parts/states.js';
import { ago, lasted, state, TYPES, typeName } from '../parts/text.js';

const TYPING_MS = 150;
const EVENTS_MS = 2000;
/** A stream that died without a word tells of nothing. */
const EVERY_MS = 10_000;

/** What the list can be narrowed to, as the API names it. */
const FILTERS = [
  ['redirectType', 'Static policy', [...Object.entries(TYPES).map(([value, [name]]) => [value, name]), ['OFF', 'off']]],
  ['alerting', 'Alerts', [['true', 'firing'], ['false', 'none firing']]],
  ['ports', 'Ports', [['closed', 'closed']]],
];

export function openDomains(app, query) {
  const filter = Object.fromEntries(['query', 'redirectType', 'alerting', 'ports', 'team'].map((key) => [key, query.get(key) || '']));
  const given = () => new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  /** The domains that are chosen, by name, as they were then. */
  const chosen = new Map();
  const every = () => EVERY_MS;
  /** What the list is narrowed to: while somebody types, not yet what is typed. */
  let asked = given();
  const domains = listing(() => (asked ? `/domains?${asked}` : '/domains'), app.draw, every);
  const alerts = reading((signal) => get('/alerts?status=FIRING&size=200', signal), app.draw, every);
  const teams = reading((signal) => get('/teams?size=200', signal), app.draw);
  const readings = [domains, alerts, teams];
  const reload = throttled(() => [domains, alerts].forEach((one) => one.refresh()), EVENTS_MS);
  const deaf = listen(reload.call);
  let timer = 0;

  function narrow(key, value, ms) {
    filter[key] = value;
    chosen.clear();
    history.replaceState(null, '', `/console/domains${given() ? `?${given()}` : ''}`);
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked = given();
      domains.anew();
    }, ms);
    app.draw();
  }

  const select = (key, title, options) => html`<label class="field">
    <span>${title}</span>
    <select @change=${(event) => narrow(key, event.target.value, 0)}>
      ${[['', 'any'], ...options].map(([value, word]) => html`<option value=${value} ?selected=${filter[key] === value}>${word}</option>`)}
    </select>
  </label>`;

  const teamName = (id) => {
    const known = teams.data && teams.data.items.find((team) => team.id === id);
    return known ? known.name : id;
  };

  function firing(domain) {
    if (!alerts.data) {
      return state('unknown', 'not known');
    }
    const found = alerts.data.items.filter((alert) => alert.domain === domain.name);
    if (found.length) {
      return state(found.every((alert) => alert.notCheckedSince) ? 'unknown' : 'bad', found.map(alertPlace).join('; '), found[0].detail);
    }
    // More fire than were told.
    return alerts.data.next ? state('unknown', 'not known') : html`<span class="quiet">none fires</span>`;
  }

  /** What was measured of the ports that a domain needs. */
  function measured({ needed, open, closed, prohibited, notMeasured, observedAt, notCheckedSince }) {
    if (notCheckedSince) {
      return html`${state('unknown', 'not known')} <div class="quiet">not checked for ${lasted(notCheckedSince)}</div>`;
    }
    const some = (many) => (many === needed ? '' : `${many} of ${needed} `);
    const [kind, word] = closed
      ? ['bad', `${some(closed)}closed`]
      : prohibited
        ? ['bad', `${some(prohibited)}prohibited`]
        : notMeasured
          ? ['unknown', `${some(notMeasured)}not measured`]
          : open < needed
            ? ['unknown', `${some(needed - open)}not known`]
            : ['good', 'open'];
    return html`${state(kind, word)} ${observedAt ? html`<div class="quiet">told ${ago(observedAt)}</div>` : nothing}`;
  }

  function choose(domain, on) {
    if (on) {
      chosen.set(domain.name, domain);
    } else {
      chosen.delete(domain.name);
    }
  }

  const box = (label, checked, choice) => html`<label class="box">
    <input
      type="checkbox"
      aria-label=${label}
      .checked=${checked}
      @change=${(event) => {
        choice(event.target.checked);
        app.draw();
      }}
    />
  </label>`;

  const policyName = (policy) => (policy.enabled ? typeName(policy.redirectType) : html`<span class="quiet">off</span>`);

  function row(domain) {
    const policy = domain.originProtocolPolicy;
    const page = `/console/domains/${encodeURIComponent(domain.name)}`;
    return html`<tr>
      ${app.may('operator') ? html`<td>${box(`Choose ${domain.name}`, chosen.has(domain.name), (on) => choose(domain, on))}</td>` : nothing}
      <th scope="row"><a href=${page}>${domain.name}</a> ${domain.serving.enabled ? nothing : stopped}</th>
      <td>${policyName(policy)}<div class="quiet">dynamic: ${policyName(policy.dynamic)}</div></td>
      <td>${firing(domain)}</td>
      <td>${measured(domain.ports)}</td>
      <td>${domain.origins.map((origin) => origin.address).join(', ')}</td>
      ${hasTeams() ? html`<td>${domain.team ? teamName(domain.team) : html`<span class="quiet">none</span>`}</td>` : nothing}
      <td>${domain.revision}, changed ${ago(domain.changedAt)}${domain.changedBy ? ` by ${domain.changedBy}` : ''}</td>
      <td><a href=${page} aria-label=${`Manage ${domain.name}`}>Manage</a></td>
    </tr>`;
  }

  const hasTeams = () => !!teams.data && teams.data.items.length > 0;

  /** What is chosen, and what to do with it. */
  function choices() {
    return chosen.size
      ? html`<div class="chosen" role="status">
          <strong>${chosen.size} chosen</strong>
          <button class="primary" @click=${() => openBatch([...chosen.values()], done)}>Set their policy</button>
          <button
            @click=${() => {
              chosen.clear();
              app.draw();
            }}
          >
            Choose none
          </button>
        </div>`
      : nothing;
  }

  function done() {
    chosen.clear();
    domains.load();
    app.draw();
  }

  const table = (items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Domains">
    <table>
      <thead>
        <tr>
          ${app.may('operator')
            ? html`<th>${box('Choose all that are shown', items.every((domain) => chosen.has(domain.name)), (on) => items.forEach((domain) => choose(domain, on)))}</th>`
            : nothing}
          <th>Domain name</th><th>Policy</th><th>Alerts</th><th>Ports</th><th>Origins</th>
          ${hasTeams() ? html`<th>Team</th>` : nothing}
          <th>Revision</th><th>Actions</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(row)}
      </tbody>
    </table>
  </div>`;

  return {
    title: 'Domain Names',
    close() {
      deaf();
      reload.end();
      clearTimeout(timer);
      readings.forEach((one) => one.end());
    },
    view: () => html`
      <div class="head">
        <h1 tabindex="-1">Domain Names</h1>
        ${app.may('operator') ? html`<button class="primary" @click=${() => addDomain(app)}>Add domain</button>` : nothing}
      </div>
      <div class="filters">
        <label class="search">
          <span>Search by part of a name</span>
          <input type="search" .value=${filter.query} @input=${(event) => narrow('query', event.target.value.trim(), TYPING_MS)} maxlength="253" autocomplete="off" />
        </label>
        ${FILTERS.map(([key, title, options]) => select(key, title, options))}
        ${hasTeams() ? select('team', 'Team', teams.data.items.map((team) => [team.id, team.name])) : nothing}
      </div>
      ${notes(...readings)} ${choices()}
      ${domains.shown(({ items }) =>
        items.length
          ? html`${table(items)} ${domains.tail()}`
          : html`<p class="empty">${given() ? 'No domain that you may see fits.' : 'There is no domain yet. Add the first one.'}</p>`,
      )}
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
