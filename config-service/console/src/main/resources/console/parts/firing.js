// All firing alerts, up to a limit: groups need all of them.
import { get } from '../api.js';
import { corrected } from '../clock.js';
import { reading } from '../load.js';
import { alertKey } from './states.js';

const PAGE = 200;
const MOST_PAGES = 50;
const AT_ONCE = 5;
/** A stream that died silently brings no events. */
const EVERY_MS = 10_000;
const EVERY_MS_OF_MANY = 60_000;

/**
 * Begins to read them: a reading of {items, total, isWhole}, the latest alerts first; with fewer items than the total, some were left out.
 *
 * @param {boolean} [isGrowing] whether it has the latest of them while the others are read for the first time; it isn't whole then
 */
export function allFiring(changed, everyMs = (answer) => (answer?.total > PAGE ? EVERY_MS_OF_MANY : EVERY_MS), isGrowing = false) {
  const firing = reading(read, changed, everyMs);

  async function read(signal) {
    const page = (number) => get(`/alerts?status=FIRING&size=${PAGE}${number ? `&page=${number}` : ''}`, signal);
    const begun = Date.now();
    const first = await page(0);
    const pages = Math.min(MOST_PAGES, Math.ceil(first.total / PAGE));
    // An alert moves to the next page when another one begins meanwhile.
    const byKey = new Map();
    const add = ({ items }) => items.forEach((alert) => byKey.set(alertKey(alert), alert));
    const found = (isWhole) => ({ items: [...byKey.values()], total: Math.max(first.total, byKey.size), isWhole });
    add(first);
    if (isGrowing && pages > 1 && !firing.data?.isWhole) {
      Object.assign(firing, { data: found(false), at: new Date(corrected(begun)) });
      changed();
    }
    for (let from = 1; from < pages; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, pages - from) }, (none, index) => from + index);
      (await Promise.all(numbers.map(page))).forEach(add);
    }
    return found(true);
  }

  return firing;
}
