// The edges, as they report.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { notes, reading } from '../load.js';
import { openDialog } from '../parts/dialog.js';
import { edgeState, reportAge } from '../parts/states.js';
import { ago, count } from '../parts/text.js';

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
    <td>${edgeState(edge)}${edge.refusedReports ? html`<div>${count(edge.refusedReports, 'report')} refused: ${edge.refusedReason}</div>` : nothing}</td>
    <td>${reportAge(edge, edges.at)}</td>
    <td>${edge.startedAt ? ago(edge.startedAt) : nothing}</td>
    <td class="number">${edge.routes ?? 'not told'}</td>
    <td>${deviations(edge)}</td>
    <td>
      ${edge.rejectedTotal ?? 'not told'}
      ${[...(edge.rejections || []), ...(edge.purgeRejections || [])].map((rejection) => html`<div>${rejection.key || 'no key'}: ${rejection.reason}</div>`)}
    </td>
    ${forgets() ? html`<td>${edge.state === 'UNREACHABLE' ? html`<button class="danger" aria-label=${`Forget ${edge.edge}`} @click=${() => forget(edge)}>Forget</button>` : nothing}</td>` : nothing}
  </tr>`;

  const forgets = () => app.may('administrator', true);

  function forget(edge) {
    openDialog({
      title: `Forget ${edge.edge}`,
      ok: 'Forget',
      danger: true,
      content: () => html`
        <p>
          <strong>${edge.edge}</strong> reported last ${reportAge(edge, edges.at)}${edge.routes === undefined ? nothing : `, when it served ${count(edge.routes, 'domain')}`}. Rollouts and purges
          wait for it no more, and are everywhere without it.
        </p>
        <p>Forget it only if it is gone: should it still answer clients, nobody is told any more of what it serves. It is back when it reports again.</p>
      `,
      async done() {
        await ask('DELETE', `/edges/${encodeURIComponent(edge.edge)}`);
        edges.load();
      },
    });
  }

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
                    <tr><th>Edge</th><th>State</th><th>Last report</th><th>Started</th><th>Domains</th><th>Deviations</th><th>Refused events, the latest of them</th>${forgets() ? html`<th>Actions</th>` : nothing}</tr>
                  </thead>
                  <tbody>
                    ${items.map(row)}
                  </tbody>
                </table>
              </div>
              <p class="quiet">${count(items.length, 'edge')}</p>`
          : html`<p class="empty">No edge has reported yet.</p>`,
      )}
    `,
  };
}
