// What is changed while somebody else may be faster: theirs is read, and nothing of either is lost.
import { get, Refused } from '../api.js';

const OUTDATED = 412;

/**
 * A domain as it is changed.
 *
 * @param {object} domain as the API has it
 * @param {string} path of it below /api/v1
 * @returns {{base: object, theirs: object|null, meet: () => Promise<void>, write: (change: (revision: number) => Promise<any>) => Promise<any>}}
 *   `theirs` is what somebody else made of it meanwhile; `write` answers null when that is so, and goes on from theirs the next time
 */
export function ground(domain, path) {
  const it = {
    base: domain,
    theirs: null,
    async meet() {
      it.theirs = await get(path);
      it.base = it.theirs;
    },
    async write(change) {
      try {
        return await change(it.base.revision);
      } catch (refused) {
        if (refused instanceof Refused && refused.status === OUTDATED) {
          await it.meet();
          return null;
        }
        throw refused;
      }
    },
  };
  return it;
}
