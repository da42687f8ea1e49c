// A chart over time: a line for each series, or dots where values are rare. What it shows is beside it in words and numbers.
import { html } from '../view.js';
import { clock } from './text.js';
import uPlot from '../uplot/uplot.js';

const HEIGHT_PX = 170;
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
const NARROWEST_PX = 100;

/** The mark of a series: its colour and, since that is not for everybody, its dashes, or whether its dots are filled. */
function mark(index, dots) {
  const shape = dots
    ? html`<svg viewBox="0 0 28 10"><circle cx="14" cy="5" r="3.5" fill=${index ? 'none' : 'currentColor'}></circle></svg>`
    : html`<svg viewBox="0 0 28 10"><line x1="0" y1="5" x2="28" y2="5" stroke-dasharray=${DASHES[index % DASHES.length].join(' ')}></line></svg>`;
  return html`<span class="mark s${index % DASHES.length}" aria-hidden="true">${shape}</span>`;
}

/**
 * Draws `data`: {times: seconds[], columns: (number|null)[][], format, dots: boolean, highest: number|undefined}. It draws anew when it gets
 * other data, when its room changes, and when the theme does.
 */
class TimeChart extends HTMLElement {
  #data = null;
  #plot = null;
  #sizes = new ResizeObserver(() => this.#fit());
  #theme = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#plot?.redraw(false);

  set data(data) {
    if (data === this.#data) {
      return;
    }
    const same = this.#data && this.#data.columns.length === data.columns.length;
    this.#data = data;
    if (this.#plot && same) {
      this.#plot.setData([data.times, ...data.columns]);
    } else if (this.isConnected) {
      this.#begin();
    }
  }

  connectedCallback() {
    this.#begin();
    this.#sizes.observe(this);
    this.#theme.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    this.#theme.removeEventListener('change', this.#redraw);
    this.#plot?.destroy();
    this.#plot = null;
  }

  #begin() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#data) {
      this.#plot = new uPlot(this.#options(), [this.#data.times, ...this.#data.columns], this);
    }
  }

  #fit() {
    this.#plot?.setSize({ width: this.#width(), height: HEIGHT_PX });
  }

  #width() {
    return Math.max(NARROWEST_PX, Math.floor(this.clientWidth));
  }

  /** A colour of the page as it is now. */
  #colour(name) {
    this.dataset.colour = name;
    const { color } = getComputedStyle(this);
    delete this.dataset.colour;
    return color;
  }

  #options() {
    const axis = { stroke: () => this.#colour('quiet'), grid: { stroke: () => this.#colour('line'), width: 1 }, ticks: { show: false } };
    return {
      width: this.#width(),
      height: HEIGHT_PX,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false } },
      scales: { y: { range: (plot, min, max) => [0, this.#data.highest || Math.max(max, 0) * 1.1 || 1] } },
      axes: [
        { ...axis, size: 26, values: (plot, seconds) => seconds.map((second) => clock(second * 1000)) },
        { ...axis, size: 62, values: (plot, values) => values.map((value) => this.#data.format(value)) },
      ],
      series: [
        {},
        ...this.#data.columns.map((column, index) => {
          const stroke = () => this.#colour(`s${index % DASHES.length}`);
          return this.#data.dots
            ? { stroke, paths: () => null, points: { show: true, size: 7, width: 2, stroke, fill: index ? () => this.#colour('surface') : stroke } }
            : { stroke, width: 2, dash: DASHES[index % DASHES.length], points: { show: false, size: 5, stroke, fill: stroke, filter: (plot, series) => isolated(plot.data[series]) } };
        }),
      ],
    };
  }
}
customElements.define('time-chart', TimeChart);

/** Where values stand between gaps, through which no line can go; null when nowhere. */
function isolated(column) {
  const known = (row) => column[row] !== null && column[row] !== undefined;
  const alone = [...column.keys()].filter((row) => known(row) && !known(row - 1) && !known(row + 1));
  return alone.length ? alone : null;
}

/** The value of the last row; where that is a gap, what was known last and when. */
function latest({ times, format }, column) {
  const row = column.findLastIndex((value) => value !== null);
  if (row < 0) {
    return '–';
  }
  return row === column.length - 1 ? format(column[row]) : `– (${format(column[row])} at ${clock(times[row] * 1000)})`;
}

/**
 * A chart with its numbers beside it.
 *
 * @param {{title: string, names: string[], chart: object, empty: string}} figure `chart` as TimeChart draws it, `names` of its columns, and
 *   what to say when there is nothing to draw
 */
export function figure({ title, names, chart, empty }) {
  const known = chart.columns.map((column) => column.filter((value) => value !== null));
  const none = known.every((column) => column.length === 0);
  const rows = names.map((name, index) => ({
    name,
    now: latest(chart, chart.columns[index]),
    highest: known[index].length ? chart.format(Math.max(...known[index])) : '–',
    lowest: known[index].length ? chart.format(Math.min(...known[index])) : '–',
  }));
  const label = `${title}: ${rows.map((row) => `${row.name} ${row.now}, from ${row.lowest} to ${row.highest}`).join('; ')}`;
  return html`<figure>
    <figcaption><h3>${title}</h3></figcaption>
    ${none
      ? html`<p class="empty">${empty}</p>`
      : html`<time-chart role="img" aria-label=${label} .data=${chart}></time-chart>
          <table>
            <thead>
              <tr><th>Series</th><th class="number">Latest</th><th class="number">Lowest</th><th class="number">Highest</th></tr>
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
