// Tables, which scroll by themselves where the page is too narrow.
import { html, nothing } from '../view.js';

/** A table with its name for screen readers, the titles of its columns, and its rows. */
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
