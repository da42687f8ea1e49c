// Alerts: the firing ones by cause and place, with what to do about them; then the resolved ones.
import { html, nothing } from '../view.js';
import { listen, OF_ALERTS, outdatedSince, throttled } from '../live.js';
import { notes } from '../load.js';
import { remediesOf } from '../parts/alert-remedies.js';
import { acknowledgeButton, alertLink, withdraw } from '../parts/alerts.js';
import { chip, copyItem, menu } from '../parts/controls.js';
import { pastFindings } from '../parts/findings.js';
import { allFiring } from '../parts/firing.js';
import { domainsOf, groupRemedy, groupsOf, groupTitle, isOfAll, isUnchecked } from '../parts/groups.js';
import { icon } from '../parts/icons.js';
import { listing } from '../parts/list.js';
import { empty, head, skeleton, statement, statementAsOf } from '../parts/notices.js';
import { withModule } from '../parts/on-demand.js';
import { remembered } from '../parts/remembered.js';
import { alertDetail, alertKey, alertState, alertSubject, subjectName } from '../parts/states.js';
import { rows } from '../parts/table.js';
import { allTeams, teamName } from '../parts/teams.js';
import { ago, inLine, original, state } from '../parts/text.js';
import { ALERT_NAMES, ALERTS, alertTexts, CAUSES, COMMON, PORT_STATES, stateWord, TITLES } from '../words.js';

const EVENTS_MS = 1000;
const EVENTS_MS_OF_MANY = 15_000;
const MANY = 200;
const EVERY_MS = 10_000;
const EVERY_MS_OF_MANY = 60_000;
/** The alerts of a group, and the groups, that are shown at once. */
const STEP = 15;
const STEP_OF_GROUPS = 30;
/** The values that a filter offers, the most frequent ones. */
const MOST_OPTIONS = 60;
const SEVERITIES = { ERROR: 'bad', WARNING: 'wait' };

/** The filters of alerts, by their names in the address: the values of an alert, and a value's word. */
const FILTERS = {
  kind: { of: ({ kind }) => [kind], word: (kind) => stateWord(ALERT_NAMES, kind) },
  severity: { of: ({ severity }) => [severity], word: (severity) => stateWord(ALERTS.severities, severity) },
  origin: { of: ({ origin, affected = [] }) => [...new Set([origin, ...affected.map((one) => one.origin)])].filter(Boolean) },
  team: { of: ({ team }) => (team ? [team] : []) },
  acknowledged: { of: ({ acknowledgement }) => [acknowledgement ? 'yes' : 'no'], word: (value) => stateWord(ALERTS.acknowledgements, value) },
};
/** Of groups, which alone know their cause. */
const CAUSE = 'cause';

const sum = (groups) => groups.reduce((total, { count }) => total + count, 0);

export function openAlerts(app, query) {
  const filter = Object.fromEntries([...Object.keys(FILTERS), CAUSE, 'query'].map((name) => [name, query.get(name) || '']));
  const firing = allFiring(app.draw, undefined, true);
  const teams = allTeams(app.draw);
  let resolved = null;
  /** By the key of a group or an alert, whether its details were opened or closed by hand. */
  const turned = new Map();
  /** The number of alerts shown, by the key of their group. */
  const shownOf = new Map();
  let shownGroups = STEP_OF_GROUPS;
  /** Rows are drawn anew in their final order, unless the focus is on one. */
  let isFinal = false;
  const remedies = remediesOf(app, app.draw, firing.refresh);

  const soon = throttled(firing.refresh, EVENTS_MS);
  const later = throttled(firing.refresh, EVENTS_MS_OF_MANY);
  const deaf = listen((event) => {
    if (event === null || event.type === OF_ALERTS) {
      (firing.data?.total > MANY ? later : soon).call();
    }
  });

  const given = () => Object.entries(filter).filter(([, value]) => value);
  const word = (name, value) => (name === 'team' ? teamName(teams, value) : name === CAUSE ? stateWord(CAUSES, value) : FILTERS[name].word?.(value) ?? value);

  function narrow(changes) {
    Object.assign(filter, changes);
    const parameters = new URLSearchParams(given()).toString();
    history.replaceState(null, '', `/console/alerts${parameters ? `?${parameters}` : ''}`);
    shownGroups = STEP_OF_GROUPS;
    app.draw();
  }

  const clear = () => narrow(Object.fromEntries(given().map(([name]) => [name, ''])));

  function matches(alert) {
    const text = filter.query.toLowerCase();
    return (
      Object.entries(FILTERS).every(([name, { of }]) => !filter[name] || of(alert).includes(filter[name])) &&
      (!text || [alert.domain, alert.subject, ...FILTERS.origin.of(alert), alert.acknowledgement?.note].some((value) => value?.toLowerCase().includes(text)))
    );
  }

  /** The number of alerts by value, by filter; counted anew only for other alerts. */
  const values = remembered((items) =>
    Object.fromEntries(
      Object.entries(FILTERS).map(([name, { of }]) => {
        const numbers = new Map();
        items.forEach((alert) => of(alert).forEach((value) => numbers.set(value, (numbers.get(value) || 0) + 1)));
        return [name, [...numbers].sort(([, one], [, other]) => other - one).slice(0, MOST_OPTIONS)];
      }),
    ),
  );
  const all = remembered((items) => inPlace(groupsOf(items)));
  const matching = remembered((items) => inPlace(groupsOf(items.filter(matches)).filter(({ cause }) => !filter.cause || cause === filter.cause)));
  /** The groups of the matching alerts. */
  const grouped = () => (given().length ? matching(firing.data.items, JSON.stringify(filter)) : all(firing.data.items));

  /** The places of groups. No row moves while one has the focus, though one that hides others comes first, or while the alerts are read for the first time. */
  const places = new Map();
  const isInUse = () => !!document.activeElement?.closest('.rows, dialog');
  function inPlace(groups) {
    const isStill = !firing.data.isWhole || isInUse();
    if (!isStill) {
      places.clear();
    }
    groups.forEach((group) => places.has(group.key) || places.set(group.key, isStill && isOfAll(group) ? -places.size : places.size));
    return isStill ? groups.sort((one, other) => places.get(one.key) - places.get(other.key)) : groups;
  }

  /** The teams' place stays where there are none: the other filters would move. */
  const isPlace = (name) => name === 'team' && !teams.data?.items.length;

  const select = (name, title) => html`<select class=${isPlace(name) ? 'place' : nothing} aria-label=${title} ?disabled=${!options(name).length} @change=${({ target }) => narrow({ [name]: target.value })}>
    <option value="" .selected=${!filter[name]}>${title}</option>
    ${options(name).map(([value, many]) => html`<option value=${value} .selected=${filter[name] === value}>${ALERTS.option(word(name, value), many)}</option>`)}
  </select>`;

  /** The chosen value is among them, whether an alert has it or not. */
  function options(name) {
    const found = firing.data ? values(firing.data.items)[name] : [];
    return !filter[name] || found.some(([value]) => value === filter[name]) ? found : [[filter[name], 0], ...found];
  }

  const filters = () => html`<form class="filters even" role="search" @submit=${(event) => event.preventDefault()}>
      <input
        type="search"
        aria-label=${ALERTS.search}
        placeholder=${ALERTS.search}
        .value=${filter.query}
        maxlength="253"
        autocomplete="off"
        @input=${({ target }) => narrow({ query: target.value.trim() })}
      />
      ${Object.entries(ALERTS.filters)
        .filter(([name]) => FILTERS[name])
        .map(([name, title]) => select(name, title))}
    </form>
    ${given().length ? chips() : nothing} <span class="unseen" role="status">${given().length ? matched() : nothing}</span>`;

  const matched = () => (firing.data ? ALERTS.matching(sum(grouped()), grouped().length) : nothing);

  /** The focus of a removed control goes to the search. */
  const removed = (remove) => (event) => {
    const search = event.target.closest('main').querySelector('[type=search]');
    remove();
    search.focus();
  };

  const chips = () => html`<div class="chips" role="group" aria-label=${ALERTS.shownFilters}>
    ${given().map(([name, value]) => chip(name === 'query' ? ALERTS.searched(value) : ALERTS.filtered(ALERTS.filters[name], word(name, value)), removed(() => narrow({ [name]: '' }))))}
    ${given().length > 1 ? html`<button type="button" class="bare" @click=${removed(clear)}>${ALERTS.clearFilters}</button>` : nothing}
    <span class="quiet" aria-hidden="true">${matched()}</span>
  </div>`;

  /** The state of all alerts in one sentence, whatever the filters. */
  function summary() {
    if (!firing.data) {
      return firing.failure ? statement('unknown', COMMON.unknown) : skeleton(1);
    }
    const { items, total, isWhole } = firing.data;
    if (!isWhole) {
      return statement('wait', ALERTS.reading(items.length, total));
    }
    if (!total) {
      return statementAsOf(outdatedSince(firing), 'good', ALERTS.noFiring);
    }
    const open = items.filter((alert) => !alert.acknowledgement).length;
    const truncated = items.length < total ? html` <span class="quiet">${ALERTS.truncated(items.length, total)}</span>` : nothing;
    return statementAsOf(outdatedSince(firing), items.some(({ severity }) => severity !== 'WARNING') ? 'bad' : 'wait', html`${ALERTS.summary(items.length, all(items).length, open)}${truncated}`);
  }

  const isOpen = (key, usually) => turned.get(key) ?? usually;

  function turn(key, usually) {
    turned.set(key, !isOpen(key, usually));
    app.draw();
  }

  /** The button disappears with the last alert of its group. */
  const acknowledgeAll = (alerts, row) =>
    withModule(
      () => import('../parts/acknowledge.js'),
      ({ acknowledgeSome }) => acknowledgeSome(alerts, firing.load, () => (row.querySelector('.unfold')?.isConnected ? row.querySelector('.unfold') : document.querySelector('main h1')).focus()),
    );

  /** The only group is open. */
  const isOnly = () => firing.data.isWhole && grouped().length === 1;

  const problem = (group) => html`<button
    type="button"
    class="unfold clip"
    aria-expanded=${isOpen(group.key, isOnly()) ? 'true' : 'false'}
    @click=${() => turn(group.key, isOnly())}
  >
    ${icon(isOpen(group.key, isOnly()) ? 'down' : 'next')}${groupTitle(group)}
  </button>`;

  const severity = (group) => (isUnchecked(group) ? state('unknown', PORT_STATES.NOT_CHECKED) : state(SEVERITIES[group.severity] || 'unknown', FILTERS.severity.word(group.severity)));

  const affects = (group) => (group.domains.length ? (group.count === 1 ? group.domains[0] : ALERTS.domains(group.count)) : nothing);

  function groupActions(group) {
    const open = group.alerts.filter((alert) => !alert.acknowledgement);
    const title = groupTitle(group);
    const only = (name, value) => ({ text: ALERTS.only(ALERTS.filters[name]), run: () => narrow({ [name]: value }) });
    const copying = (names) => copyItem(names.join('\n'), ALERTS.copyDomains(names.length));
    const items = () => [
      only('kind', group.kind),
      ...(group.origin ? [only('origin', group.origin)] : []),
      ...(group.domains.length ? [copying(domainsOf(group))] : []),
      ...(group.alerts[0].runbook ? [{ text: ALERTS.runbook, href: group.alerts[0].runbook }] : []),
    ];
    return html`${!open.length
      ? html`<span class="quiet clip">${ALERTS.acknowledgedAll}</span>`
      : app.may('operator')
        ? html`<button type="button" aria-label=${ALERTS.acknowledgeGroup(title, open.length)} @click=${({ target }) => acknowledgeAll(open, target.closest('tr'))}>${ALERTS.acknowledge}</button>`
        : nothing}
    ${menu(ALERTS.actionsFor(title), items)}`;
  }

  const GROUP_COLUMNS = [
    { title: ALERTS.filters.severity, kind: 'state', width: '6.5rem', cell: severity },
    { title: ALERTS.problem, kind: 'main', width: '4fr', cell: problem },
    { title: ALERTS.affects, width: '1fr', cell: affects },
    { title: ALERTS.since, width: '6rem', cell: (group) => ago(group.since) },
    { title: COMMON.actions, kind: 'actions', width: '9.5rem', cell: groupActions },
  ];

  /** An alert's key within the page, apart from those of groups. */
  const alertTurn = (alert) => `alert:${alertKey(alert)}`;

  const note = ({ acknowledgement }) => (acknowledgement ? ALERTS.noteBy(acknowledgement.by, ago(acknowledgement.at), acknowledgement.note) : nothing);

  function actionsOf(alert, usually) {
    const subject = alert.domain || subjectName(alert.subject);
    const items = () => [
      ...(alert.silence ? [{ text: ALERTS.silence, href: alert.silence }] : []),
      ...(alert.acknowledgement && app.may('operator') ? [{ text: ALERTS.withdrawAcknowledgement, run: () => withdraw(alert, firing.load, document.activeElement.previousElementSibling) }] : []),
    ];
    return html`${alert.domain
      ? html`<button type="button" aria-label=${ALERTS.detailsOf(subject)} aria-expanded=${isOpen(alertTurn(alert), usually) ? 'true' : 'false'} @click=${() => turn(alertTurn(alert), usually)}>
          ${ALERTS.details}
        </button>`
      : nothing}
    ${app.may('operator') ? acknowledgeButton(alert, firing.load) : nothing} ${items().length ? menu(ALERTS.actionsFor(alertKey(alert)), items) : nothing}`;
  }

  function alertList(group) {
    const shown = Math.min(group.count, shownOf.get(group.key) || STEP);
    const usually = group.count === 1;
    const columns = [
      { title: ALERTS.subject, kind: 'main', width: '2.4fr', cell: alertSubject },
      { title: COMMON.state, kind: 'state', width: '7rem', cell: alertState },
      { title: ALERTS.since, width: '6rem', cell: (alert) => ago(alert.startedAt) },
      { title: ALERTS.note, width: '1fr', cell: note },
      { title: COMMON.actions, kind: 'actions', width: '15rem', cell: (alert) => actionsOf(alert, usually) },
    ];
    return html`${rows(ALERTS.alertsOf(groupTitle(group)), columns, group.alerts.slice(0, shown), {
      key: alertKey,
      detail: (alert) => (alert.domain && isOpen(alertTurn(alert), usually) ? html`<div class="open-detail">${remedies.view(alert, group.cause)}</div>` : nothing),
    })}
    ${group.count > STEP ? more(shown, group.count, () => shownOf.set(group.key, shown + STEP)) : nothing}`;
  }

  const more = (shown, all, act) => html`<div class="pages">
    <span class="quiet" role="status">${ALERTS.shown(shown, all)}</span>
    ${shown < all
      ? html`<button
          type="button"
          @click=${() => {
            act();
            app.draw();
          }}
        >
          ${ALERTS.more}
        </button>`
      : nothing}
  </div>`;

  function panel(group) {
    const [first] = group.alerts;
    return html`<div class="open-detail">
      <p><strong>${ALERTS.whatToDo}</strong> ${groupRemedy(group)}</p>
      ${group.count > 1 || !first.domain ? html`<p class="quiet">${ALERTS.example(first.domain || subjectName(first.subject), alertDetail(first))}</p>${original(alertTexts(first).original)}` : nothing}
      ${group.unchecked ? html`<p>${state('unknown', ALERTS.unchecked(group.unchecked, group.count))}</p>` : nothing}
      <div class="actions">
        ${first.subject?.startsWith('edge/') ? html`<a href="/console/edges">${ALERTS.openEdges}</a>` : nothing} ${alertLink(first.runbook, ALERTS.runbook, first)}
        ${group.acknowledged ? html`<span class="quiet">${ALERTS.acknowledgedSome(group.acknowledged, group.count)}</span>` : nothing}
      </div>
      ${alertList(group)}
    </div>`;
  }

  function list() {
    const groups = grouped();
    if (!groups.length) {
      return empty(given().length ? ALERTS.noMatch : ALERTS.noFiring);
    }
    const shown = groups.slice(0, shownGroups);
    isFinal ||= firing.data.isWhole && !isInUse();
    return html`${rows(ALERTS.firing, GROUP_COLUMNS, shown, { key: ({ key }) => `${isFinal}/${key}`, detail: (group) => (isOpen(group.key, isOnly()) ? panel(group) : nothing) })}
    ${groups.length > shown.length ? more(shown.length, groups.length, () => (shownGroups += STEP_OF_GROUPS)) : nothing}`;
  }

  const RESOLVED_COLUMNS = [
    { title: COMMON.state, kind: 'state', width: '7rem', cell: alertState },
    { title: ALERTS.subject, kind: 'main', width: '1.2fr', cell: alertSubject },
    { title: ALERTS.details, width: '2fr', cell: (alert) => inLine(alertTexts(alert)) },
    { title: ALERTS.since, width: '6rem', hide: true, cell: (alert) => ago(alert.startedAt) },
    { title: ALERTS.ended, width: '6rem', cell: (alert) => (alert.endedAt ? ago(alert.endedAt) : nothing) },
    { title: COMMON.actions, kind: 'actions', width: '5.5rem', cell: pastActions },
  ];

  function pastActions(alert) {
    return (alert.findings || []).length
      ? html`<button
          type="button"
          aria-label=${ALERTS.detailsOf(alertKey(alert))}
          aria-expanded=${isOpen(alertTurn(alert), false) ? 'true' : 'false'}
          @click=${() => turn(alertTurn(alert), false)}
        >
          ${ALERTS.details}
        </button>`
      : nothing;
  }

  function ended({ items }) {
    const found = items.filter(matches);
    return html`${found.length
      ? rows(ALERTS.resolved, RESOLVED_COLUMNS, found, {
          key: alertKey,
          depends: [[...turned].join()],
          detail: (alert) => (isOpen(alertTurn(alert), false) ? html`<div class="open-detail">${pastFindings(alert.findings)}</div>` : nothing),
        })
      : empty(items.length ? ALERTS.noResolvedMatch : ALERTS.noResolved)}
    ${items.length ? resolved.tail() : nothing}`;
  }

  /** They are read while they are shown. */
  function unfold({ target }) {
    if (target.open && !resolved) {
      resolved = listing(() => '/alerts?status=RESOLVED', app.draw, (answer) => (answer?.items.length > MANY ? EVERY_MS_OF_MANY : EVERY_MS));
    } else if (!target.open && resolved) {
      resolved.end();
      resolved = null;
    }
    app.draw();
  }

  const past = () => html`<details class="past" ?open=${!!resolved} @toggle=${unfold}>
    <summary>${ALERTS.resolved}</summary>
    ${resolved ? resolved.shown(ended, skeleton(4, 'rows')) : nothing}
  </details>`;

  return {
    title: TITLES.alerts,
    close() {
      deaf();
      [soon, later, firing, teams, remedies, resolved].forEach((part) => part?.end());
    },
    view() {
      remedies.sweep();
      return html`
        ${head({ title: TITLES.alerts, state: summary() })} ${filters()} ${notes(...[firing, resolved].filter(Boolean))} ${firing.shown(list, skeleton(12, 'rows'))}
        ${firing.data?.isWhole || firing.failure ? past() : nothing}
      `;
    },
  };
}
