// People, programs' keys and teams, each on a tab. Callers without an administrator's role see their own.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { now } from '../clock.js';
import { number } from '../language.js';
import { asOf, notes } from '../load.js';
import { copyItem, menu, tabs, toggle } from '../parts/controls.js';
import { field, openDialog, wrong } from '../parts/dialog.js';
import { inSight, listKeys, rowsAtFirst, STEP } from '../parts/list.js';
import { callout, empty, head, skeleton } from '../parts/notices.js';
import { onDemand } from '../parts/on-demand.js';
import { rolesFields } from '../parts/roles.js';
import { showOnce } from '../parts/secret.js';
import { enabledState } from '../parts/states.js';
import { allTeams, teamName, wholeList } from '../parts/teams.js';
import { rows } from '../parts/table.js';
import { ago, day, state, until } from '../parts/text.js';
import { toast } from '../parts/toast.js';
import { ACCESS_STATES, COMMON, LIST, TITLES } from '../words.js';
import { CONFLICT } from '../words/dialog.js';
import { ACCESS } from '../words/access.js';

const EVERY_MS = 10_000;
/** More of them are read more rarely. */
const MANY = 200;
const EVERY_MS_OF_MANY = 60_000;
const MINUTE_MS = 60_000;
/** Keys with less time left are marked. */
const SOON_MS = 14 * 86_400_000;
const PLACE = skeleton(8, 'rows');
const TABS = [
  ['', ACCESS.people],
  ['keys', ACCESS.keys],
  ['teams', ACCESS.teams],
];
const OPENERS = { '': people, keys, teams: teamList };

export function openAccess(app, query, [section = '']) {
  const shown = Object.hasOwn(OPENERS, section) ? section : '';
  const part = OPENERS[shown](app, query);
  return {
    title: TITLES.access,
    close: part.end,
    view: () => html`
      ${head({
        title: TITLES.access,
        actions: part.actions(),
        tabs: tabs(TITLES.access, TABS.map(([path, title]) => ({ title, href: `/console/access${path && `/${path}`}`, current: path === shown }))),
      })}
      ${part.view()}
    `,
  };
}

const every = () => EVERY_MS;

/**
 * What people and keys have in common: their list, roles, and that they can be disabled and removed.
 *
 * @param {(of: object) => string[]} textsOf what a search looks in
 */
function holders(app, query, path, textsOf) {
  const list = wholeList(path, app.draw, (data) => (data?.items.length > MANY ? EVERY_MS_OF_MANY : EVERY_MS));
  const unbind = listKeys();
  let sought = query.get('query') || '';
  let wanted = rowsAtFirst();
  const teams = allTeams(app.draw, every);
  const role = (held) => ACCESS.role(held.role, held.team && teamName(teams, held.team), held.names);
  const set = async (of, enabled) => {
    await ask('PATCH', `${path}/${of.id}`, { body: { enabled }, patch: true });
    list.load();
  };

  function enable(of, name) {
    const enabled = !of.enabled;
    openDialog({
      title: enabled ? ACCESS.enableTitle(name) : ACCESS.disableTitle(name),
      ok: enabled ? ACCESS.enable : ACCESS.disable,
      danger: !enabled,
      content: () => html`<p>${enabled ? ACCESS.enableEffect(name) : ACCESS.disableEffect(name)}</p>`,
      async done() {
        await set(of, enabled);
        toast({ text: ACCESS.turned(name, enabled), undo: () => undone(() => set(of, !enabled), ACCESS.turned(name, !enabled)) });
      },
    });
  }

  function remove(of, name, effect) {
    openDialog({
      title: ACCESS.removeTitle(name),
      ok: COMMON.remove,
      danger: true,
      content: () => html`<p>${effect}</p>`,
      async done() {
        await ask('DELETE', `${path}/${of.id}`);
        list.load();
        toast({ text: ACCESS.removed(name) });
      },
    });
  }

  return {
    list,
    teams,
    role,
    roles: (of) => ACCESS.roleList(of.roles.map(role)),
    /** The switch of one. */
    turning: (of, name) => toggle({ on: of.enabled, label: ACCESS.isEnabled(name), turn: () => enable(of, name) }),
    /** The actions that both have, for a menu. */
    actions: (of, name, word, effect) => [
      copyItem(of.id, ACCESS.copyId),
      { text: word, run: () => remove(of, name, effect), danger: true },
    ],
    end() {
      unbind();
      list.end();
      teams.end();
    },
    // Roles name their teams: rows wait for these.
    view: (title, columns, none, note) => html`${notes(list, teams)}
    ${(teams.data || teams.failure ? list : teams).shown(({ items, more }) => (items.length ? html`${search()} ${found(title, columns(), items)} ${more ? html`<p class="warning">${ACCESS.more}</p>` : nothing} ${note || nothing} ${asOf(list)}` : empty(none)), PLACE)}`,
  };

  function look(change) {
    change();
    app.draw();
  }

  function seek({ target }) {
    sought = target.value.trim();
    wanted = rowsAtFirst();
    history.replaceState(null, '', `${location.pathname}${sought ? `?${new URLSearchParams({ query: sought })}` : ''}`);
    app.draw();
  }

  function search() {
    return html`<div class="filters">
      <label class="search"><span>${ACCESS.search}</span><input type="search" .value=${sought} @input=${seek} autocomplete="off" spellcheck="false" /></label>
    </div>`;
  }

  function found(title, columns, items) {
    const text = sought.toLowerCase();
    const some = items.filter((of) => textsOf(of).some((each) => each?.toLowerCase().includes(text)));
    const more = () => look(() => (wanted += STEP));
    return html`${some.length ? rows(COMMON.table(title), columns, some.slice(0, wanted), { key: (of) => of.id }) : empty(ACCESS.noMatch)}
      <div class="pages">
        <span class="quiet" role="status">${LIST.shown(Math.min(wanted, some.length), number(some.length))}</span>
        ${some.length > wanted ? html`<button ${inSight(more, wanted)} @click=${more}>${LIST.loadMore}</button>` : nothing}
      </div>`;
  }
}

/** A value with its column's title where rows are cards. */
const onCard = (title, value) => html`<span class="on-card">${title}${COMMON.colon}</span>${value}`;

/** Takes a change back, and says so. */
async function undone(write, text) {
  try {
    await write();
    toast({ text });
  } catch (failure) {
    toast({ text: failure.message, kind: 'bad' });
  }
}

function people(app, query) {
  const all = holders(app, query, '/accounts', ({ username, id }) => [username, id]);
  const may = () => app.may('administrator');
  const columns = () => [
    { title: ACCESS.username, kind: 'main', width: '2fr', cell: (account) => account.username },
    { title: COMMON.state, kind: 'state', width: '7rem', cell: enabledState },
    { title: COMMON.roles, width: '4fr', cell: all.roles },
    { title: ACCESS.lastSignIn, width: '8rem', cell: (account) => onCard(ACCESS.lastSignIn, account.lastSignInAt ? ago(account.lastSignInAt) : COMMON.never) },
    ...(may()
      ? [
          {
            title: COMMON.actions,
            kind: 'actions',
            width: '14rem',
            cell: (account) => html`${all.turning(account, account.username)} <button class="bare" aria-label=${ACCESS.editRolesOf(account.username)} @click=${() => changeRoles(account, all.role, all.list.load)}>${ACCESS.editRoles}</button>
              ${menu(ACCESS.actionsFor(account.username), () => all.actions(account, account.username, ACCESS.removePerson, ACCESS.removePersonEffect(account.username)))}`,
          },
        ]
      : []),
  ];
  return {
    end: all.end,
    actions: () => (may() ? html`<button class="primary" @click=${() => addAccount(all.list.load)}>${ACCESS.addPerson}</button>` : nothing),
    view: () => all.view(ACCESS.people, columns, ACCESS.noPeople),
  };
}

function keys(app, query) {
  const all = holders(app, query, '/access-keys', ({ name, program, ownedBy, id }) => [name, program, ownedBy.name, id]);
  const may = () => app.may('administrator');
  const expires = ({ expiresAt }) => {
    const left = Date.parse(expiresAt) - now();
    return !expiresAt ? COMMON.never : left > 0 && left < SOON_MS ? state('wait', until(expiresAt)) : day(expiresAt);
  };
  const columns = () => [
    { title: COMMON.name, kind: 'main', width: '2fr', cell: (key) => key.name },
    { title: COMMON.state, kind: 'state', width: '8.5rem', cell: (key) => (key.enabled && !key.ownedBy.active ? state('bad', ACCESS_STATES.ownerInactive) : enabledState(key)) },
    { title: ACCESS.program, width: '1.5fr', cell: (key) => key.program, hide: true },
    { title: ACCESS.owner, width: '1.5fr', cell: ({ ownedBy }) => html`${ownedBy.name || ownedBy.id} <span class="quiet">${ACCESS.ownerIdentity(ownedBy)}</span>`, hide: true },
    { title: COMMON.roles, width: '3fr', cell: all.roles },
    { title: ACCESS.lastUsed, width: '6rem', cell: (key) => onCard(ACCESS.lastUsed, key.lastUsedAt ? ago(key.lastUsedAt) : COMMON.never) },
    { title: ACCESS.expires, width: '7rem', cell: (key) => onCard(ACCESS.expires, expires(key)) },
    ...(may()
      ? [
          {
            title: COMMON.actions,
            kind: 'actions',
            width: '7.5rem',
            cell: (key) =>
              html`${all.turning(key, key.name)}
              ${menu(ACCESS.actionsFor(key.name), () => [
                { text: ACCESS.editKey, run: () => editKey(key, all.list.load) },
                ...all.actions(key, key.name, ACCESS.removeKey, ACCESS.removeKeyEffect(key.program)),
              ])}`,
          },
        ]
      : []),
  ];
  return {
    end: all.end,
    actions: () => (may() ? html`<button class="primary" @click=${() => addKey(app, all.list.load)}>${ACCESS.createAccessKey}</button>` : nothing),
    view: () => all.view(ACCESS.keys, columns, ACCESS.noKeys, html`<p class="quiet">${ACCESS.keyRoles}</p>`),
  };
}

/** The tab of teams, whose module comes with it. */
function teamList(app) {
  let list = null;
  let isOver = false;
  const part = onDemand(
    () => import('../parts/team-list.js'),
    ({ openTeams }) => {
      if (!isOver) {
        list = openTeams(app);
      }
    },
    app.draw,
  );
  return {
    end() {
      isOver = true;
      list?.end();
    },
    actions: () => list?.actions() ?? nothing,
    view: () => list?.view() ?? part.view(PLACE),
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
      ${field(ACCESS.username, html`<input name="username" required maxlength="64" autocomplete="off" />`, wrong(failure, 'username'), ACCESS.usernameHint)}
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
      ${theirs ? callout('error', { title: CONFLICT.title, content: ACCESS.rolesConflict(account.username, has(theirs)) }) : nothing}
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

function addKey(app, done) {
  const roles = rolesFields(() => dialog.redraw());
  const dialog = openDialog({
    title: ACCESS.createAccessKey,
    ok: ACCESS.createKey,
    blocked: roles.blocked,
    closed: roles.end,
    content: (failure) => html`
      ${field(COMMON.name, html`<input name="name" required maxlength="64" />`, wrong(failure, 'name'), ACCESS.nameHint)}
      ${field(ACCESS.program, html`<input name="program" required maxlength="64" />`, wrong(failure, 'program'), ACCESS.programHint)}
      ${app.may('administrator', true) ? field(ACCESS.service, html`<input name="service" maxlength="64" />`, wrong(failure, 'service'), ACCESS.serviceHint) : nothing}
      ${field(ACCESS.expiry, html`<input name="last" type="date" />`, wrong(failure, 'expiresAt'), ACCESS.expiryHint)}
      ${roles.view(failure)}
    `,
    async done(form) {
      const service = form.get('service') ? { service: form.get('service') } : {};
      const { data } = await ask('POST', '/access-keys', { body: { name: form.get('name'), program: form.get('program'), ...service, ...expiry(form.get('last')), roles: roles.body() } });
      done();
      showOnce({
        title: ACCESS.newKey,
        use: ACCESS.keyUse,
        secret: data.token,
        saved: ACCESS.saved,
        copying: { copy: ACCESS.copy, notCopied: ACCESS.notCopied },
      });
    },
  });
}

function editKey(key, done) {
  const last = key.expiresAt ? localDay(key.expiresAt) : '';
  openDialog({
    title: ACCESS.editKeyTitle(key.name),
    ok: COMMON.save,
    content: (failure) => html`
      ${field(COMMON.name, html`<input name="name" required maxlength="64" value=${key.name} />`, wrong(failure, 'name'), ACCESS.nameHint)}
      ${field(ACCESS.expiry, html`<input name="last" type="date" value=${last} />`, wrong(failure, 'expiresAt'), ACCESS.expiryHint)}
    `,
    async done(form) {
      const name = form.get('name');
      const to = form.get('last');
      const body = { ...(name === key.name ? {} : { name }), ...(to === last ? {} : { expiresAt: null, ...expiry(to) }) };
      if (Object.keys(body).length) {
        await ask('PATCH', `/access-keys/${key.id}`, { body, patch: true });
        done();
        toast({ text: ACCESS.changed(name) });
      }
    },
  });
}

/** The end of a day of this browser's time zone; nothing without one. */
const expiry = (last) => (last ? { expiresAt: new Date(`${last}T23:59:59`).toISOString() } : {});

/** The day of a moment in this browser's time zone, as date fields have it. */
function localDay(instant) {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
