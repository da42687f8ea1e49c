// People, programs' keys and teams. Whoever administers nothing sees their own.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { ago, loading, message, state } from '../parts/text.js';

export function openAccess(app) {
  let accounts = null;
  let keys = null;
  let teams = null;
  let failure = null;

  async function load() {
    try {
      [accounts, keys, teams] = (await Promise.all([get('/accounts?size=200'), get('/access-keys?size=200'), get('/teams?size=200')])).map((page) => page.items);
      failure = null;
    } catch (thrown) {
      failure = thrown;
    }
    app.draw();
  }
  load();

  const team = (id) => (teams.find((known) => known.id === id) || { name: id }).name;
  const role = (held) => `${held.role}${held.team ? ` of ${team(held.team)}` : ' everywhere'}${held.names ? ` for ${held.names.join(', ')}` : ''}`;
  const roles = (of) => of.roles.map((held) => html`<div>${role(held)}</div>`);
  const enabled = (of) => (of.enabled ? state('good', 'enabled') : state('unknown', 'disabled'));

  function enable(path, of, what) {
    openDialog({
      title: `${of.enabled ? 'Disable' : 'Enable'} ${what}`,
      ok: of.enabled ? 'Disable' : 'Enable',
      danger: of.enabled,
      content: () => html`<p>${of.enabled ? `${what} is let in no more, at once. You can enable it again.` : `${what} is let in again.`}</p>`,
      async done() {
        await ask('PATCH', path, { body: { enabled: !of.enabled }, patch: true });
        await load();
      },
    });
  }

  const may = () => app.may('administrator');

  return {
    title: 'Access',
    close() {},
    view: () => html`
      <h1 tabindex="-1">Access</h1>
      ${message(failure)}
      ${accounts === null
        ? failure
          ? nothing
          : loading
        : html`
            <section aria-labelledby="people">
              <div class="head"><h2 id="people">People</h2>${may() ? html`<button @click=${() => addAccount(load)}>Add a person</button>` : nothing}</div>
              ${accounts.length
                ? html`<div class="scroll" tabindex="0" role="region" aria-label="People">
                    <table>
                      <thead><tr><th>Username</th><th>State</th><th>Roles</th><th>Last sign-in</th><th>Actions</th></tr></thead>
                      <tbody>
                        ${accounts.map(
                          (account) => html`<tr>
                            <th scope="row">${account.username}</th>
                            <td>${enabled(account)}</td>
                            <td>${roles(account)}</td>
                            <td>${account.lastSignInAt ? ago(account.lastSignInAt) : 'never'}</td>
                            <td>${may() ? html`<button aria-label=${`${account.enabled ? 'Disable' : 'Enable'} ${account.username}`} @click=${() => enable(`/accounts/${account.id}`, account, account.username)}>${account.enabled ? 'Disable' : 'Enable'}</button>` : nothing}</td>
                          </tr>`,
                        )}
                      </tbody>
                    </table>
                  </div>`
                : html`<p class="empty">No accounts that you may see.</p>`}
            </section>
            <section aria-labelledby="keys">
              <div class="head"><h2 id="keys">Access keys</h2>${may() ? html`<button @click=${() => addKey(load)}>Make a key</button>` : nothing}</div>
              ${keys.length
                ? html`<div class="scroll" tabindex="0" role="region" aria-label="Access keys">
                    <table>
                      <thead><tr><th>Name</th><th>Program</th><th>Owner</th><th>State</th><th>Roles</th><th>Last use</th><th>Expires</th><th>Actions</th></tr></thead>
                      <tbody>
                        ${keys.map(
                          (key) => html`<tr>
                            <th scope="row">${key.name}</th>
                            <td>${key.program}</td>
                            <td>${key.owner}</td>
                            <td>${enabled(key)}</td>
                            <td>${roles(key)}</td>
                            <td>${key.lastUsedAt ? ago(key.lastUsedAt) : 'never'}</td>
                            <td>${key.expiresAt || 'never'}</td>
                            <td>${may() ? html`<button aria-label=${`${key.enabled ? 'Disable' : 'Enable'} ${key.name}`} @click=${() => enable(`/access-keys/${key.id}`, key, key.name)}>${key.enabled ? 'Disable' : 'Enable'}</button>` : nothing}</td>
                          </tr>`,
                        )}
                      </tbody>
                    </table>
                  </div>`
                : html`<p class="empty">No keys that you may see.</p>`}
            </section>
            <section aria-labelledby="teams">
              <h2 id="teams">Teams</h2>
              ${teams.length ? html`<ul class="plain">${teams.map((one) => html`<li>${one.name} <span class="quiet">${one.id}</span></li>`)}</ul>` : html`<p class="empty">There are no teams; every domain is everybody’s.</p>`}
            </section>
          `}
    `,
  };
}

const ROLES = ['viewer', 'operator', 'administrator'];
const roleField = html`<select name="role">
  ${ROLES.map((role) => html`<option value=${role}>${role}</option>`)}
</select>`;

function addAccount(done) {
  openDialog({
    title: 'Add a person',
    ok: 'Add',
    content: (failure) => html`
      ${field('Username', html`<input name="username" required maxlength="64" autocomplete="off" />`, wrong(failure, 'username'))}
      ${field('First password', html`<input name="password" type="password" required maxlength="128" autocomplete="new-password" />`, wrong(failure, 'password'), 'They choose another one when they first sign in.')}
      ${field('Role, everywhere', roleField, wrong(failure, 'roles'))}
    `,
    async done(form) {
      await ask('POST', '/accounts', { body: { username: form.get('username'), password: form.get('password'), roles: [{ role: form.get('role') }] } });
      await done();
    },
  });
}

function addKey(done) {
  openDialog({
    title: 'Make an access key',
    ok: 'Make',
    content: (failure) => html`
      ${field('Name', html`<input name="name" required maxlength="100" />`, wrong(failure, 'name'))}
      ${field('Program', html`<input name="program" required maxlength="100" />`, wrong(failure, 'program'), 'At most two keys of a program are enabled, to change from one to the next.')}
      ${field('Role, everywhere', roleField, wrong(failure, 'roles'))}
    `,
    async done(form) {
      const { data } = await ask('POST', '/access-keys', { body: { name: form.get('name'), program: form.get('program'), roles: [{ role: form.get('role') }] } });
      await done();
      show(data);
    },
  });
}

function show(issued) {
  openDialog({
    title: 'The key, shown once',
    ok: 'I have kept it',
    content: () => html`<p>Programs send it as <code>Authorization: Bearer …</code>. Nobody can read it again.</p>
      <p><code class="secret">${issued.token}</code></p>`,
    done: async () => true,
  });
}
