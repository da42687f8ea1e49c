// A domain's custom ports: what is granted, what is asked for, and a request for others.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { listing } from './list.js';
import { decisionState } from './states.js';
import { ago, shown } from './text.js';

const EVERY_MS = 5000;

/** The section of a domain's page. */
export function customPortsOf(app, path, changed) {
  const requests = listing(() => `${path}/port-requests`, changed, () => EVERY_MS);

  const item = (request) => html`<li>
    ${decisionState(request)} HTTP ${shown(request.ports.http)}, HTTPS ${shown(request.ports.https)}: ${request.reason}
    <span class="quiet">asked by ${request.requestedBy} ${ago(request.requestedAt)}</span>
    ${request.comment ? html`<div class="quiet">${request.decidedBy}: ${request.comment}</div>` : nothing}
  </li>`;

  return {
    readings: [requests],
    refresh: requests.refresh,
    view: (domain) => html`<section aria-labelledby="ports">
      <div class="head">
        <h2 id="ports">Custom ports</h2>
        ${app.may('operator') ? html`<button @click=${() => askForPorts(path, requests.load)}>Ask for a custom port</button>` : nothing}
      </div>
      <p>
        With the policy on, a custom port is valid only where it was granted. Granted: HTTP ${shown(domain.grantedPorts.http)}, HTTPS
        ${shown(domain.grantedPorts.https)}.
      </p>
      ${requests.shown(({ items }) =>
        items.length
          ? html`<ul class="plain">${items.map(item)}</ul>
              ${requests.tail()}`
          : nothing,
      )}
    </section>`,
  };
}

function askForPorts(path, done) {
  openDialog({
    title: 'Ask for a custom port',
    ok: 'Ask',
    content: (failure) => html`
      <p>An administrator sees your request beside the origins and their measured ports.</p>
      ${field('HTTP port', html`<input name="http" type="number" min="1" max="65535" />`, wrong(failure, 'ports.http'), 'Leave it empty to keep what is granted.')}
      ${field('HTTPS port', html`<input name="https" type="number" min="1" max="65535" />`, wrong(failure, 'ports.https'))}
      ${field('Reason', html`<textarea name="reason" required maxlength="1000"></textarea>`, wrong(failure, 'reason'))}
    `,
    async done(form) {
      const ports = {};
      ['http', 'https'].filter((scheme) => form.get(scheme)).forEach((scheme) => (ports[scheme] = Number(form.get(scheme))));
      await ask('POST', `${path}/port-requests`, { body: { ports, reason: form.get('reason') } });
      done();
    },
  });
}
