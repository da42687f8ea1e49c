// The move of many domains to another team: a plan of their batch.
import { html } from '../view.js';
import { ask, domainPath } from '../api.js';
import { notes } from '../load.js';
import { openBatch } from './batch.js';
import { field } from './dialog.js';
import { handover } from './handover.js';
import { skeleton } from './notices.js';
import { allTeams, teamName } from './teams.js';
import { DOMAIN } from '../words.js';
import { BATCH } from '../words/batch.js';
import { MOVE } from '../words/moves.js';

const OK = 200;
const FAILED = 500;
/** No session, and a limit of the caller. */
const OF_ALL = [401, 429];
/** The value of the choice of no team. */
const NONE = '-';

/**
 * Opens the dialog.
 *
 * @param {object[]} domains from the API
 * @param {() => void} done called after possible changes
 */
export function openMoves(domains, done) {
  let teams = null;
  let others = null;
  openBatch(
    (redraw) => {
      teams = allTeams(redraw, () => 0);
      others = handover(redraw);
      return moving({ teams, others }, domains);
    },
    done,
    () => [teams, others].forEach((one) => one.end()),
  );
}

/** Moves one, since the API has no batch of moves. What is refused for every domain alike isn't the result of one. */
async function post(query, [{ domain, expectedRevision, team }], key) {
  try {
    const { data } = await ask('PUT', `${domainPath(domain)}/team${query}`, { body: { team }, ifMatch: expectedRevision, key });
    return { data: { results: [tried({ status: OK, ...data }, expectedRevision, team)] } };
  } catch (refused) {
    if (!refused.status || refused.status >= FAILED || OF_ALL.includes(refused.status)) {
      throw refused;
    }
    return { data: { results: [{ domain, status: refused.status, problem: refused.problem }] } };
  }
}

/** A dry run of the API compares a domain's state, of which its team is no part; and warnings are of that state. */
const tried = ({ dryRun, ...result }, before, team) => ({ ...result, warnings: [], ...(dryRun && { dryRun: { ...dryRun, changes: result.revision > before ? [{ field: 'team', to: team }] : [] } }) });

/** One team for all: a plan. */
function moving(known, domains, chosen = '') {
  let team = chosen;
  const to = () => (team === NONE ? null : team);
  const nameOf = () => (to() ? teamName(known.teams, team) : '');
  const moves = (some) => some.map(({ name, team: from }) => ({ name, from: from || null, to: to() }));
  return {
    domains,
    isUndo: false,
    title: MOVE.titleOfMany,
    submit: (number) => (team ? MOVE.toOfMany(number, nameOf()) : MOVE.titleOfMany(number)),
    missing: () => (team ? undefined : MOVE.choose),
    fieldsOf: () => ({ team: to() }),
    stateOf: (domain) => domain.team || null,
    isMade: (domain) => (domain.team || null) === to(),
    post,
    most: 1,
    effect: (some) => (some.length ? known.others.view(moves(some)) : null),
    back: MOVE.backOfMany,
    undo: (changes) => movingBack(known, to(), changes),
    with: (others) => moving(known, others, team),
    choice: (tryOut) => html`${notes(known.teams)}
    ${known.teams.shown(
      ({ items }) =>
        field(
          DOMAIN.team,
          html`<select
            @change=${({ target }) => {
              team = target.value;
              tryOut(0);
            }}
          >
            <option value="" disabled ?selected=${!team}>${MOVE.selectTeam}</option>
            <option value=${NONE} ?selected=${team === NONE}>${MOVE.noTeam}</option>
            ${items.map(({ id, name }) => html`<option value=${id} ?selected=${id === team}>${name}</option>`)}
          </select>`,
          null,
          MOVE.effect,
        ),
      skeleton(2),
    )}`,
  };
}

/** Each domain's team before; only of domains that nobody has changed since. */
function movingBack(known, from, changes) {
  return {
    domains: changes,
    isUndo: true,
    title: MOVE.undoTitle,
    submit: BATCH.undo,
    missing: () => undefined,
    fieldsOf: ({ was }) => ({ team: was }),
    post,
    most: 1,
    effect: (some) => (some.length ? known.others.view(some.map(({ name, was }) => ({ name, from, to: was }))) : null),
    back: null,
    undo: (others) => movingBack(known, from, others),
    with: (others) => movingBack(known, from, others),
    choice: () => html`<p>${MOVE.undoEffect}</p>`,
  };
}
