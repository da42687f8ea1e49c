// The fields of roles: role, team and names.
import { html, nothing, repeat } from '../view.js';
import { notes } from '../load.js';
import { field, wrong } from './dialog.js';
import { allTeams } from './teams.js';
import { COMMON } from '../words.js';
import { ROLE, ROLES } from '../words/access.js';

/** The API's limit. */
const MOST = 20;

/**
 * Fields for roles.
 *
 * @param {() => void} changed
 * @param {object[]} [given] the present roles, from the API; else one new role
 * @returns {{view: (failure: any) => any, body: () => object[], blocked: () => boolean, end: () => void}}
 *   `blocked` until the teams are read: without a choice of team, a role would apply everywhere
 */
export function rolesFields(changed, given) {
  const teams = allTeams(changed);
  let nextKey = 0;
  let roles = given ? given.map(({ role, team, names }) => ({ key: nextKey++, role, team: team || '', names: (names || []).join(' ') })) : [fresh()];

  function fresh() {
    return { key: nextKey++, role: 'viewer', team: '', names: '' };
  }

  /** Present roles may be of teams beyond the offered ones. */
  const known = (id) => (teams.data ? teams.data.items : []).some((team) => team.id === id);

  const set = (role, what) => (event) => (role[what] = event.target.value);

  function become(next) {
    roles = next;
    changed();
  }

  const row = (failure) => (role, index) => {
    const problem = ['', '.role', '.team', '.names', '.names[0]'].map((part) => wrong(failure, `roles[${index}]${part}`)).find(Boolean);
    return html`<fieldset class="row">
      <legend>${ROLE.title(index + 1)}</legend>
      ${field(
        ROLE.role,
        html`<select @change=${set(role, 'role')}>
          ${Object.entries(ROLES).map(([name, word]) => html`<option value=${name} ?selected=${role.role === name}>${word}</option>`)}
        </select>`,
        null,
        index ? null : ROLE.roleHint,
      )}
      ${field(
        ROLE.team,
        html`<select @change=${set(role, 'team')} ?disabled=${teams.data === null}>
          <option value="">${teams.data ? ROLE.anyTeam : teams.failure ? ROLE.teamsUnavailable : ROLE.loadingTeams}</option>
          ${role.team && !known(role.team) ? html`<option value=${role.team} selected>${role.team}</option>` : nothing}
          ${(teams.data ? teams.data.items : []).map((team) => html`<option value=${team.id} ?selected=${role.team === team.id}>${team.name}</option>`)}
        </select>`,
        null,
        index ? null : ROLE.teamHint,
      )}
      ${field(
        ROLE.names,
        html`<input .value=${role.names} @input=${set(role, 'names')} placeholder=${ROLE.namesPlaceholder} autocomplete="off" />`,
        null,
        index ? null : ROLE.namesHint,
      )}
      ${roles.length > 1 ? html`<button type="button" aria-label=${ROLE.remove(index + 1)} @click=${() => become(roles.filter((other) => other !== role))}>${COMMON.remove}</button>` : nothing}
      ${problem ? html`<small class="wrong" role="alert">${problem}</small>` : nothing}
    </fieldset>`;
  };

  return {
    view: (failure) => html`
      ${notes(teams)}
      ${teams.data && teams.data.more ? html`<p class="warning">${ROLE.moreTeams}</p>` : nothing}
      ${repeat(roles, (role) => role.key, row(failure))}
      ${wrong(failure, 'roles') ? html`<small class="wrong" role="alert">${wrong(failure, 'roles')}</small>` : nothing}
      ${roles.length < MOST ? html`<button type="button" @click=${() => become([...roles, fresh()])}>${ROLE.add}</button>` : nothing}
    `,
    blocked: () => teams.data === null,
    end: teams.end,
    body: () =>
      roles.map(({ role, team, names }) => {
        const given = names.split(/[\s,]+/).filter(Boolean);
        return { role, ...(team ? { team } : {}), ...(given.length ? { names: given } : {}) };
      }),
  };
}
