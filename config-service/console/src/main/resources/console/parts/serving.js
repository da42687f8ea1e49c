// The switch that stops and starts a domain.
import { html } from '../view.js';
import { toggle } from './controls.js';
import { withModule } from './on-demand.js';
import { state } from './text.js';
import { SERVING } from '../words.js';

/** The mark of a stopped domain. */
export const stopped = state('bad', SERVING.stopped, SERVING.response);

/** The section of a domain's page. */
export const servingOf = (app, domain, path, written, since) => html`<section aria-labelledby="serving">
  <div class="head">
    <h2 id="serving">${SERVING.title}</h2>
    ${since}
    ${toggle({ on: domain.serving.enabled, labelledby: 'serving', disabled: !app.may('operator'), turn: () => turnServing(domain, path, written) })}
  </div>
  ${domain.serving.enabled ? html`<p class="quiet">${SERVING.serves}</p>` : html`<p>${stopped} ${SERVING.responds}</p>`}
</section>`;

/** Opens the dialog that stops a domain, or starts it. */
export const turnServing = (domain, path, written) => withModule(() => import('./serving-dialog.js'), (module) => module.turnServing(domain, path, written));
