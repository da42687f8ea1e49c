// The dialog that moves a domain to another team.
import { html } from '../view.js';
import { ask } from '../api.js';
import { notes } from '../load.js';
import { field, openDialog, wrong } from './dialog.js';
import { allTeams } from './teams.js';
import { COMMON, DOMAIN } from '../words.js';

export function moveToTeam({ domain, path, written }) {
  let chosen = domain.team || '';
  const teams = allTeams(() => dialog.redraw(), () => 0);
  const dialog = openDialog({
    title: DOMAIN.moveTeamOf(domain.name),
    ok: DOMAIN.moveTeam,
    blocked: () => !teams.data || chosen === (domain.team || ''),
    closed: teams.end,
    content: (failure) => html`<p>${DOMAIN.moveTeamEffect}</p>
      ${notes(teams)}
      ${teams.shown(({ items }) =>
        field(
          DOMAIN.team,
          html`<select @change=${choose}>
            <option value="" ?selected=${!chosen}>${COMMON.none}</option>
            ${items.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
          </select>`,
          wrong(failure, 'team'),
        ),
      )}`,
    async done() {
      const begun = Date.now();
      const { data } = await ask('PUT', `${path}/team`, { body: { team: chosen || null }, ifMatch: domain.revision });
      written(data.revision, begun);
    },
  });

  function choose({ target }) {
    chosen = target.value;
    dialog.redraw();
  }
}
