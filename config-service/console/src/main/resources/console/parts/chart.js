// Charts over time: a line for each series, or dots for rare values, marks of changes, and one cursor for all charts of a page. A table for screen readers has
// the numbers.
import { locale, numberFormat } from '../language.js';
import { html, nothing, svg } from '../view.js';
import { clock, second } from './text.js';
import { COMMON, TIME } from '../words.js';
import { CHARTS } from '../words/traffic.js';

const DASHES = ['', '8 4', '2 3', '10 3 2 3'];
/** The drawing's units; the page stretches it. */
const ACROSS = 1000;
const MOST_TIMES = 6;
const STEPS_S = [60, 180, 300, 600, 900, 1800, 3600, 7200, 14_400];
const MINUTE_S = 60;
const MOST_SERIES = 4;
/** An axis stays while its highest value is above this part of it, so that it doesn't follow each point. */
const KEPT = 0.35;
/** Grid lines above zero, at round values, by the first digit of the axis' end. */
const ROWS = { 1: 4, 2: 4, 3: 3, 5: 5 };
/** So close to the pointer, a mark gets the cursor. */
const NEAR_PX = 6;
const MOST_MARKS = 2;
/** More marks are short. */
const MOST_LINES = 10;
const TICK = 70;
const NO_MARKS = [];

const number = numberFormat({ maximumSignificantDigits: 3 });

/** The mark of a series: its colour and, for people who can't tell colours apart, its dashes or hollow dots. */
function mark(index, dots) {
  const shape = dots
    ? html`<svg viewBox="0 0 28 10"><circle cx="14" cy="5" r="3.5" fill=${index ? 'none' : 'currentColor'}></circle></svg>`
    : html`<svg viewBox="0 0 28 10"><line x1="0" y1="5" x2="28" y2="5" stroke-dasharray=${DASHES[index % DASHES.length]}></line></svg>`;
  return html`<span class="mark s${index % DASHES.length}">${shape}</span>`;
}

/** The end of an axis: a round number; the end before, while it fits. */
function topOf(highest, before) {
  if (before >= highest && highest > before * KEPT) {
    return before;
  }
  const power = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 3, 5, 10].map((times) => times * power).find((top) => top >= highest);
}

const rowsOf = (top) => ROWS[Math.round(top / 10 ** Math.floor(Math.log10(top) + 1e-9))];

const known = (column, row) => (column[row] ?? null) !== null;

/**
 * @param {{times: number[], columns: (number|null)[][], format: (value: number) => string, dots?: boolean}} chart times in seconds
 * @param {number} top the end of the axis of values
 * @param {number[]} changes the rows with marks
 */
function drawing({ times, columns, format, dots }, top, changes) {
  const many = rowsOf(top);
  const rows = [...Array(many + 1).keys()];
  const from = times[0];
  const length = times.at(-1) - from || 1;
  const step = STEPS_S.find((seconds) => length / seconds <= MOST_TIMES) || length;
  const first = Math.ceil(from / step) * step;
  const labels = [...Array(Math.floor((from + length - first) / step) + 1).keys()].map((index) => first + index * step);
  const part = (time) => (time - from) / length;
  const place = (column, row) => `${Math.round(part(times[row]) * ACROSS)} ${Math.round((1 - column[row] / top) * ACROSS)}`;
  const upright = (seconds) => seconds.map((time) => `M${Math.round(part(time) * ACROSS)} 0v${ACROSS}`).join('');

  const ticks = (marked) => marked.map((row) => `M${Math.round(part(times[row]) * ACROSS)},${ACROSS}v${-TICK}`).join('');

  /** The path of the values, with gaps for nulls. */
  const line = (column) => times.map((time, row) => (known(column, row) ? (known(column, row - 1) ? 'L' : 'M') + place(column, row) : '')).join('');
  /** The dots; in line charts only values between two gaps, which have no line. */
  const points = (column) => times.map((time, row) => (known(column, row) && (dots || !(known(column, row - 1) || known(column, row + 1))) ? `M${place(column, row)}h0` : '')).join('');

  return html`<svg class="rows">${rows.map((row) => svg`<text x="100%" y="${100 - (row * 100) / many}%">${format((row * top) / many)}</text>`)}</svg>
    <svg class="plot" viewBox="0 0 ${ACROSS} ${ACROSS}" preserveAspectRatio="none">
      <path class="grid" d=${rows.map((row) => `M0 ${(row * ACROSS) / many}h${ACROSS}`).join('') + upright(labels)}></path>
      <path class="changes" d=${changes.length > MOST_LINES ? ticks(changes) : upright(changes.map((row) => times[row]))}></path>
      ${columns.map(
        (column, index) => svg`<g class="s${index % DASHES.length}">
          ${dots ? '' : svg`<path d=${line(column)} stroke-dasharray=${DASHES[index % DASHES.length]}></path>`}
          <path class="dots" d=${points(column)}></path>
          ${dots && index ? svg`<path class="hole" d=${points(column)}></path>` : ''}
        </g>`,
      )}
    </svg>
    <svg class="times">${labels.map((time) => svg`<text x="${part(time) * 100}%" y="1.35em">${clock(time * 1000)}</text>`)}</svg>`;
}

/** The formats of values: per second, as a share of one, and in milliseconds. */
export const rate = (value) => CHARTS.rate(number.format(value));
export const percent = (value) => CHARTS.percent(number.format(value * 100));
export const took = (ms) => (ms < 1000 ? TIME.milliseconds(number.format(ms)) : TIME.seconds(number.format(ms / 1000)));

/** The largest series, and all others as one; in the order of their names, so that a series keeps its colour. */
export function largest(series, rows) {
  const sum = (column) => column.reduce((total, value) => total + (value || 0), 0);
  const sorted = [...series].sort((one, other) => sum(other.column) - sum(one.column));
  const byName = (some) => some.sort((one, other) => one.name.localeCompare(other.name, locale()));
  if (sorted.length <= MOST_SERIES) {
    return byName(sorted);
  }
  const rest = sorted.slice(MOST_SERIES - 1);
  const added = Array.from({ length: rows }, (none, row) => rest.reduce((total, { column }) => (column[row] === null ? null : total + column[row]), 0));
  return [...byName(sorted.slice(0, MOST_SERIES - 1)), { name: CHARTS.otherErrors(rest.length), column: added }];
}

/** The value of the last row; after a gap, the last value and its time. */
function latest({ times, format }, column) {
  const row = column.findLastIndex((value) => value !== null);
  if (row < 0) {
    return COMMON.none;
  }
  return row === column.length - 1 ? format(column[row]) : CHARTS.valueAt(format(column[row]), clock(times[row] * 1000));
}

const valueAt = ({ format }, column, row) => (known(column, row) ? format(column[row]) : COMMON.none);

/** The time of a row, as exact as its steps. */
function timeOf({ times }, row) {
  const isFine = times[1] - times[0] < MINUTE_S;
  return (isFine ? second : clock)(times[row] * 1000);
}

/** The row nearest to a time. */
function rowAt(times, time) {
  const length = times.at(-1) - times[0] || 1;
  return Math.max(0, Math.min(times.length - 1, Math.round(((time - times[0]) / length) * (times.length - 1))));
}

/** The texts of marks by row. */
function byRow(times, marks) {
  const found = new Map();
  marks
    .filter(({ at }) => at >= times[0] && at <= times.at(-1))
    .forEach(({ at, text }) => {
      const row = rowAt(times, at);
      found.set(row, [...(found.get(row) || []), text]);
    });
  return found;
}

const markedText = (texts) => CHARTS.marked(texts.slice(0, MOST_MARKS), texts.length - MOST_MARKS);

/**
 * Charts over the same times. The pointer and the arrow keys move a cursor through all of them; Page Up and Page Down move it to the marks.
 *
 * @param {() => void} changed draws the page
 */
export function charts(changed) {
  /** The time of the cursor in seconds, and the title of its chart; null without one. */
  let cursor = null;
  let frame = 0;
  /** The ends of the axes of values, by title. */
  const tops = new Map();
  /** Finished drawings by chart: pages draw every second, charts change every ten at most. */
  const drawn = new WeakMap();

  function move(title, time) {
    cursor = time === null ? null : { title, time };
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      changed();
    });
  }

  function drawnOf(title, chart, marks) {
    if (drawn.get(chart)?.marks !== marks) {
      const highest = Math.max(0, ...chart.columns.flat());
      const top = chart.highest || topOf(highest || 1, tops.get(title));
      tops.set(title, top);
      const texts = byRow(chart.times, marks);
      drawn.set(chart, { marks, top, texts, shown: drawing(chart, top, [...texts.keys()]) });
    }
    return drawn.get(chart);
  }

  const follow = (title, { times }, texts) => (event) => {
    const box = event.currentTarget.querySelector('.plot').getBoundingClientRect();
    const rowOf = (px) => rowAt(times, times[0] + (px / box.width) * (times.at(-1) - times[0]));
    const at = event.clientX - box.left;
    const row = rowOf(at);
    const near = [...texts.keys()].filter((marked) => marked >= rowOf(at - NEAR_PX) && marked <= rowOf(at + NEAR_PX));
    const snapped = near.sort((one, other) => Math.abs(one - row) - Math.abs(other - row))[0] ?? row;
    move(title, times[snapped]);
  };

  const step = (title, { times }, texts) => (event) => {
    const last = times.length - 1;
    const row = cursor ? rowAt(times, cursor.time) : last;
    const marked = [...texts.keys()].sort((one, other) => one - other);
    const moves = {
      ArrowLeft: row - 1,
      ArrowDown: row - 1,
      ArrowRight: row + 1,
      ArrowUp: row + 1,
      Home: 0,
      End: last,
      PageUp: marked.findLast((each) => each < row) ?? row,
      PageDown: marked.find((each) => each > row) ?? row,
    };
    const to = moves[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    move(title, times[Math.max(0, Math.min(last, to))]);
  };

  /** The cursor's line, and a dot on each series. */
  function hairline({ times, columns }, top, row) {
    const x = `${((times[row] - times[0]) / (times.at(-1) - times[0] || 1)) * 100}%`;
    return html`<svg class="cursor">
      <line x1=${x} x2=${x} y1="0" y2="100%"></line>
      ${columns.map((column, index) => (known(column, row) ? svg`<circle class="s${index % DASHES.length}" cx=${x} cy="${(1 - column[row] / top) * 100}%" r="3.5"></circle>` : nothing))}
    </svg>`;
  }

  /**
   * @param {{title: string, names: string[], chart: object, empty: string}} figure the `names` of the chart's columns, and the text for a chart without values;
   *   `highest` of the chart is the end of its axis, if that is fixed
   */
  function figure({ title, names, chart, empty }, marks) {
    const values = chart.columns.map((column) => column.filter((value) => value !== null));
    if (values.every((column) => column.length === 0)) {
      return html`<figure><figcaption><h3>${title}</h3></figcaption><p class="empty">${empty}</p></figure>`;
    }
    const { top, texts, shown } = drawnOf(title, chart, marks);
    const row = cursor ? rowAt(chart.times, cursor.time) : null;
    const isActive = row !== null && cursor.title === title;
    const last = chart.times.length - 1;
    const at = row ?? last;
    const lastKnown = Math.max(...chart.columns.map((column) => column.findLastIndex((value) => value !== null)));
    const here = texts.get(at);
    const now = chart.columns.map((column) => valueAt(chart, column, at));
    const valueText = CHARTS.valuesAt(timeOf(chart, at), names.map((name, index) => `${name} ${now[index]}`), here ? markedText(here) : '');
    return html`<figure>
      <figcaption>
        <h3>${title}</h3>
        <span class="clip quiet" aria-hidden="true"
          >${row !== null ? timeOf(chart, row) : lastKnown < last ? CHARTS.noneSince(timeOf(chart, lastKnown)) : nothing}${isActive && here ? html`${COMMON.colon}${markedText(here)}` : nothing}</span
        >
      </figcaption>
      <div
        class="chart"
        role="slider"
        tabindex="0"
        aria-label=${title}
        aria-valuemin="0"
        aria-valuemax=${chart.times.length - 1}
        aria-valuenow=${at}
        aria-valuetext=${valueText}
        @pointermove=${follow(title, chart, texts)}
        @pointerdown=${follow(title, chart, texts)}
        @pointerleave=${() => move(title, null)}
        @keydown=${step(title, chart, texts)}
        @blur=${() => move(title, null)}
      >
        ${shown}${row === null ? nothing : hairline(chart, top, row)}
      </div>
      <ul class="series" aria-hidden="true">
        ${names.map((name, index) => html`<li>${mark(index, chart.dots)} <span class="clip">${name}</span> <strong>${now[index]}</strong></li>`)}
      </ul>
      <div class="unseen"><table aria-label=${COMMON.table(title)}>
        <thead>
          <tr>${[CHARTS.series, CHARTS.latest, CHARTS.lowest, CHARTS.highest].map((column) => html`<th>${column}</th>`)}</tr>
        </thead>
        <tbody>
          ${names.map((name, index) => {
            const column = values[index];
            const format = (value) => (column.length ? chart.format(value) : COMMON.none);
            return html`<tr>
              <th scope="row">${name}</th>
              <td>${latest(chart, chart.columns[index])}</td>
              <td>${format(Math.min(...column))}</td>
              <td>${format(Math.max(...column))}</td>
            </tr>`;
          })}
        </tbody>
      </table></div>
    </figure>`;
  }

  return {
    /** @param {{at: number, text: string}[]} [marks] the changes, by their times in seconds; the same list as long as they are the same */
    view: (figures, marks = NO_MARKS) => html`<div class="charts">${figures.map((one) => figure(one, marks))}</div>`,
  };
}
