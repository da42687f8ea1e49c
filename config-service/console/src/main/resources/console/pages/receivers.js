// Receivers of alerts, with the outcome of the last attempts to reach them.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { asOf, notes } from '../load.js';
import { copyItem, menu } from '../parts/controls.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing, listKeys } from '../parts/list.js';
import { empty, head, skeleton } from '../parts/notices.js';
import { showOnce } from '../parts/secret.js';
import { receiverState } from '../parts/states.js';
import { allTeams, teamName } from '../parts/teams.js';
import { rows } from '../parts/table.js';
import { ago, lasted, until } from '../parts/text.js';
import { COMMON, LIST, TITLES } from '../words.js';
import { RECEIVERS } from '../words/receivers.js';

const EVERY_MS = 5000;

export function openReceivers(app) {
  const list = listing(() => '/receivers', app.draw, () => EVERY_MS);
  const teams = allTeams(app.draw, () => EVERY_MS);

  const act = (title, ok, text, danger, done) =>
    openDialog({
      title,
      ok,
      danger,
      content: () => html`<p>${text}</p>`,
      async done() {
        await done();
        list.load();
      },
    });

  const enable = (of) =>
    act(
      RECEIVERS.enableTitle(of.enabled, of.name),
      RECEIVERS.enable(of.enabled),
      RECEIVERS.enableEffect(of.enabled),
      of.enabled,
      () => ask('PATCH', `/receivers/${of.id}`, { body: { enabled: !of.enabled }, patch: true }),
    );
  const test = (of) =>
    act(RECEIVERS.testTitle(of.name), RECEIVERS.test, RECEIVERS.testEffect, false, () => ask('POST', `/receivers/${of.id}/test`, { body: {} }));
  const remove = (of) =>
    act(RECEIVERS.removeTitle(of.name), COMMON.remove, RECEIVERS.removeEffect, true, () => ask('DELETE', `/receivers/${of.id}`));

  const actions = (of) =>
    of.kind !== 'alertmanager' && app.may('administrator')
      ? menu(LIST.rowActions(of.name), () => [
          { text: RECEIVERS.test, run: () => test(of), disabled: !of.enabled, why: RECEIVERS.testOff },
          { text: COMMON.edit, run: () => editReceiver(of, list.load) },
          { text: RECEIVERS.enable(of.enabled), run: () => enable(of) },
          copyItem(of.address, RECEIVERS.copyAddress),
          copyItem(of.id, RECEIVERS.copyId),
          { text: COMMON.remove, run: () => remove(of), danger: true },
        ])
      : nothing;

  const kind = (of) => html`${RECEIVERS.kinds[of.kind] || of.kind} <span class="quiet">${of.address}${of.kind === 'alertmanager' ? COMMON.comma + RECEIVERS.ofSettings : nothing}</span>`;
  const state = (of) => html`${receiverState(of)} ${of.enabled && of.state.failingSince ? html`<span class="quiet">${COMMON.lasting(lasted(of.state.failingSince))}</span>` : nothing}`;

  /** What is waiting or failed, below the row. */
  function trouble({ state: { pending, lastError, lastErrorAt, failingSince, nextAttemptAt } }) {
    const texts = [
      pending ? RECEIVERS.pending(pending) : nothing,
      lastError ? RECEIVERS.lastError(lastError, ago(lastErrorAt)) : nothing,
      failingSince && nextAttemptAt ? RECEIVERS.nextAttempt(until(nextAttemptAt)) : nothing,
    ].filter((text) => text !== nothing);
    return texts.length ? html`<div class="trouble">${texts.map((text) => html`<span>${text}</span>`)}</div>` : nothing;
  }

  const columns = [
    { title: COMMON.name, cell: ({ name }) => name, width: '1.5fr', kind: 'main' },
    { title: COMMON.state, cell: state, width: '1.4fr', kind: 'state' },
    { title: RECEIVERS.kind, cell: kind, width: '2fr' },
    { title: RECEIVERS.alerts, cell: (of) => RECEIVERS.choice(of.team && teamName(teams, of.team), of.severity), width: '2fr' },
    { title: RECEIVERS.lastSuccess, cell: (of) => (of.state.lastSuccessAt ? ago(of.state.lastSuccessAt) : COMMON.never), width: '1fr', hide: true },
    { title: COMMON.actions, cell: actions, width: '2.25rem', kind: 'actions' },
  ];

  const add = () => addReceiver(app, teams.data ? teams.data.items : [], list.load);

  const unbind = listKeys();
  const addButton = (looks, text) => (app.may('administrator') ? html`<button class=${looks} @click=${add}>${text}</button>` : nothing);

  return {
    title: TITLES.receivers,
    close() {
      unbind();
      list.end();
      teams.end();
    },
    view: () => html`
      ${head({ title: TITLES.receivers, actions: addButton('primary', RECEIVERS.add) })} ${notes(list)}
      ${list.shown(
        ({ items }) =>
          items.length
            ? html`${rows(TITLES.receivers, columns, items, { key: ({ id }) => id, detail: trouble })} ${list.tail()} ${asOf(list)}`
            : empty(RECEIVERS.none, addButton('', RECEIVERS.addFirst)),
        skeleton(4, 'rows'),
      )}
    `,
  };
}

const nameField = (failure, value) => field(COMMON.name, html`<input name="name" required maxlength="64" .value=${value} />`, wrong(failure, 'name'));

/** Where a receiver of that kind is reached; an empty field of a known one changes nothing. */
const targetField = (failure, kind, known) =>
  kind === 'pagerduty'
    ? field(
        RECEIVERS.routingKey,
        html`<input name="routingKey" type="password" ?required=${!known} maxlength="64" autocomplete="off" />`,
        wrong(failure, 'routingKey'),
        known ? RECEIVERS.unchanged : RECEIVERS.routingKeyHint,
      )
    : field(
        RECEIVERS.url,
        html`<input name="url" type="url" ?required=${!known} maxlength="2000" autocomplete="off" />`,
        wrong(failure, 'url'),
        known ? RECEIVERS.unchangedUrl(known.address) : RECEIVERS.urlHint,
      );

const severityField = (failure, chosen) =>
  field(
    RECEIVERS.severity,
    html`<select name="severity">
      ${Object.entries(RECEIVERS.severities).map(([value, word]) => html`<option value=${value} ?selected=${value === chosen}>${word}</option>`)}
    </select>`,
    wrong(failure, 'severity'),
  );

/** The typed values of some fields, without the empty ones. */
const typed = (form, names) => Object.fromEntries(names.map((name) => [name, form.get(name)]).filter(([, value]) => value));

function editReceiver(of, done) {
  openDialog({
    title: RECEIVERS.editTitle(of.name),
    ok: COMMON.save,
    content: (failure) => html`${nameField(failure, of.name)} ${targetField(failure, of.kind, of)} ${severityField(failure, of.severity)}`,
    async done(form) {
      await ask('PATCH', `/receivers/${of.id}`, { body: typed(form, ['name', 'severity', 'url', 'routingKey']), patch: true });
      done();
    },
  });
}

function addReceiver(app, teams, done) {
  let kind = 'webhook';
  const everywhere = app.may('administrator', true);
  const choose = (event) => {
    kind = event.target.value;
    dialog.redraw();
  };
  const dialog = openDialog({
    title: RECEIVERS.add,
    ok: RECEIVERS.add,
    content: (failure) => html`
      ${nameField(failure, '')}
      ${field(
        RECEIVERS.kind,
        html`<select name="kind" @change=${choose}>
          ${['webhook', 'slack', 'pagerduty'].map((one) => html`<option value=${one} ?selected=${one === kind}>${RECEIVERS.kinds[one]}</option>`)}
        </select>`,
        wrong(failure, 'kind'),
      )}
      ${targetField(failure, kind, null)}
      ${field(
        RECEIVERS.team,
        html`<select name="team">
          ${everywhere ? html`<option value="">${RECEIVERS.everything}</option>` : nothing}
          ${teams.map((one) => html`<option value=${one.id}>${one.name}</option>`)}
        </select>`,
        wrong(failure, 'team'),
        RECEIVERS.teamHint,
      )}
      ${severityField(failure, 'WARNING')}
    `,
    async done(form) {
      const { data } = await ask('POST', '/receivers', { body: typed(form, ['name', 'kind', 'severity', 'url', 'routingKey', 'team']) });
      done();
      if (data.secret) {
        showOnce({ title: RECEIVERS.secret, use: RECEIVERS.secretUse, secret: data.secret, saved: RECEIVERS.saved, copying: { copy: RECEIVERS.copySecret, notCopied: RECEIVERS.notCopied } });
      }
    },
  });
}
