// The edges, by their reports.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { notes, reading } from '../load.js';
import { openDialog } from '../parts/dialog.js';
import { edgeState, reportAge } from '../parts/states.js';
import { table } from '../parts/table.js';
import { ago } from '../parts/text.js';
import { COMMON, EDGES } from '../words.js';

const COLUMNS = [EDGES.edge, COMMON.state, EDGES.lastReport, EDGES.started, EDGES.domains, EDGES.deviations, EDGES.rejections];
const EVERY_MS = 2000;

/** The number of domains in another state than the committed one. */
function deviations(edge) {
  if (!edge.deviations) {
    return EDGES.notReported;
  }
  return edge.deviations.length ? EDGES.domainCount(edge.deviations.length) : EDGES.none;
}

export function openEdges(app) {
  const edges = reading((signal) => get('/edges', signal), app.draw, () => EVERY_MS);

  const row = (edge) => html`<tr>
    <th scope="row">${edge.edge}</th>
    <td>${edgeState(edge)}${edge.refusedReports ? html`<div>${EDGES.refusedReports(edge.refusedReports, edge.refusedReason)}</div>` : nothing}</td>
    <td>${reportAge(edge, edges.at)}</td>
    <td>${edge.startedAt ? ago(edge.startedAt) : nothing}</td>
    <td class="number">${edge.routes ?? EDGES.notReported}</td>
    <td>${deviations(edge)}</td>
    <td>
      ${edge.rejectedTotal ?? EDGES.notReported}
      ${[...(edge.rejections || []), ...(edge.purgeRejections || [])].map((rejection) => html`<div>${EDGES.rejection(rejection.key, rejection.reason)}</div>`)}
    </td>
    ${forgets() ? html`<td>${edge.state === 'UNREACHABLE' ? html`<button class="danger" aria-label=${EDGES.forgetTitle(edge.edge)} @click=${() => forget(edge)}>${EDGES.forget}</button>` : nothing}</td>` : nothing}
  </tr>`;

  const forgets = () => app.may('administrator', true);

  function forget(edge) {
    openDialog({
      title: EDGES.forgetTitle(edge.edge),
      ok: EDGES.forgetEdge,
      danger: true,
      content: () => html`
        <p>${EDGES.lastReportOf(edge.edge, reportAge(edge, edges.at), edge.routes)}</p>
        <p>${EDGES.forgetEffect}</p>
      `,
      async done() {
        await ask('DELETE', `/edges/${encodeURIComponent(edge.edge)}`);
        edges.load();
      },
    });
  }

  return {
    title: EDGES.title,
    close: edges.end,
    view: () => html`
      <h1 tabindex="-1">${EDGES.title}</h1>
      ${notes(edges)}
      ${edges.shown(({ items }) =>
        items.length
          ? html`${table(EDGES.title, forgets() ? [...COLUMNS, COMMON.actions] : COLUMNS, items.map(row), 'compact')}
              <p class="quiet">${EDGES.total(items.length)}</p>`
          : html`<p class="empty">${COMMON.noEdges}</p>`,
      )}
    `,
  };
}
