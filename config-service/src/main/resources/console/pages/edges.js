// The edges, as they report.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { notes, reading } from '../load.js';
import { edgeState, reportAge } from '../parts/states.js';
import { ago } from '../parts/text.js';

const EVERY_MS = 2000;

/** How many domains an edge serves another state of than it should. */
function deviations(edge) {
  if (!edge.deviations) {
    return 'not told';
  }
  return edge.deviations.length ? `${edge.deviations.length} domains` : 'none';
}

export function openEdges(app) {
  const edges = reading((signal) => get('/edges', signal), app.draw, () => EVERY_MS);

  const row = (edge) => html`<tr>
    <th scope="row">${edge.edge}</th>
    <td>${edgeState(edge)}</td>
    <td>${reportAge(edge, edges.at)}</td>
    <td>${edge.startedAt ? ago(edge.startedAt) : nothing}</td>
    <td class="number">${edge.routes ?? 'not told'}</td>
    <td class="number">${edge.rejectedTotal ?? 'not told'}</td>
    <td>${deviations(edge)}</td>
    <td>
      ${[...(edge.rejections || []), ...(edge.purgeRejections || [])].map((rejection) => html`<div>${rejection.key || 'no key'}: ${rejection.reason}</div>`)}
    </td>
  </tr>`;

  return {
    title: 'Edges',
    close: edges.end,
    view: () => html`
      <h1 tabindex="-1">Edges</h1>
      ${notes(edges)}
      ${edges.shown(({ items }) =>
        items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Edges">
                <table>
                  <thead>
                    <tr><th>Edge</th><th>State</th><th>Last report</th><th>Started</th><th>Domains</th><th>Refused events</th><th>Deviations</th><th>Latest refusals</th></tr>
                  </thead>
                  <tbody>
                    ${items.map(row)}
                  </tbody>
                </table>
              </div>
              <p class="quiet">${items.length} ${items.length === 1 ? 'edge' : 'edges'}</p>`
          : html`<p class="empty">No edge has reported yet.</p>`,
      )}
    `,
  };
}
