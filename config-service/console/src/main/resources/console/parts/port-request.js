// The dialog that requests custom ports for a domain.
import { html } from '../view.js';
import { ask } from '../api.js';
import { field, openDialog, wrong } from './dialog.js';
import { review } from './review.js';
import { portsShown } from './text.js';
import { COMMON } from '../words.js';
import { DIALOG } from '../words/dialog.js';
import { CUSTOM_PORTS } from '../words/ports.js';
import { REVIEW } from '../words/review.js';

/** Opens it; the API has the domain at `path` below /api/v1. */
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
