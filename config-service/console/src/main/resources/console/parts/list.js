// Long lists: as many rows as requested, page by page of the API.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { number } from '../language.js';
import { reading } from '../load.js';
import { LIST } from '../words.js';

const STEP = 50;
const MOST_A_PAGE = 200;
const MOST = 2000;
/** The API's limit of counting. */
const COUNTED = 100_000;

/**
 * Begins to read a list.
 *
 * @param {() => string} path of its first page below /api/v1, without a size
 * @returns a reading of {items, total, more}
 */
export function listing(path, changed, everyMs) {
  let wanted = STEP;
  let growing = false;

  async function read(signal) {
    const first = path();
    const size = Math.min(wanted, MOST_A_PAGE);
    let page = await get(`${first}${first.includes('?') ? '&' : '?'}size=${size}`, signal);
    const { total } = page;
    const items = [...page.items];
    while (page.next && items.length < wanted) {
      page = await get(page.next.replace(/^\/api\/v1/, ''), signal);
      items.push(...page.items);
    }
    growing = false;
    return { items: items.slice(0, wanted), total, more: items.length > wanted || !!page.next };
  }

  const list = reading(read, changed, everyMs);

  /** Begins again at the first row, after a change of the path. */
  list.anew = () => {
    wanted = STEP;
    list.data = null;
    list.failure = null;
    list.load();
  };

  function more() {
    wanted = Math.min(MOST, wanted + STEP);
    growing = true;
    changed();
    list.load();
  }

  /** The number of shown rows, the total, and a button for more. */
  list.tail = () => {
    const { items, total, more: goesOn } = list.data;
    return html`<div class="pages">
      <span class="quiet" role="status">${LIST.shown(items.length, counted(total))}</span>
      ${!goesOn
        ? nothing
        : items.length < MOST
          ? html`<button ?disabled=${growing && !list.failure} @click=${more}>${growing && !list.failure ? LIST.loadingMore : LIST.loadMore}</button>`
          : html`<span class="quiet">${LIST.truncated}</span>`}
    </div>`;
  };
  return list;
}

const counted = (total) => (total > COUNTED ? LIST.moreThan(COUNTED) : total === undefined ? total : number(total));
