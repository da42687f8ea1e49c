// People, programs' keys and teams. Callers without an administrator's role see their own.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { asOf, notes } from '../load.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing } from '../parts/list.js';
import { rolesFields } from '../parts/roles.js';
import { showOnce } from '../parts/secret.js';
import { enabledState } from '../parts/states.js';
import { allTeams, teamName } from '../parts/teams.js';
import { table } from '../parts/table.js';
import { ago, day } from '../parts/text.js';
import { ACCESS, COMMON, CONFLICT } from '../words.js';

const EVERY_MS = 10_000;
const KEY_COLUMNS = [COMMON.name, ACCESS.program, ACCESS.owner, COMMON.state, COMMON.roles, ACCESS.lastUsed, ACCESS.expires, COMMON.actions];

export function openAccess(app) {
  const every = () => EVERY_MS;
  const [accounts, keys] = ['/accounts', '/access-keys'].map((path) => listing(() => path, app.draw, every));
  const teams = allTeams(app.draw, every);
  const lists = [accounts, keys, teams];
  const may = () => app.may('administrator');

  const role = (held) => ACCESS.role(held.role, held.team && teamName(teams, held.team), held.names);
  const roles = (of) => of.roles.map((held) => html`<div>${role(held)}</div>`);

  const toggle = (of, what) => (of.enabled ? ACCESS.disableTitle(what) : ACCESS.enableTitle(what));

  function enable(path, of, what, list) {
    openDialog({
      title: toggle(of, what),
      ok: of.enabled ? ACCESS.disable : ACCESS.enable,
      danger: of.enabled,
      content: () => html`<p>${of.enabled ? ACCESS.disableEffect(what) : ACCESS.enableEffect(what)}</p>`,
      async done() {
        await ask('PATCH', path, { body: { enabled: !of.enabled }, patch: true });
        list.load();
      },
    });
  }

  const enabling = (path, of, what, list) =>
    may()
      ? html`<button aria-label=${toggle(of, what)} @click=${() => enable(path, of, what, list)}>${of.enabled ? ACCESS.disable : ACCESS.enable}</button>`
      : nothing;

  const person = (account) => html`<tr>
    <th scope="row">${account.username}</th>
    <td>${enabledState(account)}</td>
    <td>${roles(account)}</td>
    <td>${account.lastSignInAt ? ago(account.lastSignInAt) : COMMON.never}</td>
    <td>
      ${may() ? html`<button aria-label=${ACCESS.editRolesOf(account.username)} @click=${() => changeRoles(account, role, accounts.load)}>${ACCESS.editRoles}</button>` : nothing}
      ${enabling(`/accounts/${account.id}`, account, account.username, accounts)}
    </td>
  </tr>`;

  /** A key's owner; a key of an inactive one isn't accepted. */
  const owner = (of) => html`${of.name || of.id} <span class="quiet">${ACCESS.ownerIdentity(of)}</span>`;

  const key = (of) => html`<tr>
    <th scope="row">${of.name}</th>
    <td>${of.program}</td>
    <td>${owner(of.ownedBy)}</td>
    <td>${enabledState(of)}</td>
    <td>${roles(of)}</td>
    <td>${of.lastUsedAt ? ago(of.lastUsedAt) : COMMON.never}</td>
    <td>${of.expiresAt ? day(of.expiresAt) : COMMON.never}</td>
    <td>${enabling(`/access-keys/${of.id}`, of, of.name, keys)}</td>
  </tr>`;

  /** A list with its own failures. */
  const section = (id, title, list, adding, view, none) => html`<section aria-labelledby=${id}>
    <div class="head"><h2 id=${id}>${title}</h2>${adding}</div>
    ${notes(list)}
    ${list.shown(({ items }) => (items.length ? html`${view(items)} ${list.tail ? list.tail() : nothing} ${asOf(list)}` : html`<p class="empty">${none}</p>`))}
  </section>`;

  const adding = (word, open, list) => (may() ? html`<button @click=${() => open(list.load)}>${word}</button>` : nothing);

  return {
    title: ACCESS.title,
    close: () => lists.forEach((list) => list.end()),
    view: () => html`
      <h1 tabindex="-1">${ACCESS.title}</h1>
      ${section(
        'people',
        ACCESS.people,
        accounts,
        adding(ACCESS.addPerson, addAccount, accounts),
        (items) => table(COMMON.table(ACCESS.people), [ACCESS.username, COMMON.state, COMMON.roles, ACCESS.lastSignIn, COMMON.actions], items.map(person)),
        ACCESS.noPeople,
      )}
      ${section(
        'keys',
        ACCESS.keys,
        keys,
        adding(ACCESS.createAccessKey, addKey, keys),
        (items) => html`${table(COMMON.table(ACCESS.keys), KEY_COLUMNS, items.map(key))}
          <p class="quiet">${ACCESS.keyRoles}</p>`,
        ACCESS.noKeys,
      )}
      ${section(
        'teams',
        ACCESS.teams,
        teams,
        nothing,
        (items) => html`<ul class="plain">${items.map((one) => html`<li>${one.name} <span class="quiet">${one.id}</span></li>`)}</ul>
          ${teams.data.more ? html`<p class="quiet">${ACCESS.moreTeams}</p>` : nothing}`,
        ACCESS.noTeams,
      )}
    `,
  };
}

function addAccount(done) {
  const roles = rolesFields(() => dialog.redraw());
  const dialog = openDialog({
    title: ACCESS.addPerson,
    ok: ACCESS.addPerson,
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${field(ACCESS.username, html`<input name="username" required maxlength="64" autocomplete="off" />`, wrong(failure, 'username'))}
      ${field(ACCESS.password, html`<input name="password" type="password" required maxlength="128" autocomplete="new-password" />`, wrong(failure, 'password'), ACCESS.passwordHint)}
      ${roles.view(failure)}
    `,
    async done(form) {
      await ask('POST', '/accounts', { body: { username: form.get('username'), password: form.get('password'), roles: roles.body() } });
      done();
    },
  });
}

function changeRoles(account, word, done) {
  const roles = rolesFields(() => dialog.redraw(), account.roles);
  const has = (one) => ACCESS.roleList(one.roles.map(word));
  let theirs = null;
  const dialog = openDialog({
    title: ACCESS.rolesOf(account.username),
    ok: COMMON.save,
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${theirs
        ? html`<div class="message" role="alert"><strong>${CONFLICT.title}</strong> ${ACCESS.rolesConflict(account.username, has(theirs))}</div>`
        : nothing}
      <p class="quiet">${ACCESS.currentRoles(has(theirs || account))}</p>
      ${roles.view(failure)}
    `,
    async done() {
      const now = await get(`/accounts/${account.id}`);
      if (JSON.stringify(now.roles) !== JSON.stringify((theirs || account).roles)) {
        theirs = now;
        return false;
      }
      await ask('PATCH', `/accounts/${account.id}`, { body: { roles: roles.body() }, patch: true });
      done();
    },
  });
}

function addKey(done) {
  const roles = rolesFields(() => dialog.redraw());
  const dialog = openDialog({
    title: ACCESS.createAccessKey,
    ok: ACCESS.createKey,
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${field(COMMON.name, html`<input name="name" required maxlength="64" />`, wrong(failure, 'name'), ACCESS.nameHint)}
      ${field(ACCESS.program, html`<input name="program" required maxlength="64" />`, wrong(failure, 'program'), ACCESS.programHint)}
      ${field(ACCESS.expiry, html`<input name="last" type="date" />`, wrong(failure, 'expiresAt'), ACCESS.expiryHint)}
      ${roles.view(failure)}
    `,
    async done(form) {
      const last = form.get('last');
      const expiry = last ? { expiresAt: new Date(`${last}T23:59:59`).toISOString() } : {};
      const { data } = await ask('POST', '/access-keys', { body: { name: form.get('name'), program: form.get('program'), ...expiry, roles: roles.body() } });
      done();
      showOnce({
        title: ACCESS.newKey,
        use: ACCESS.keyUse,
        secret: data.token,
        saved: ACCESS.saved,
        copying: { copy: ACCESS.copy, copied: ACCESS.copied, notCopied: ACCESS.notCopied },
      });
    },
  });
}
