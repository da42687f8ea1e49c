// All teams, people and access keys, up to a limit, and the names of teams.
import { get, nextOf } from '../api.js';
import { reading } from '../load.js';

const PAGE = 200;
const MOST = 2000;

/** Begins to read a whole list: a reading of {items, more}. */
export const wholeList = (path, changed, everyMs) =>
  reading(
    async (signal) => {
      const items = [];
      let next = `${path}?size=${PAGE}`;
      while (next && items.length < MOST) {
        const page = await get(next, signal);
        items.push(...page.items);
        next = nextOf(page);
      }
      return { items, more: !!next };
    },
    changed,
    everyMs,
  );

export const allTeams = (changed, everyMs) => wholeList('/teams', changed, everyMs);

/** The name of a team among those of a reading; its id if it is not among them. */
export function teamName(teams, id) {
  const found = teams.data && teams.data.items.find((team) => team.id === id);
  return found ? found.name : id;
}
