// The edges, as they report.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { ago, loading, message, state } from '../parts/text.js';

const EVERY_MS = 2000;
const STATES = { READY: ['good', 'ready'], STARTING: ['wait', 'starting'], UNREACHABLE: ['bad', 'silent'] };

/** How many domains an edge serves another state of than it should. */
function deviations(edge) {
  if (!edge.deviations) {
    return 'not told';
  }
  return edge.deviations.length ? `${edge.deviations.length} domains` : 'none';
}

export function openEdges(app) {
  let edges = null;
  let failure = null;
  const timer = setInterval(load, EVERY_MS);

  async function load() {
    try {
      edges = (await get('/edges')).items;
      failure = null;
    } catch (thrown) {
      failure = thrown;
    }
    app.draw();
  }
  load();

  function row(edge) {
    const [kind, word] = STATES[edge.state] || ['unknown', edge.state.toLowerCase()];
    return html`<tr>
      <th scope="row">${edge.edge}</th>
      <td>${state(kind, word)}</td>
      <td>${ago(edge.reportedAt)}</td>
      <td>${edge.startedAt ? ago(edge.startedAt) : nothing}</td>
      <td class="number">${edge.routes ?? 'not told'}</td>
      <td class="number">${edge.rejectedTotal ?? 'not told'}</td>
      <td>${deviations(edge)}</td>
      <td>
        ${[...(edge.rejections || []), ...(edge.purgeRejections || [])].map((rejection) => html`<div>${rejection.key || 'no key'}: ${rejection.reason}</div>`)}
      </td>
    </tr>`;
  }

  return {
    title: 'Edges',
    close: () => clearInterval(timer),
    view: () => html`
      <h1 tabindex="-1">Edges</h1>
      ${message(failure)}
      ${edges === null
        ? failure
          ? nothing
          : loading
        : edges.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Edges">
              <table>
                <thead>
                  <tr><th>Edge</th><th>State</th><th>Last report</th><th>Started</th><th>Domains</th><th>Refused events</th><th>Deviations</th><th>Latest refusals</th></tr>
                </thead>
                <tbody>
                  ${edges.map(row)}
                </tbody>
              </table>
            </div>`
          : html`<p class="empty">No edge has reported yet.</p>`}
    `,
  };
}
