// What differs between two states of a domain, as the API tells it.
import { html, nothing } from '../view.js';
import { shown } from './text.js';

/** The changes, field by field; `of` says whose they are. */
export function diff(changes, of) {
  return changes.length
    ? html`<div class="scroll" tabindex="0" role="region" aria-label=${`Changes of ${of}`}>
        <table class="diff">
          <thead><tr><th>Field</th><th>Before</th><th>After</th></tr></thead>
          <tbody>
            ${changes.map(
              (change) => html`<tr>
                <th scope="row">${change.field}</th>
                <td><del>${shown(change.from)}</del></td>
                <td><ins>${shown(change.to)}</ins></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    : nothing;
}
