// Receivers of alerts, with the outcome of the last attempts to reach them.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { asOf, notes } from '../load.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing } from '../parts/list.js';
import { showOnce } from '../parts/secret.js';
import { receiverState } from '../parts/states.js';
import { allTeams, teamName } from '../parts/teams.js';
import { table } from '../parts/table.js';
import { ago, lasted, until } from '../parts/text.js';
import { COMMON, RECEIVERS } from '../words.js';

const EVERY_MS = 5000;
const COLUMNS = [COMMON.name, RECEIVERS.kind, RECEIVERS.alerts, COMMON.state, RECEIVERS.lastSuccess, COMMON.actions];

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
    of.kind === 'alertmanager'
      ? html`<span class="quiet">${RECEIVERS.ofSettings}</span>`
      : app.may('administrator')
        ? html`<div class="actions">
            <button aria-label=${RECEIVERS.testTitle(of.name)} ?disabled=${!of.enabled} @click=${() => test(of)}>${RECEIVERS.test}</button>
            <button aria-label=${RECEIVERS.editTitle(of.name)} @click=${() => editReceiver(of, list.load)}>${COMMON.edit}</button>
            <button aria-label=${RECEIVERS.enableTitle(of.enabled, of.name)} @click=${() => enable(of)}>${RECEIVERS.enable(of.enabled)}</button>
            <button aria-label=${RECEIVERS.removeTitle(of.name)} @click=${() => remove(of)}>${COMMON.remove}</button>
          </div>`
        : nothing;

  const state = (of) => html`${receiverState(of)} ${of.enabled && of.state.failingSince ? html`<span class="quiet">${COMMON.lasting(lasted(of.state.failingSince))}</span>` : nothing}
    ${of.state.pending ? html`<div>${RECEIVERS.pending(of.state.pending)}</div>` : nothing}
    ${of.state.lastError ? html`<div>${RECEIVERS.lastError(of.state.lastError, ago(of.state.lastErrorAt))}</div>` : nothing}
    ${of.state.failingSince && of.state.nextAttemptAt ? html`<div class="quiet">${RECEIVERS.nextAttempt(until(of.state.nextAttemptAt))}</div>` : nothing}`;

  const row = (of) => html`<tr>
    <th scope="row">${of.name}</th>
    <td>${RECEIVERS.kinds[of.kind] || of.kind}<div class="quiet">${of.address}</div></td>
    <td>${RECEIVERS.choice(of.team && teamName(teams, of.team), of.severity)}</td>
    <td>${state(of)}</td>
    <td>${of.state.lastSuccessAt ? ago(of.state.lastSuccessAt) : COMMON.never}</td>
    <td>${actions(of)}</td>
  </tr>`;

  const add = () => addReceiver(app, teams.data ? teams.data.items : [], list.load);

  return {
    title: RECEIVERS.title,
    close() {
      list.end();
      teams.end();
    },
    view: () => html`
      <div class="head">
        <h1 tabindex="-1">${RECEIVERS.title}</h1>
        ${app.may('administrator') ? html`<button @click=${add}>${RECEIVERS.add}</button>` : nothing}
      </div>
      ${notes(list)}
      ${list.shown(({ items }) =>
        items.length ? html`${table(RECEIVERS.title, COLUMNS, items.map(row), 'compact')} ${list.tail()} ${asOf(list)}` : html`<p class="empty">${RECEIVERS.none}</p>`,
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
      )}
      ${severityField(failure, 'WARNING')}
    `,
    async done(form) {
      const { data } = await ask('POST', '/receivers', { body: typed(form, ['name', 'kind', 'severity', 'url', 'routingKey', 'team']) });
      done();
      if (data.secret) {
        showOnce({ title: RECEIVERS.secret, use: RECEIVERS.secretUse, secret: data.secret, saved: RECEIVERS.saved });
      }
    },
  });
}
