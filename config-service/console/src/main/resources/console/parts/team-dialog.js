// The move of a domain to another team, with its review.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { notes } from '../load.js';
import { edited, trial } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { handover } from './handover.js';
import { skeleton } from './notices.js';
import { review } from './review.js';
import { message } from './text.js';
import { allTeams, teamName } from './teams.js';
import { COMMON, DOMAIN, POLICY } from '../words.js';
import { CONFLICT } from '../words/dialog.js';
import { MOVE } from '../words/moves.js';

/**
 * Opens the dialog.
 *
 * @param {{domain: {name: string, revision: number, team?: string}, path: string, written: (revision: number, begun: number) => void, to?: string|null}} options
 *   `to` is selected at first: the id of a team, or null for none
 */
export function moveToTeam({ domain, path, written, to }) {
  let chosen = (to === undefined ? domain.team : to) || '';
  const own = trial({
    domain,
    root: path,
    write: (revision, query, signal) => ask('PUT', `${path}/team${query}`, { body: { team: chosen || null }, ifMatch: revision, signal }),
    dialog: () => dialog,
    tries: '',
    checks: false,
    made: () => MOVE.moved(domain.name, nameOf(chosen)),
    undo: (revision) => moveToTeam({ domain: { name: domain.name, revision, team: chosen }, path, written, to: own.base.team || null }),
  });
  const teams = allTeams(() => dialog.redraw(), () => 0);
  const others = handover(() => dialog.redraw());
  const nameOf = (id) => (id ? teamName(teams, id) : '');
  const isSame = () => chosen === (own.base.team || '');

  const dialog = openDialog({
    title: MOVE.title(domain.name),
    ok: () => MOVE.to(nameOf(chosen)),
    blocked: () => !teams.data || isSame() || !own.preview,
    why: () => (!teams.data || own.objection ? undefined : isSame() ? MOVE.same(nameOf(chosen)) : POLICY.computing),
    closed() {
      teams.end();
      others.end();
      own.end();
    },
    content: (failure) => html`<div class="steps">${edited(own, CONFLICT.other)} ${notes(teams)} ${teams.shown(({ items }) => html`${choice(items, failure)} ${outcome()}`, skeleton(8, 'block'))}</div>`,
    done: (form, query) => own.done(written, query),
  });

  const choice = (items, failure) =>
    field(
      DOMAIN.team,
      html`<select @change=${choose}>
        <option value="" ?selected=${!chosen}>${MOVE.noTeam}</option>
        ${items.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
      </select>`,
      wrong(failure || own.objection, 'team'),
      MOVE.effect,
    );

  function outcome() {
    if (isSame()) {
      return nothing;
    }
    if (own.objection) {
      return html`${message(own.objection)} <button type="button" @click=${own.look}>${COMMON.retry}</button>`;
    }
    const now = own.base.team || '';
    return own.preview
      ? review({
          changes: [{ field: 'team', from: nameOf(now) || MOVE.noTeam, to: nameOf(chosen) || MOVE.noTeam }],
          title: MOVE.change,
          findings: others.view([{ name: domain.name, from: now || null, to: chosen || null }]),
          dryRun: { ...own.preview.dryRun, lastHour: undefined },
          back: MOVE.back(nameOf(now)),
        })
      : skeleton(6, 'block');
  }

  function choose({ target }) {
    chosen = target.value;
    if (isSame()) {
      own.drop(false);
    } else {
      own.look();
    }
  }

  if (!isSame()) {
    own.look();
  }
}
