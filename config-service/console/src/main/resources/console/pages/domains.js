// The list of domains, by name, with filters and batch changes.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { listen, throttled } from '../live.js';
import { notes, reading } from '../load.js';
import { openBatch } from '../parts/batch.js';
import { listing } from '../parts/list.js';
import { withModule } from '../parts/on-demand.js';
import { stopped } from '../parts/serving.js';
import { alertDetail, alertPlace } from '../parts/states.js';
import { table } from '../parts/table.js';
import { teamName } from '../parts/teams.js';
import { ago, lasted, REDIRECT_TYPES, state, typeName } from '../parts/text.js';
import { ALERTS, COMMON, DOMAIN_PORTS, DOMAINS, PORT_STATES } from '../words.js';

const COLUMNS = [COMMON.domain, DOMAINS.policy, DOMAINS.alerts, DOMAINS.ports, DOMAINS.origins];
const TYPING_MS = 150;
const EVENTS_MS = 2000;
/** A stream that died silently brings no events. */
const EVERY_MS = 10_000;

/** The filters, by the API's names. */
const FILTERS = [
  ['redirectType', DOMAINS.staticPolicy, [...Object.entries(REDIRECT_TYPES).map(([value, [name]]) => [value, name]), ['OFF', COMMON.off]]],
  ['alerting', DOMAINS.alerts, [['true', DOMAINS.firing], ['false', DOMAINS.noAlerts]]],
  ['ports', DOMAINS.ports, [['closed', PORT_STATES.CLOSED]]],
];

export function openDomains(app, query) {
  const filter = Object.fromEntries(['query', 'redirectType', 'alerting', 'ports', 'team'].map((key) => [key, query.get(key) || '']));
  const given = () => new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  /** The selected domains by name, in their state at the selection. */
  const chosen = new Map();
  const every = () => EVERY_MS;
  /** The filters of the shown list, which lag behind typing. */
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
      ${[['', COMMON.any], ...options].map(([value, word]) => html`<option value=${value} ?selected=${filter[key] === value}>${word}</option>`)}
    </select>
  </label>`;

  function firing(domain) {
    if (!alerts.data) {
      return state('unknown', COMMON.unknown);
    }
    const found = alerts.data.items.filter((alert) => alert.domain === domain.name);
    if (found.length) {
      return state(found.every((alert) => alert.notCheckedSince) ? 'unknown' : 'bad', ALERTS.places(found.map(alertPlace)), alertDetail(found[0]));
    }
    // More are firing than were listed.
    return alerts.data.next ? state('unknown', COMMON.unknown) : html`<span class="quiet">${DOMAINS.noAlerts}</span>`;
  }

  /** The states of a domain's needed ports. */
  function measured({ needed, open, closed, prohibited, notMeasured, checkedAt, notCheckedSince }) {
    if (notCheckedSince) {
      return html`${state('unknown', COMMON.unknown)} <div class="quiet">${COMMON.notCheckedFor(lasted(notCheckedSince))}</div>`;
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
    return html`${state(kind, word)} ${checkedAt && kind !== 'unknown' ? html`<div class="quiet">${COMMON.checked(ago(checkedAt))}</div>` : nothing}`;
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

  const policyName = (policy) => (policy.enabled ? typeName(policy.redirectType) : html`<span class="quiet">${COMMON.off}</span>`);

  function row(domain) {
    const policy = domain.originProtocolPolicy;
    const page = `/console/domains/${encodeURIComponent(domain.name)}`;
    return html`<tr>
      ${app.may('operator') ? html`<td>${box(DOMAINS.select(domain.name), chosen.has(domain.name), (on) => choose(domain, on))}</td>` : nothing}
      <th scope="row"><a href=${page}>${domain.name}</a> ${domain.serving.enabled ? nothing : stopped}</th>
      <td>${policyName(policy)}<div class="quiet">${DOMAINS.dynamicPolicy(policyName(policy.dynamic))}</div></td>
      <td>${firing(domain)}</td>
      <td>${measured(domain.ports)}</td>
      <td>${domain.origins.map((origin) => origin.address).join(', ')}</td>
      ${hasTeams() ? html`<td>${domain.team ? teamName(teams, domain.team) : html`<span class="quiet">${DOMAINS.noTeam}</span>`}</td>` : nothing}
      <td>${DOMAINS.changed(domain.revision, ago(domain.changedAt), domain.changedBy)}</td>
      <td><a href=${page} aria-label=${DOMAINS.manageDomain(domain.name)}>${DOMAINS.manage}</a></td>
    </tr>`;
  }

  const hasTeams = () => !!teams.data && teams.data.items.length > 0;

  /** The selection and its actions. */
  function choices() {
    return chosen.size
      ? html`<div class="chosen" role="status">
          <strong>${DOMAINS.selected(chosen.size)}</strong>
          <button class="primary" @click=${() => openBatch([...chosen.values()], done)}>${DOMAINS.setPolicy}</button>
          <button
            @click=${() => {
              chosen.clear();
              app.draw();
            }}
          >
            ${DOMAINS.clear}
          </button>
        </div>`
      : nothing;
  }

  function done() {
    chosen.clear();
    domains.load();
    app.draw();
  }

  const columns = (items) => [
    ...(app.may('operator') ? [box(DOMAINS.selectAll, items.every((domain) => chosen.has(domain.name)), (on) => items.forEach((domain) => choose(domain, on)))] : []),
    ...COLUMNS,
    ...(hasTeams() ? [DOMAINS.team] : []),
    COMMON.revision,
    COMMON.actions,
  ];

  return {
    title: DOMAINS.title,
    close() {
      deaf();
      reload.end();
      clearTimeout(timer);
      readings.forEach((one) => one.end());
    },
    view: () => html`
      <div class="head">
        <h1 tabindex="-1">${DOMAINS.title}</h1>
        ${app.may('operator') ? html`<button class="primary" @click=${() => withModule(() => import('../parts/add-domain.js'), ({ openAddDomain }) => openAddDomain(app))}>${DOMAINS.add}</button>` : nothing}
      </div>
      <div class="filters">
        <label class="search">
          <span>${DOMAINS.search}</span>
          <input type="search" .value=${filter.query} @input=${(event) => narrow('query', event.target.value.trim(), TYPING_MS)} maxlength="253" autocomplete="off" />
        </label>
        ${FILTERS.map(([key, title, options]) => select(key, title, options))}
        ${hasTeams() ? select('team', DOMAINS.team, teams.data.items.map((team) => [team.id, team.name])) : nothing}
      </div>
      ${notes(...readings)} ${choices()}
      ${domains.shown(({ items }) =>
        items.length
          ? html`${table(DOMAINS.table, columns(items), items.map(row))} ${domains.tail()}`
          : html`<p class="empty">${given() ? DOMAINS.noMatch : DOMAINS.empty}</p>`,
      )}
    `,
  };
}
