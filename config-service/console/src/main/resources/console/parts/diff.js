// The differences between two states of a domain, from the API.
import { html, nothing } from '../view.js';
import { table } from './table.js';
import { shown } from './text.js';
import { DIFF } from '../words.js';

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
