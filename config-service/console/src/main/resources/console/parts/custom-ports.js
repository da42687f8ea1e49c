// A domain's custom ports: granted ones, and requested ones.
import { html, nothing } from '../view.js';
import { domainPage, get } from '../api.js';
import { reading } from '../load.js';
import { withModule } from './on-demand.js';
import { decisionState } from './states.js';
import { ago, portsShown } from './text.js';
import { COMMON } from '../words.js';
import { CUSTOM_PORTS } from '../words/ports.js';

const EVERY_MS = 5000;
/** The tab of change requests has the others. */
const MOST = 3;

/** What the overview of a domain says of them: what is granted or waits is shown, the rest folded. */
export function customPortsOf(app, path, changed) {
  const requests = reading((signal) => get(`${path}/change-requests?changeKind=ports&size=${MOST}`, signal), changed, () => EVERY_MS);

  const item = (request) => html`<li>
    ${decisionState(request)} ${CUSTOM_PORTS.item(portsShown(request.ports), request.reason)}
    <span class="quiet">${CUSTOM_PORTS.requested(request.requestedBy, ago(request.requestedAt))}</span>
    ${request.comment ? html`<div class="quiet">${COMMON.comments(request.decidedBy, request.comment)}</div>` : nothing}
  </li>`;

  const list = (domain, { items, next }) => html`<ul class="plain">${items.map(item)}</ul>
    ${next ? html`<p><a href=${`${domainPage(domain.name)}/change-requests`}>${CUSTOM_PORTS.all}</a></p>` : nothing}`;

  const request = (domain) => withModule(() => import('./port-request.js'), ({ askForPorts }) => askForPorts(domain, path, requests.load));

  return {
    reading: requests,
    /** What is shown, what is folded below a line, and the button. */
    parts(domain) {
      const isGranted = Object.values(domain.grantedPorts || {}).some((port) => port);
      const isOpen = requests.data?.items.some(({ state }) => state === 'open');
      const all = html`${isOpen && !isGranted ? nothing : html`<p class="quiet">${isGranted ? CUSTOM_PORTS.granted(portsShown(domain.grantedPorts)) : CUSTOM_PORTS.noneGranted}</p>`}
        ${requests.shown((data) => (data.items.length ? list(domain, data) : nothing))}`;
      return {
        shown: isGranted || isOpen ? all : null,
        summary: CUSTOM_PORTS.ungranted,
        folded: isGranted || isOpen ? null : all,
        action: app.may('operator') ? html`<button @click=${() => request(domain)}>${CUSTOM_PORTS.request}</button>` : nothing,
      };
    },
  };
}
