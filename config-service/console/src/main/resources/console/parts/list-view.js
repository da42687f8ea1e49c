// What a list shows: its filters and columns, in its address. This browser keeps the chosen columns, and the views that were given a name.
import { html, nothing } from '../view.js';
import { chip, menu } from './controls.js';
import { icon } from './icons.js';
import { withModule } from './on-demand.js';
import { place } from './popover.js';
import { moment } from './text.js';
import { COMMON, LIST } from '../words.js';

const KEPT = 'backsource-list-';
const COLUMNS = 'columns';
const TYPING_MS = 150;
const MINUTE_MS = 60_000;
const TO_THE_MINUTE = 16;

/**
 * The view of a list.
 *
 * @param {string} path of the page
 * @param {URLSearchParams} query of its address
 * @param {{key: string, title: string, search?: boolean, time?: boolean, options?: () => [string, string][]}[]} filters
 *   by the API's names: a search narrows the list while it is typed, a time and one of options are chosen, others are typed and applied
 * @param {{id: string, title: string, optional?: boolean}[]} columns those that can be chosen; an `optional` one is shown only then
 * @param {() => void} anew reads the list by other filters
 */
export function viewOf(app, path, query, filters, columns, anew) {
  const values = Object.fromEntries(filters.map(({ key }) => [key, query.get(key) || '']));
  const usual = columns.filter(({ optional }) => !optional).map(({ id }) => id);
  const known = (ids) => columns.map(({ id }) => id).filter((id) => ids.includes(id));
  let shown = known(query.get(COLUMNS)?.split('.') || keptOf(path).columns || usual);
  let timer = 0;
  let isTyping = false;

  const given = () => filters.filter(({ key }) => values[key]);
  const parameters = () => new URLSearchParams(given().map(({ key }) => [key, values[key]]));
  const isUsual = () => shown.join() === usual.join();

  function address(withColumns = !isUsual()) {
    const all = parameters();
    if (withColumns && columns.length) {
      all.set(COLUMNS, shown.join('.'));
    }
    return `/console/${[path, all.toString()].filter(Boolean).join('?')}`;
  }

  /** Puts it into the address: what is typed in one go is one step of the browser's history. */
  function go(whileTyping = false) {
    if (address() !== location.pathname + location.search) {
      history[whileTyping && isTyping ? 'replaceState' : 'pushState'](null, '', address());
    }
    isTyping = whileTyping;
  }

  function narrow(changes, whileTyping = false) {
    Object.assign(values, changes);
    go(whileTyping);
    clearTimeout(timer);
    timer = setTimeout(anew, whileTyping ? TYPING_MS : 0);
    app.draw();
  }

  const clear = () => narrow(Object.fromEntries(filters.map(({ key }) => [key, ''])));

  /** The focus of a removed control goes to the first filter. */
  const removed = (remove) => (event) => {
    const first = event.target.closest('main').querySelector('.filters :is(input, select)');
    remove();
    first?.focus();
  };

  function submit(event) {
    event.preventDefault();
    narrow(Object.fromEntries([...new FormData(event.target)].map(([key, value]) => [key, value.trim()])));
  }

  const control = ({ key, title, search, time, options }) => {
    if (time) {
      const narrowTo = ({ target: { value } }) => narrow({ [key]: value && new Date(value).toISOString() }, true);
      return html`<label>${title} <input type="datetime-local" .value=${local(values[key])} @change=${narrowTo} /></label>`;
    }
    const all = options?.();
    return all
      ? html`<select aria-label=${title} ?disabled=${!all.length} @change=${(event) => narrow({ [key]: event.target.value })}>
          <option value="" .selected=${!values[key]}>${LIST.anyOf(title)}</option>
          ${all.map(([value, word]) => html`<option value=${value} .selected=${values[key] === value}>${word}</option>`)}
        </select>`
      : html`<input
          type=${search ? 'search' : 'text'}
          name=${search ? nothing : key}
          aria-label=${title}
          placeholder=${title}
          .value=${values[key]}
          maxlength="253"
          autocomplete="off"
          @input=${search ? (event) => narrow({ [key]: event.target.value.trim() }, true) : nothing}
        />`;
  };

  const wordOf = ({ key, time, options }) =>
    time && isTime(values[key]) ? moment(values[key]) : options?.().find(([value]) => value === values[key])?.[1] ?? values[key];

  function choose(id, on) {
    shown = known(on ? [...shown, id] : shown.filter((other) => other !== id));
    keepOf(path, { columns: isUsual() ? undefined : shown });
    go();
    app.draw();
  }

  function usually() {
    shown = usual;
    keepOf(path, { columns: undefined });
    go();
    app.draw();
  }

  const whole = () => address(true).split('?')[1] || '';
  const isNow = (view) => view.query === whole();
  const views = () => keptOf(path).views || [];

  const save = () =>
    withModule(
      () => import('./saved-view.js'),
      ({ nameView }) => nameView((name) => keepOf(path, { views: [...views().filter((view) => view.name !== name), { name, query: whole() }] })),
    );

  const menuOfViews = () => {
    const all = views();
    const now = all.find(isNow);
    return [
      { text: LIST.defaultView, href: `/console/${path}`, checked: !now && !given().length },
      ...all.map((view) => ({ text: view.name, href: `/console/${path}?${view.query}`, checked: view === now })),
      { text: LIST.saveView, run: save },
      ...(now ? [{ text: LIST.removeView(now.name), danger: true, run: () => keepOf(path, { views: all.filter((view) => view !== now) }) }] : []),
    ];
  };

  if (address() !== location.pathname + location.search) {
    history.replaceState(null, '', address());
  }

  return {
    values,
    /** The filters as a query of the API. */
    query: () => parameters().toString(),
    shows: (id) => shown.includes(id),
    /** Changes with the columns. */
    columns: () => shown.join(),
    isNarrowed: () => given().length > 0,
    clear,
    end: () => clearTimeout(timer),
    filters: () => html`<form class="filters" role="search" @submit=${submit}>
        ${filters.map(control)} ${filters.some(({ search, time, options }) => !search && !time && !options) ? html`<button>${COMMON.filter}</button>` : nothing}
      </form>
      ${given().length
        ? html`<div class="chips" role="group" aria-label=${LIST.filters}>
            ${given().map((filter) => chip(LIST.filter(filter.title, wordOf(filter)), removed(() => narrow({ [filter.key]: '' }))))}
            <button type="button" class="bare" @click=${removed(clear)}>${LIST.clearFilters}</button>
          </div>`
        : nothing}`,
    /** The buttons for columns and views. */
    choices: () => html`${columns.length
      ? html`<button type="button" class="bare" popovertarget="columns">${icon('columns')}${LIST.columns}</button>
          <div popover id="columns" role="group" aria-label=${LIST.columns} @toggle=${({ target, newState }) => newState === 'open' && place(target, target.previousElementSibling, true)}>
            ${columns.map(
              ({ id, title }) => html`<label class="choice"><input type="checkbox" .checked=${shown.includes(id)} @change=${(event) => choose(id, event.target.checked)} /><span>${title}</span></label>`,
            )}
            <button type="button" ?disabled=${isUsual()} @click=${usually}>${LIST.defaultColumns}</button>
          </div>`
      : nothing}
    ${menu(LIST.views, menuOfViews, html`${icon('views')}${LIST.views}`)}`,
  };
}

const isTime = (text) => !Number.isNaN(Date.parse(text));

/** A moment as a field has it: of this browser's time zone. */
function local(instant) {
  const date = new Date(instant);
  return isTime(instant) ? new Date(date - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, TO_THE_MINUTE) : '';
}

function keptOf(path) {
  try {
    return JSON.parse(localStorage.getItem(KEPT + path)) || {};
  } catch {
    return {};
  }
}

const keepOf = (path, change) => localStorage.setItem(KEPT + path, JSON.stringify({ ...keptOf(path), ...change }));
