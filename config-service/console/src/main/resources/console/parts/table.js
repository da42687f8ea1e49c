// Tables: lists of items with a row each, and tables of values.
import { Directive, directive, html, noChange, nothing, repeat, setChildPartValue } from '../view.js';
import { icon } from './icons.js';

/**
 * A list of items: rows of one line, cut with an ellipsis, the whole on hover and focus; the head stays in sight; where it is narrow, a row is a card of two
 * lines.
 *
 * @param {string} name for screen readers
 * @param {{title: any, cell: (item: any) => any, width?: string, kind?: 'main'|'state'|'number'|'check'|'actions'|'plain', hide?: boolean,
 *     sorted?: 'ascending'|'descending'|'none', sort?: () => void}[]} columns
 *   One column is `main`, the row's name. `width` is a track of a grid, such as '2fr' or '8rem'. `hide` leaves it out of cards. `state`, `check` and `actions`
 *   are beside `main` on a card. With `sort`, its title is a button
 * @param {any[]} items
 * @param {{key: (item: any) => any, marked?: (item: any) => boolean, detail?: (item: any) => any, looks?: string, depends?: any[]}} options
 *   `marked` items are selected or changed; `detail` goes below a row, for `nothing` there is none. For thousands of rows, `depends` has all values that cells
 *   are made of beside the item: rows out of sight are drawn again only when one of them, or an item, is another one
 */
export const rows = (name, columns, items, { key, marked, detail, looks, depends }) => {
  spentAt = performance.now() + SPARE_MS;
  const row = (item) => html`<tr role="row" class=${marked?.(item) ? 'marked' : nothing}>${columns.map((column) => cell(column, item))}</tr>
    ${under(detail?.(item) ?? nothing)}`;
  const group = (some) => {
    const draw = () => repeat(some, key, row);
    return html`<tbody role="rowgroup" .style=${`--rows: ${some.length}`} @contentvisibilityautostatechange=${seen}>
      ${depends ? drawn(draw, [...some, ...(marked ? some.map(marked) : []), ...depends]) : draw()}
    </tbody>`;
  };
  return html`<div class="rows-box">
    <table class="rows ${looks || ''} ${items.length > LONG ? 'long' : ''}" role="table" aria-label=${name} .style=${`--columns: ${columns.map(track).join(' ')}`}>
      <thead role="rowgroup">
        <tr role="row">${columns.map(title)}</tr>
      </thead>
      ${Array.from({ length: Math.ceil(items.length / GROUP) }, (_, at) => group(items.slice(at * GROUP, (at + 1) * GROUP)))}
    </table>
  </div>`;
};

/** The rows that come into sight, and go out of it, together: the browser looks at each group at each scroll. */
const GROUP = 25;
/** Shorter lists are laid out as a whole, so that nothing below them moves when a row has another height than expected. */
const LONG = 100;
/** The time for changed groups out of sight at one drawing; further ones are drawn at the next. */
const SPARE_MS = 12;
let spentAt = 0;
const outOfSight = new WeakSet();
/** How a group is drawn that comes into sight. */
const drawings = new WeakMap();

function seen({ target, skipped }) {
  if (skipped) {
    outOfSight.add(target);
  } else {
    outOfSight.delete(target);
    drawings.get(target)?.();
  }
}

/** A group that is drawn while it is in sight, and when one of the values that it is made of has changed. */
const drawn = directive(
  class extends Directive {
    update(part, [draw, madeOf]) {
      this.draw = draw;
      if (!this.madeOf) {
        drawings.set(part.parentNode, () => setChildPartValue(part, this.draw(), this));
      } else if (outOfSight.has(part.parentNode)) {
        const isSame = madeOf.length === this.madeOf.length && madeOf.every((value, at) => value === this.madeOf[at]);
        if (isSame || performance.now() > spentAt) {
          return noChange;
        }
      }
      this.madeOf = madeOf;
      return draw();
    }
  },
);

const track = ({ width = '1fr' }) => (width.endsWith('fr') ? `minmax(0, ${width})` : width);

const place = ({ kind = 'plain', hide }) => [kind, hide && 'hide'].filter(Boolean).join(' ');

const SORT_ICONS = { ascending: 'up', descending: 'down' };

const title = (column) => html`<th role="columnheader" scope="col" class=${place(column)} aria-sort=${column.sort ? column.sorted || 'none' : nothing}>
  ${column.sort
    ? html`<button type="button" class="sort" @click=${column.sort}>${column.title}${SORT_ICONS[column.sorted] ? icon(SORT_ICONS[column.sorted]) : nothing}</button>`
    : column.kind === 'actions'
      ? html`<span class="unseen">${column.title}</span>`
      : column.title}
</th>`;

const cell = (column, item) =>
  column.kind === 'main'
    ? html`<th role="rowheader" scope="row" class="main"><div class="clip">${column.cell(item)}</div></th>`
    : html`<td role="cell" class=${place(column)}>${column.kind === 'check' || column.kind === 'actions' ? column.cell(item) : html`<div class="clip">${column.cell(item)}</div>`}</td>`;

const under = (content) => (content === nothing ? nothing : html`<tr role="row" class="detail"><td role="cell">${content}</td></tr>`);

/** A table of values, which scrolls by itself where the page is too narrow: its name for screen readers, the titles of its columns, and its rows. */
export const table = (name, columns, rows, kind) => html`<div class="scroll" tabindex="0" role="region" aria-label=${name}>
  <table class=${kind || nothing}>
    <thead>
      <tr>${columns.map((column) => html`<th>${column}</th>`)}</tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>
</div>`;
