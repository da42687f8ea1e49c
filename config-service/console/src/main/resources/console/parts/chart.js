// A chart over time: a line for each series, or dots for rare values. A table beside it has the numbers.
import { LOCALE } from '../language.js';
import { html, svg } from '../view.js';
import { clock } from './text.js';
import { CHARTS, COMMON, TIME } from '../words.js';

const DASHES = ['', '8 4', '2 3', '10 3 2 3'];
/** The drawing's units; the page stretches it. */
const ACROSS = 1000;
const MOST_ROWS = 5;
const MOST_TIMES = 6;
const STEPS_S = [60, 180, 300, 600, 900, 1800, 3600, 7200, 14_400];
const MOST_SERIES = 4;

const number = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });

/** Finished drawings by chart: pages draw every second, charts change every ten. */
const drawn = new WeakMap();

/** The mark of a series: its colour and, for people who can't tell colours apart, its dashes or hollow dots. */
function mark(index, dots) {
  const shape = dots
    ? html`<svg viewBox="0 0 28 10"><circle cx="14" cy="5" r="3.5" fill=${index ? 'none' : 'currentColor'}></circle></svg>`
    : html`<svg viewBox="0 0 28 10"><line x1="0" y1="5" x2="28" y2="5" stroke-dasharray=${DASHES[index % DASHES.length]}></line></svg>`;
  return html`<span class="mark s${index % DASHES.length}" aria-hidden="true">${shape}</span>`;
}

/** The distance of grid lines: one, two or five times a power of ten, so that few lines are below the highest value. */
function rowOf(highest) {
  const power = 10 ** Math.floor(Math.log10(highest / MOST_ROWS));
  return [1, 2, 5, 10].map((times) => times * power).find((row) => highest / row <= MOST_ROWS);
}

/** @param {{times: number[], columns: (number|null)[][], format: (value: number) => string, dots?: boolean, highest?: number, marks?: number[]}} chart times in seconds; marks are the times of changes */
function drawing({ times, columns, format, dots, highest, marks: changes = [] }) {
  const most = highest || Math.max(0, ...columns.flat()) || 1;
  const row = rowOf(most);
  const rows = [...Array(Math.ceil(most / row) + 1).keys()];
  const top = row * (rows.length - 1);
  const from = times[0];
  const length = times.at(-1) - from || 1;
  const step = STEPS_S.find((seconds) => length / seconds <= MOST_TIMES) || length;
  const first = Math.ceil(from / step) * step;
  const marks = [...Array(Math.floor((from + length - first) / step) + 1).keys()].map((index) => first + index * step);
  const part = (second) => (second - from) / length;
  const place = (column, at) => `${Math.round(part(times[at]) * ACROSS)} ${Math.round((1 - column[at] / top) * ACROSS)}`;
  const known = (column, at) => (column[at] ?? null) !== null;

  /** The path of the values, with gaps for nulls. */
  const line = (column) => times.map((time, at) => (known(column, at) ? (known(column, at - 1) ? 'L' : 'M') + place(column, at) : '')).join('');
  /** The dots; in line charts only values between two gaps, which have no line. */
  const points = (column) => times.map((time, at) => (known(column, at) && (dots || !(known(column, at - 1) || known(column, at + 1))) ? `M${place(column, at)}h0` : '')).join('');

  return html`<svg class="rows">${rows.map((at) => svg`<text x="100%" y="${100 - (at * 100) / (rows.length - 1)}%">${format(at * row)}</text>`)}</svg>
    <svg class="plot" viewBox="0 0 ${ACROSS} ${ACROSS}" preserveAspectRatio="none">
      <path class="grid" d=${rows.map((at) => `M0 ${(at * ACROSS) / (rows.length - 1)}h${ACROSS}`).join('') + marks.map((second) => `M${Math.round(part(second) * ACROSS)} 0v${ACROSS}`).join('')}></path>
      <path class="changes" d=${changes.filter((second) => second >= from && second <= from + length).map((second) => `M${Math.round(part(second) * ACROSS)} 0v${ACROSS}`).join('')}></path>
      ${columns.map(
        (column, index) => svg`<g class="s${index % DASHES.length}">
          ${dots ? '' : svg`<path d=${line(column)} stroke-dasharray=${DASHES[index % DASHES.length]}></path>`}
          <path class="dots" d=${points(column)}></path>
          ${dots && index ? svg`<path class="hole" d=${points(column)}></path>` : ''}
        </g>`,
      )}
    </svg>
    <svg class="times">${marks.map((second) => svg`<text x="${part(second) * 100}%" y="1em">${clock(second * 1000)}</text>`)}</svg>`;
}

/** The formats of values: per second, as a share of one, and in milliseconds. */
export const rate = (value) => CHARTS.rate(number.format(value));
export const percent = (value) => CHARTS.percent(number.format(value * 100));
export const took = (ms) => (ms < 1000 ? TIME.milliseconds(number.format(ms)) : TIME.seconds(number.format(ms / 1000)));

/** The largest series, and all others as one. */
export function largest(series, rows) {
  const sum = (column) => column.reduce((total, value) => total + (value || 0), 0);
  const sorted = [...series].sort((one, other) => sum(other.column) - sum(one.column));
  if (sorted.length <= MOST_SERIES) {
    return sorted;
  }
  const rest = sorted.slice(MOST_SERIES - 1);
  const added = Array.from({ length: rows }, (none, row) => rest.reduce((total, { column }) => (column[row] === null ? null : total + column[row]), 0));
  return [...sorted.slice(0, MOST_SERIES - 1), { name: CHARTS.otherErrors(rest.length), column: added }];
}

/** The value of the last row; after a gap, the last value and its time. */
function latest({ times, format }, column) {
  const row = column.findLastIndex((value) => value !== null);
  if (row < 0) {
    return COMMON.none;
  }
  return row === column.length - 1 ? format(column[row]) : CHARTS.valueAt(format(column[row]), clock(times[row] * 1000));
}

/**
 * A chart with its numbers beside it.
 *
 * @param {{title: string, names: string[], chart: object, empty: string}} figure the `names` of the chart's columns, and the text for a chart without
 *   values
 */
export function figure({ title, names, chart, empty }) {
  const known = chart.columns.map((column) => column.filter((value) => value !== null));
  const none = known.every((column) => column.length === 0);
  if (!none && !drawn.has(chart)) {
    drawn.set(chart, drawing(chart));
  }
  const rows = names.map((name, index) => ({
    name,
    now: latest(chart, chart.columns[index]),
    highest: known[index].length ? chart.format(Math.max(...known[index])) : COMMON.none,
    lowest: known[index].length ? chart.format(Math.min(...known[index])) : COMMON.none,
  }));
  const label = CHARTS.summary(title, rows);
  return html`<figure>
    <figcaption><h3>${title}</h3></figcaption>
    ${none
      ? html`<p class="empty">${empty}</p>`
      : html`<div class="chart" role="img" aria-label=${label}>${drawn.get(chart)}</div>
          <table>
            <thead>
              <tr><th>${CHARTS.series}</th>${[CHARTS.latest, CHARTS.lowest, CHARTS.highest].map((column) => html`<th class="number">${column}</th>`)}</tr>
            </thead>
            <tbody>
              ${rows.map(
                (row, index) => html`<tr>
                  <th scope="row">${mark(index, chart.dots)} ${row.name}</th>
                  <td class="number">${row.now}</td>
                  <td class="number">${row.lowest}</td>
                  <td class="number">${row.highest}</td>
                </tr>`,
              )}
            </tbody>
          </table>`}
  </figure>`;
}
