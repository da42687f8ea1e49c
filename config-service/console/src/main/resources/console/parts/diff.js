// The differences between two states of a domain, from the API.
import { html, nothing } from '../view.js';
import { table } from './table.js';
import { shown } from './text.js';
import { DIFF } from '../words.js';

/**
 * Two states side by side, field by field; what differs is marked. Where it is narrow, one below the other.
 *
 * @param {{before: any, after: any}} titles
 * @param {{field: string, from: any, to: any}[]} values
 */
export const sideBySide = (name, titles, values) => html`<table class="sides" aria-label=${name}>
  <thead>
    <tr><th scope="col">${DIFF.field}</th><th scope="col">${titles.before}</th><th scope="col">${titles.after}</th></tr>
  </thead>
  <tbody>
    ${values.map(({ field, from, to }) => {
      const [before, after] = [shown(from), shown(to)];
      return before === after
        ? html`<tr><th scope="row">${field}</th><td>${before}</td><td>${after}</td></tr>`
        : html`<tr class="differs"><th scope="row">${field}</th><td><del>${before}</del></td><td><ins>${after}</ins></td></tr>`;
    })}
  </tbody>
</table>`;

/** The changes, field by field, under a title. */
export function diff(changes, title) {
  return changes.length
    ? table(
        title,
        [DIFF.field, DIFF.before, DIFF.after],
        changes.map(
          (change) => html`<tr>
            <th scope="row">${change.field}</th>
            <td><del>${shown(change.from)}</del></td>
            <td><ins>${shown(change.to)}</ins></td>
          </tr>`,
        ),
        'diff',
      )
    : nothing;
}
