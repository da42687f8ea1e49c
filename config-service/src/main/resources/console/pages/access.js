// People, programs' keys and teams. Whoever administers nothing sees their own.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { asOf, notes } from '../load.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { listing } from '../parts/list.js';
import { rolesFields } from '../parts/roles.js';
import { enabledState } from '../parts/states.js';
import { allTeams } from '../parts/teams.js';
import { ago, day } from '../parts/text.js';

const EVERY_MS = 10_000;

export function openAccess(app) {
  const every = () => EVERY_MS;
  const [accounts, keys] = ['/accounts', '/access-keys'].map((path) => listing(() => path, app.draw, every));
  const teams = allTeams(app.draw, every);
  const lists = [accounts, keys, teams];
  const may = () => app.may('administrator');
  const known = () => (teams.data ? teams.data.items : []);

  const team = (id) => (known().find((one) => one.id === id) || { name: id }).name;
  const role = (held) => `${held.role}${held.team ? ` of ${team(held.team)}` : ' everywhere'}${held.names ? ` for ${held.names.join(', ')}` : ''}`;
  const roles = (of) => of.roles.map((held) => html`<div>${role(held)}</div>`);

  function enable(path, of, what, list) {
    openDialog({
      title: `${of.enabled ? 'Disable' : 'Enable'} ${what}`,
      ok: of.enabled ? 'Disable' : 'Enable',
      danger: of.enabled,
      content: () => html`<p>${of.enabled ? `${what} is let in no more, at once. You can enable it again.` : `${what} is let in again.`}</p>`,
      async done() {
        await ask('PATCH', path, { body: { enabled: !of.enabled }, patch: true });
        list.load();
      },
    });
  }

  const enabling = (path, of, what, list) =>
    may()
      ? html`<button aria-label=${`${of.enabled ? 'Disable' : 'Enable'} ${what}`} @click=${() => enable(path, of, what, list)}>${of.enabled ? 'Disable' : 'Enable'}</button>`
      : nothing;

  const table = (title, columns, rows) => html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
    <table>
      <thead><tr>${columns.map((column) => html`<th>${column}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;

  const person = (account) => html`<tr>
    <th scope="row">${account.username}</th>
    <td>${enabledState(account)}</td>
    <td>${roles(account)}</td>
    <td>${account.lastSignInAt ? ago(account.lastSignInAt) : 'never'}</td>
    <td>
      ${may() ? html`<button aria-label=${`Change the roles of ${account.username}`} @click=${() => changeRoles(account, role, accounts.load)}>Roles</button>` : nothing}
      ${enabling(`/accounts/${account.id}`, account, account.username, accounts)}
    </td>
  </tr>`;

  /** Whose a key is; one of somebody who isn't let in any more isn't taken. */
  const owner = ({ kind, id, name, active }) => html`${name || id} <span class="quiet">(${kind}${name ? `, ${id}` : ''}${active ? '' : ', not let in any more'})</span>`;

  const key = (of) => html`<tr>
    <th scope="row">${of.name}</th>
    <td>${of.program}</td>
    <td>${owner(of.ownedBy)}</td>
    <td>${enabledState(of)}</td>
    <td>${roles(of)}</td>
    <td>${of.lastUsedAt ? ago(of.lastUsedAt) : 'never'}</td>
    <td>${of.expiresAt ? day(of.expiresAt) : 'never'}</td>
    <td>${enabling(`/access-keys/${of.id}`, of, of.name, keys)}</td>
  </tr>`;

  /** A list with what failed of it alone. */
  const section = (id, title, list, adding, view, none) => html`<section aria-labelledby=${id}>
    <div class="head"><h2 id=${id}>${title}</h2>${adding}</div>
    ${notes(list)}
    ${list.shown(({ items }) => (items.length ? html`${view(items)} ${list.tail ? list.tail() : nothing} ${asOf(list)}` : html`<p class="empty">${none}</p>`))}
  </section>`;

  const adding = (word, open, list) => (may() ? html`<button @click=${() => open(list.load)}>${word}</button>` : nothing);

  return {
    title: 'Access',
    close: () => lists.forEach((list) => list.end()),
    view: () => html`
      <h1 tabindex="-1">Access</h1>
      ${section(
        'people',
        'People',
        accounts,
        adding('Add a person', addAccount, accounts),
        (items) => table('People', ['Username', 'State', 'Roles', 'Last sign-in', 'Actions'], items.map(person)),
        'No accounts that you may see.',
      )}
      ${section(
        'keys',
        'Access keys',
        keys,
        adding('Make a key', addKey, keys),
        (items) => html`${table('Access keys', ['Name', 'Program', 'Owner', 'State', 'Roles', 'Last use', 'Expires', 'Actions'], items.map(key))}
          <p class="quiet">A key keeps the roles that it was made with; for others make another key.</p>`,
        'No keys that you may see.',
      )}
      ${section(
        'teams',
        'Teams',
        teams,
        nothing,
        (items) => html`<ul class="plain">${items.map((one) => html`<li>${one.name} <span class="quiet">${one.id}</span></li>`)}</ul>
          ${teams.data.more ? html`<p class="quiet">There are more.</p>` : nothing}`,
        'There are no teams; every domain is everybody’s.',
      )}
    `,
  };
}

function addAccount(done) {
  const roles = rolesFields(() => dialog.redraw());
  const dialog = openDialog({
    title: 'Add a person',
    ok: 'Add',
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${field('Username', html`<input name="username" required maxlength="64" autocomplete="off" />`, wrong(failure, 'username'))}
      ${field('First password', html`<input name="password" type="password" required maxlength="128" autocomplete="new-password" />`, wrong(failure, 'password'), 'They choose another one when they first sign in.')}
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
  const has = (one) => one.roles.map(word).join('; ');
  let theirs = null;
  const dialog = openDialog({
    title: `Roles of ${account.username}`,
    ok: 'OK',
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${theirs
        ? html`<div class="message" role="alert"><strong>Someone else was faster:</strong> ${account.username} is ${has(theirs)}. Nothing of yours was written. OK sets yours; Cancel keeps theirs.</div>`
        : nothing}
      <p class="quiet">Until now: ${has(theirs || account)}. What is changed holds at once, also where they have signed in.</p>
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
    title: 'Make an access key',
    ok: 'Make',
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${field('Name', html`<input name="name" required maxlength="64" />`, wrong(failure, 'name'), 'Up to 64 letters, digits, and . _ @ -')}
      ${field('Program', html`<input name="program" required maxlength="64" />`, wrong(failure, 'program'), 'At most two keys of a program are enabled, to change from one to the next.')}
      ${field('Last day', html`<input name="last" type="date" />`, wrong(failure, 'expiresAt'), 'The key expires at the end of it, by your clock. Leave it empty for a key that never does.')}
      ${roles.view(failure)}
    `,
    async done(form) {
      const last = form.get('last');
      const expiry = last ? { expiresAt: new Date(`${last}T23:59:59`).toISOString() } : {};
      const { data } = await ask('POST', '/access-keys', { body: { name: form.get('name'), program: form.get('program'), ...expiry, roles: roles.body() } });
      done();
      show(data);
    },
  });
}

/** It can't be read again, so nothing but saying that it is kept leaves it. */
function show(issued) {
  let isKept = false;
  let copied = '';
  const dialog = openDialog({
    title: 'The key, shown once',
    ok: 'Close',
    shows: true,
    kept: () => !isKept,
    content: () => html`<p>Programs send it as <code>Authorization: Bearer …</code>. Nobody can read it again.</p>
      <p><code class="secret">${issued.token}</code></p>
      <p><button type="button" @click=${copy}>Copy</button> <span role="status">${copied}</span></p>
      <label class="choice"><input type="checkbox" .checked=${isKept} @change=${(event) => keep(event.target.checked)} /><span>I have kept it</span></label>`,
    done: async () => true,
  });

  async function copy() {
    try {
      await navigator.clipboard.writeText(issued.token);
      copied = 'copied';
      keep(true);
    } catch {
      copied = 'The browser doesn’t let the page copy; select it and copy it yourself.';
      dialog.redraw();
    }
  }

  function keep(on) {
    isKept = on;
    dialog.redraw();
  }
}
