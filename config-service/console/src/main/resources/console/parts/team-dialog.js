// The dialog that moves a domain to another team.
import { html } from '../view.js';
import { ask } from '../api.js';
import { notes } from '../load.js';
import { edited, ground } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { allTeams } from './teams.js';
import { toast } from './toast.js';
import { COMMON, CONFLICT, DOMAIN } from '../words.js';
import { REVIEW } from '../words/review.js';

export function moveToTeam({ domain, path, written }) {
  const own = ground(domain, path);
  let chosen = domain.team || '';
  const teams = allTeams(() => dialog.redraw(), () => 0);
  const dialog = openDialog({
    title: DOMAIN.moveTeamOf(domain.name),
    ok: DOMAIN.moveTeam,
    blocked: () => !teams.data || chosen === (own.base.team || ''),
    closed: teams.end,
    content: (failure) => html`${edited(own, CONFLICT.other)}
      <p>${DOMAIN.moveTeamEffect}</p>
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
    done: () =>
      own.write(
        (revision) => ask('PUT', `${path}/team`, { body: { team: chosen || null }, ifMatch: revision }),
        (revision, begun) => {
          written(revision, begun);
          toast({ text: REVIEW.made(domain.name) });
        },
      ),
  });

  function choose({ target }) {
    chosen = target.value;
    dialog.redraw();
  }
}
