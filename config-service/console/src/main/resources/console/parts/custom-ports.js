// A domain's custom ports: granted ones, requested ones, and a new request.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { listing } from './list.js';
import { review } from './review.js';
import { decisionState } from './states.js';
import { ago, portsShown } from './text.js';
import { COMMON, DIALOG } from '../words.js';
import { CHANGE_REQUESTS } from '../words/change-requests.js';
import { CUSTOM_PORTS, REVIEW } from '../words/review.js';

const EVERY_MS = 5000;

/** The section of a domain's page; `unchanged` says since when a part is what it is. */
export function customPortsOf(app, path, changed, unchanged) {
  const requests = listing(() => `${path}/change-requests?changeKind=ports`, changed, () => EVERY_MS);

  const item = (request) => html`<li>
    ${decisionState(request)} ${CHANGE_REQUESTS.ports(portsShown(request.ports), request.reason)}
    <span class="quiet">${CUSTOM_PORTS.requested(request.requestedBy, ago(request.requestedAt))}</span>
    ${request.comment ? html`<div class="quiet">${COMMON.comments(request.decidedBy, request.comment)}</div>` : nothing}
  </li>`;

  return {
    readings: [requests],
    refresh: requests.refresh,
    view: (domain) => html`<section aria-labelledby="ports">
      <div class="head">
        <h2 id="ports">${CUSTOM_PORTS.title}</h2>
        ${unchanged('grantedPorts')}
        ${app.may('operator') ? html`<button @click=${() => askForPorts(domain, path, requests.load)}>${CUSTOM_PORTS.request}</button>` : nothing}
      </div>
      <p class="quiet">${Object.values(domain.grantedPorts || {}).some((port) => port) ? CUSTOM_PORTS.granted(portsShown(domain.grantedPorts)) : CUSTOM_PORTS.noneGranted}</p>
      ${requests.shown(({ items }) =>
        items.length
          ? html`<ul class="plain">${items.map(item)}</ul>
              ${requests.tail()}`
          : nothing,
      )}
    </section>`,
  };
}

/** Opens the dialog that requests custom ports for a domain from the API, at `path` below /api/v1. */
export function askForPorts(domain, path, done) {
  const ports = {};
  const dialog = openDialog({
    title: CUSTOM_PORTS.request,
    ok: CUSTOM_PORTS.send,
    blocked: () => !Object.keys(ports).length,
    why: () => CUSTOM_PORTS.none,
    content: (failure) => html`
      <p>${CUSTOM_PORTS.intro}</p>
      <p>${CUSTOM_PORTS.granted(portsShown(domain.grantedPorts))}</p>
      ${field(CUSTOM_PORTS.http, html`<input name="http" type="number" min="1" max="65535" @input=${set} />`, wrong(failure, 'ports.http'), CUSTOM_PORTS.keepHint)}
      ${field(CUSTOM_PORTS.https, html`<input name="https" type="number" min="1" max="65535" @input=${set} />`, wrong(failure, 'ports.https'), CUSTOM_PORTS.keepHint)}
      ${field(COMMON.reason, html`<textarea name="reason" required maxlength="1000"></textarea>`, wrong(failure, 'reason'), DIALOG.reasonHint)}
      ${review({
        changes: Object.entries(ports).map(([scheme, to]) => ({ field: `grantedPorts.${scheme}`, from: domain.grantedPorts?.[scheme], to })),
        title: REVIEW.changes,
        effect: html`<p class="quiet">${CUSTOM_PORTS.decision}</p>`,
      })}
    `,
    async done(form) {
      await ask('POST', `${path}/change-requests`, { body: { ports, reason: form.get('reason') } });
      done();
    },
  });

  function set({ target: { name, value } }) {
    if (value) {
      ports[name] = Number(value);
    } else {
      delete ports[name];
    }
    dialog.redraw();
  }
}
