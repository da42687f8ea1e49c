// Long lists: as many rows as requested, page by page of the API, and the keys that move between rows.
import { Directive, directive, html, nothing } from '../view.js';
import { get, nextOf } from '../api.js';
import { number } from '../language.js';
import { reading } from '../load.js';
import { shortcut } from './shortcuts.js';
import { LIST } from '../words.js';

/** The further rows that are read at the end of those shown. */
export const STEP = 50;
/** The rows at first fill two windows at most, with what is around a list. So high is a row, and as a card in a narrow window. */
const WINDOWS = 2;
const AROUND_PX = 400;
const ROW_PX = 40;
const CARD_PX = 72;
const NARROW_PX = 660;
const LEAST = 6;
const MOST_A_PAGE = 200;
const MOST = 2000;
/** The API's limit of counting. */
const COUNTED = 100_000;

/** The number of rows to begin with, by the height of one in a wide window. */
export function rowsAtFirst(rowPx = ROW_PX) {
  const fitting = Math.floor((WINDOWS * innerHeight - AROUND_PX) / (innerWidth < NARROW_PX ? Math.max(rowPx, CARD_PX) : rowPx));
  return Math.max(LEAST, Math.min(STEP, fitting));
}

/**
 * Begins to read a list. Repeated reads begin at its first row; further rows are read behind the last one.
 *
 * @param {() => string} path of its first page below /api/v1, without a size
 * @param {number} [rowPx] the height of a row, where it is another than a table's
 * @returns a reading of {items, total, more}
 */
export function listing(path, changed, everyMs, rowPx) {
  let wanted = rowsAtFirst(rowPx);
  /** Whether the next read is of further rows only. */
  let further = false;
  let growing = false;

  async function read(signal) {
    const before = further && list.data;
    further = false;
    const items = before ? [...before.items] : [];
    let { next, total } = before || { next: sized(path(), wanted) };
    while (next && items.length < wanted) {
      const page = await get(isAfter(next) ? sized(next, wanted - items.length) : next, signal);
      total = page.total ?? total;
      items.push(...page.items);
      next = nextOf(page);
    }
    growing = false;
    return { items: items.slice(0, wanted), total, next, more: !!next || items.length > wanted };
  }

  const list = reading(read, changed, everyMs);

  /** Begins again at the first row, after a change of the path. */
  list.anew = () => {
    wanted = rowsAtFirst(rowPx);
    growing = false;
    list.data = null;
    list.failure = null;
    list.load();
  };

  function more() {
    if (growing && !list.failure) {
      return;
    }
    growing = true;
    further = wanted === list.data.items.length && !!list.data.next && isAfter(list.data.next);
    wanted = Math.min(MOST, list.data.items.length + STEP);
    changed();
    list.load();
  }

  /** The number of shown rows, or of selected ones if there are any, and the total. */
  list.count = (selected = 0) => html`<span class=${selected ? nothing : 'quiet'} role="status"
    >${list.data ? (selected ? LIST.selected(selected, counted(list.data.total)) : LIST.shown(list.data.items.length, counted(list.data.total))) : nothing}</span
  >`;

  /** Reads further rows when the end of the list comes into sight; a button does so, too. */
  list.further = () =>
    !list.data.more
      ? nothing
      : list.data.items.length < MOST
        ? html`<button ${inSight(more, list.data.items.length)} ?disabled=${growing && !list.failure} @click=${more}>${growing && !list.failure ? LIST.loadingMore : LIST.loadMore}</button>`
        : html`<span class="quiet">${LIST.truncated}</span>`;

  list.tail = () => html`<div class="pages">${list.count()} ${list.further()}</div>`;
  return list;
}

/** A page behind a row, not a numbered one: it may have any size. */
const isAfter = (path) => /[?&]after=/.test(path);

function sized(path, size) {
  const [at, query] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('size', Math.min(size, MOST_A_PAGE));
  return `${at}?${parameters}`;
}

const counted = (total) => (total > COUNTED ? LIST.moreThan(COUNTED) : total === undefined ? total : number(total));

/** Calls a function when its element is in sight, and again for another number of rows. */
export const inSight = directive(
  class extends Directive {
    render() {}

    update({ element }, [arrive, rows]) {
      this.arrive = arrive;
      this.observer ||= new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.arrive());
      if (this.rows !== rows) {
        this.rows = rows;
        this.observer.disconnect();
        this.observer.observe(element);
      }
    }
  },
);

const ROWS = 'main .rows > tbody > tr:not(.detail)';
const rowOf = (element) => element?.closest('.rows > tbody > tr');

/** Moves the focus to the next row, or the one before; to the first row in sight when it is in none. */
function move(event, by) {
  const all = [...document.querySelectorAll(ROWS)];
  const now = rowOf(document.activeElement);
  if (!now && event.key.length > 1) {
    return false;
  }
  const to = now ? all[all.indexOf(now) + by] : all.find((row) => row.getBoundingClientRect().top >= 0);
  (to?.querySelector('.main a') || to?.querySelector('a, button, input'))?.focus();
}

/** The keys of a page with a list: they move between rows, select one, and go to the filters. Returns a function to end them. */
export function listKeys() {
  const ends = [
    shortcut(['j', 'ArrowDown'], LIST.nextRow, (event) => move(event, 1)),
    shortcut(['k', 'ArrowUp'], LIST.previousRow, (event) => move(event, -1)),
    shortcut(['x'], LIST.selectRow, () => rowOf(document.activeElement)?.querySelector('.check input')?.click()),
    shortcut(['/'], LIST.goToFilters, () => document.querySelector('main .filters input')?.focus()),
  ];
  return () => ends.forEach((end) => end());
}
