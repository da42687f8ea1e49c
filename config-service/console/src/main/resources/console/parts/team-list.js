// Teams: their members, domains, quotas and default settings, and the dialogs that add, change and remove them.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { number } from '../language.js';
import { asOf, notes, PATIENCE_MS, reading } from '../load.js';
import { copyButton, menu } from './controls.js';
import { field, openDialog, wrong } from './dialog.js';
import { icon } from './icons.js';
import { inSight, listKeys, rowsAtFirst, STEP } from './list.js';
import { empty, skeleton } from './notices.js';
import { planOf } from './progressive.js';
import { percentsOf, sharesOf } from './share.js';
import { rows, table } from './table.js';
import { allTeams, wholeList } from './teams.js';
import { toast } from './toast.js';
import { COMMON, LIST, list, stateWord } from '../words.js';
import { fieldWords, optionWord } from '../words/settings.js';
import { TEAMS } from '../words/access.js';
import { SHARE } from '../words/share.js';

const EVERY_MS = 10_000;
const MEMBERS_MS = 60_000;
const PLACE = skeleton(8, 'rows');
const MODES = fieldWords('changeControl.preflight').options;
const PLAN_NUMBERS = [
  ['bakeSeconds', SHARE.bake, SHARE.bakeHint],
  ['outcomes', SHARE.outcomes, SHARE.outcomesHint],
  ['patienceSeconds', TEAMS.patience, TEAMS.patienceHint],
];
const QUOTA_COLUMNS = [TEAMS.quota, TEAMS.used, TEAMS.limit];

export function openTeams(app) {
  const opened = Date.now();
  let wanted = rowsAtFirst();
  const teams = allTeams(app.draw, () => EVERY_MS);
  const [people, keys] = ['/accounts', '/access-keys'].map((path) => wholeList(path, app.draw, () => MEMBERS_MS));
  /** The readings of the teams with their details open, by id. */
  const open = new Map();
  const unbind = listKeys();
  const mayChange = () => app.may('administrator', true);
  const mayChangeRollout = ({ id }) => mayChange() || app.caller.roles.some(({ role, team, names }) => role === 'administrator' && team === id && !names);

  function unfold({ id, name }) {
    const isOpen = open.has(id);
    const turn = () => {
      if (isOpen) {
        open.get(id).end();
        open.delete(id);
      } else {
        open.set(id, reading((signal) => get(`/teams/${id}`, signal), app.draw));
      }
      app.draw();
    };
    return html`<button type="button" class="bare" aria-label=${TEAMS.detailsOf(name)} aria-expanded=${isOpen ? 'true' : 'false'} @click=${turn}>${icon(isOpen ? 'up' : 'down')}</button>`;
  }

  const membersOf = (all, id) => all.data.items.filter(({ roles }) => roles.some(({ team }) => team === id));

  const members = ({ id }) => (people.data && keys.data ? TEAMS.members(membersOf(people, id).length, membersOf(keys, id).length, people.data.more || keys.data.more) : COMMON.unknown);

  const columns = () => [
    { title: html`<span class="unseen">${TEAMS.details}</span>`, kind: 'check', width: '2.25rem', cell: unfold },
    { title: COMMON.name, kind: 'main', width: '2fr', cell: ({ name }) => name },
    { title: TEAMS.id, width: '2fr', cell: ({ id }) => id, hide: true },
    { title: TEAMS.membersTitle, width: '2fr', cell: members },
    { title: TEAMS.domains, width: '8rem', cell: ({ id, name }) => html`<a href=${`/console/domains?${new URLSearchParams({ team: id })}`} aria-label=${TEAMS.domainsOf(name)}>${TEAMS.showDomains}</a>` },
    ...(app.may('administrator') ? [{ title: COMMON.actions, kind: 'actions', width: '2.5rem', cell: (team) => (mayChangeRollout(team) ? actions(team) : nothing) }] : []),
  ];

  const actions = (team) =>
    menu(TEAMS.actionsFor(team.name), () => [
      ...(mayChange() ? [{ text: COMMON.edit, run: () => edit(team) }] : []),
      { text: TEAMS.rollout, run: () => editRollout(team) },
      ...(mayChange() ? [{ text: COMMON.remove, run: () => remove(team), danger: true }] : []),
    ]);

  const names = (title, all, id, nameOf) => {
    const found = membersOf(all, id);
    return html`<dt>${title}</dt><dd>${found.length ? list(found.map(nameOf)) : COMMON.none}</dd>`;
  };

  function detail({ id, name }) {
    const one = open.get(id);
    return one
      ? html`${notes(one)}
          ${one.shown(
            ({ quotas, preflight, rollout }) => html`<dl>
                <dt>${TEAMS.id}</dt>
                <dd>${id} ${copyButton(id, TEAMS.copyId(id))}</dd>
                ${people.data ? names(TEAMS.people, people, id, ({ username }) => username) : nothing} ${keys.data ? names(TEAMS.keys, keys, id, (key) => key.name) : nothing}
                <dt>${TEAMS.preflight}</dt>
                <dd>${preflight ? optionWord({ options: MODES }, preflight) : TEAMS.deploymentDefault}</dd>
                <dt>${TEAMS.rollout}</dt>
                <dd>${rolloutOf(rollout)}</dd>
              </dl>
              ${table(
                TEAMS.quotasOf(name),
                QUOTA_COLUMNS,
                Object.entries(quotas).map(
                  ([quota, { limit, used }]) => html`<tr>
                    <th scope="row">${stateWord(TEAMS.quotas, quota)}</th>
                    <td class="number">${used === undefined ? COMMON.none : number(used)}</td>
                    <td class="number">${limit === undefined ? TEAMS.unlimited : number(limit)}</td>
                  </tr>`,
                ),
                'quotas',
              )}`,
            skeleton(4),
          )}`
      : nothing;
  }

  function refresh(id) {
    teams.load();
    open.get(id)?.load();
  }

  function add() {
    openDialog({
      title: TEAMS.add,
      ok: TEAMS.add,
      content: (failure) => html`
        ${field(TEAMS.id, html`<input name="id" required maxlength="40" autocomplete="off" spellcheck="false" />`, wrong(failure, 'id'), TEAMS.idHint)}
        ${field(COMMON.name, html`<input name="name" maxlength="100" autocomplete="off" />`, wrong(failure, 'name'), TEAMS.nameHint)}
      `,
      async done(form) {
        const name = form.get('name').trim();
        const { data } = await ask('POST', '/teams', { body: { id: form.get('id').trim(), ...(name ? { name } : {}) } });
        teams.load();
        toast({ text: TEAMS.added(data.name) });
      },
    });
  }

  async function patch(id, body, text, undo) {
    await ask('PATCH', `/teams/${id}`, { body, patch: true });
    refresh(id);
    toast({ text, undo });
  }

  function edit({ id }) {
    const now = reading((signal) => get(`/teams/${id}`, signal), () => dialog.redraw());
    const dialog = openDialog({
      title: TEAMS.editTitle(id),
      ok: COMMON.save,
      blocked: () => !now.data,
      closed: now.end,
      content: (failure) => html`${notes(now)} ${now.shown((team) => fields(team, failure), skeleton(4))}`,
      async done(form) {
        const team = now.data;
        const name = form.get('name').trim();
        const preflight = form.get('preflight') || null;
        const quotas = Object.entries(team.quotas).filter(([quota, { limit }]) => form.get(quota) !== String(limit ?? ''));
        const body = {
          ...(name === team.name ? {} : { name }),
          ...(preflight === (team.preflight ?? null) ? {} : { preflight }),
          ...(quotas.length ? { quotas: Object.fromEntries(quotas.map(([quota]) => [quota, form.get(quota) ? Number(form.get(quota)) : null])) } : {}),
        };
        if (!Object.keys(body).length) {
          return;
        }
        // The API doesn't tell a default quota from an own one of the same limit.
        await patch(id, body, TEAMS.changed(name), body.quotas ? undefined : () => takeBack(id, team, body));
      },
    });
  }

  /** Goes over nobody's later change. */
  async function takeBack(id, team, body) {
    const was = Object.fromEntries(Object.keys(body).map((key) => [key, team[key] ?? null]));
    try {
      const now = await get(`/teams/${id}`);
      if (Object.keys(body).some((key) => (now[key] ?? null) !== body[key])) {
        toast({ text: TEAMS.changedSince(now.name), kind: 'bad' });
        return;
      }
      await patch(id, was, TEAMS.changed(team.name));
    } catch (failure) {
      toast({ text: failure.message, kind: 'bad' });
    }
  }

  const fields = (team, failure) => html`
    ${field(COMMON.name, html`<input name="name" required maxlength="100" value=${team.name} autocomplete="off" />`, wrong(failure, 'name'))}
    ${field(
      TEAMS.preflight,
      html`<select name="preflight">
        <option value="">${TEAMS.deploymentDefault}</option>
        ${Object.entries(MODES).map(([mode, word]) => html`<option value=${mode} ?selected=${team.preflight === mode}>${word}</option>`)}
      </select>`,
      wrong(failure, 'preflight'),
      TEAMS.preflightHint,
    )}
    <details ?open=${Object.keys(team.quotas).some((quota) => wrong(failure, `quotas.${quota}`))}>
      <summary>${TEAMS.quotasTitle}</summary>
      <p class="quiet">${TEAMS.quotasHint}</p>
      <div class="fields">
        ${Object.entries(team.quotas).map(([quota, { limit }]) =>
          field(stateWord(TEAMS.quotas, quota), html`<input name=${quota} type="number" min="0" max="1000000000" value=${limit ?? ''} />`, wrong(failure, `quotas.${quota}`)),
        )}
      </div>
    </details>
  `;

  /** How changes go out: the default, and the plan of progressive ones. */
  const rolloutOf = (rollout) => (rollout ? TEAMS.rolloutOf(rollout.default ? stateWord(TEAMS.rollouts, rollout.default) : TEAMS.deploymentDefault, planOf(rollout)) : TEAMS.deploymentDefault);

  function editRollout({ id, name }) {
    const now = reading((signal) => get(`/teams/${id}`, signal), () => dialog.redraw());
    let isWrong = false;
    const dialog = openDialog({
      title: TEAMS.rolloutTitle(name),
      ok: COMMON.save,
      blocked: () => !now.data,
      closed: now.end,
      content: (failure) => html`${notes(now)} ${now.shown(({ rollout }) => rolloutFields(rollout || {}, failure, isWrong), skeleton(4))}`,
      async done(form) {
        const steps = form.get('steps').trim();
        const shares = steps ? sharesOf(steps) : null;
        isWrong = !!steps && !shares;
        if (isWrong) {
          return false;
        }
        const numberOf = (field) => (form.get(field) ? Number(form.get(field)) : null);
        const body = { default: form.get('default') || null, steps: shares, bakeSeconds: numberOf('bakeSeconds'), outcomes: numberOf('outcomes'), patienceSeconds: numberOf('patienceSeconds') };
        await patch(id, { rollout: Object.values(body).every((value) => value === null) ? null : body }, TEAMS.changed(name));
        return true;
      },
    });
  }

  const rolloutFields = (rollout, failure, isWrong) => html`
    ${field(
      TEAMS.rollout,
      html`<select name="default">
        <option value="">${TEAMS.deploymentDefault}</option>
        ${Object.entries(TEAMS.rollouts).map(([mode, word]) => html`<option value=${mode} ?selected=${rollout.default === mode}>${word}</option>`)}
      </select>`,
      wrong(failure, 'rollout.default'),
      TEAMS.rolloutHint,
    )}
    <p class="quiet">${TEAMS.planHint}</p>
    ${field(SHARE.steps, html`<input name="steps" value=${rollout.steps ? percentsOf(rollout.steps) : ''} autocomplete="off" />`, isWrong ? SHARE.wrongSteps : wrong(failure, 'rollout.steps'), SHARE.stepsHint)}
    ${PLAN_NUMBERS.map(([name, label, hint]) => field(label, html`<input type="number" name=${name} min="0" value=${rollout[name] ?? ''} />`, wrong(failure, `rollout.${name}`), hint))}
  `;

  function remove({ id, name }) {
    openDialog({
      title: TEAMS.removeTitle(name),
      ok: COMMON.remove,
      danger: true,
      content: () => html`<p>${TEAMS.removeEffect}</p>`,
      async done() {
        await ask('DELETE', `/teams/${id}`);
        teams.load();
        toast({ text: TEAMS.removed(name) });
      },
    });
  }

  /** Numbers of members that come later make a row higher where it is a card. */
  const hasMembers = () => [people, keys].every((one) => one.data || one.failure) || Date.now() - opened > PATIENCE_MS;

  function further() {
    wanted += STEP;
    app.draw();
  }

  const shown = ({ items, more }) =>
    items.length
      ? html`${rows(COMMON.table(TEAMS.title), columns(), items.slice(0, wanted), { key: ({ id }) => id, detail })}
          ${items.length > wanted
            ? html`<div class="pages"><span class="quiet" role="status">${LIST.shown(wanted, number(items.length))}</span> <button type="button" ${inSight(further, wanted)} @click=${further}>${LIST.loadMore}</button></div>`
            : nothing}
          ${more ? html`<p class="quiet">${TEAMS.more}</p>` : nothing} ${asOf(teams)}`
      : empty(TEAMS.none);

  return {
    end() {
      unbind();
      [teams, people, keys, ...open.values()].forEach((one) => one.end());
    },
    actions: () => (mayChange() ? html`<button class="primary" @click=${add}>${TEAMS.add}</button>` : nothing),
    view: () => html`${notes(teams, people, keys)} ${hasMembers() ? teams.shown(shown, PLACE) : PLACE}`,
  };
}
