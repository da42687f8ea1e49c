// Values side by side.
import { html, nothing } from '../view.js';
import { shown } from './text.js';
import { DIFF } from '../words.js';

/**
 * Two states side by side, field by field; what differs is marked. Where it is narrow, one below the other.
 *
 * @param {{before: any, after: any}} titles
 * @param {{field: string, path?: string, from: any, to: any}[]} values with the `path` of a field whose name says less
 * @param {string} [first] the title of the fields
 */
export const sideBySide = (name, titles, values, first = DIFF.field) => html`<table class="sides" aria-label=${name}>
  <thead>
    <tr><th scope="col">${first}</th><th scope="col">${titles.before}</th><th scope="col">${titles.after}</th></tr>
  </thead>
  <tbody>
    ${values.map(({ field, path, from, to }) => {
      const [before, after] = [shown(from), shown(to)];
      const title = html`<th scope="row" data-whole=${path || nothing}>${field}</th>`;
      return before === after
        ? html`<tr>${title}<td>${before}</td><td>${after}</td></tr>`
        : html`<tr class="differs">${title}<td><del>${before}</del></td><td><ins>${after}</ins></td></tr>`;
    })}
  </tbody>
</table>`;
