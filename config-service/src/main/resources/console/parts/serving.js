// Whether edges serve a domain: a switch, and a question before it does anything.
import { html } from '../view.js';
import { ask } from '../api.js';
import { openDialog } from './dialog.js';
import { state } from './text.js';

/** Says that a domain is stopped. */
export const stopped = state('bad', 'stopped', 'Edges refuse its requests with 403');

/** The section of a domain's page. */
export const servingOf = (app, domain, path, written) => html`<section aria-labelledby="serving">
  <div class="head">
    <h2 id="serving">Serving</h2>
    <button
      class="switch"
      role="switch"
      aria-checked=${domain.serving.enabled ? 'true' : 'false'}
      aria-labelledby="serving"
      ?disabled=${!app.may('operator')}
      @click=${() => turn(domain, path, written)}
    >
      <span>${domain.serving.enabled ? 'On' : 'Off'}</span>
    </button>
  </div>
  ${domain.serving.enabled ? html`<p class="quiet">Edges serve this domain.</p>` : html`<p>${stopped} Edges refuse its requests with 403.</p>`}
</section>`;

/** Nothing of it depends on what else the domain is set to, so it is asked for whatever the revision. */
function turn({ name, serving }, path, written) {
  const enabled = !serving.enabled;
  const hosts = name.startsWith('*.') ? html`every host below <strong>${name.slice(2)}</strong> that has no domain of its own` : html`<strong>${name}</strong>`;
  openDialog({
    title: enabled ? `Start ${name}` : `Stop ${name}`,
    ok: enabled ? 'Start' : 'Stop',
    danger: !enabled,
    content: () =>
      enabled
        ? html`<p>Every edge serves ${hosts} again, with what it has stored as far as that is still fresh. To have everything fetched anew, purge the domain first.</p>`
        : html`<p>
            Every edge refuses the requests for ${hosts} with 403, whatever it has stored. Settings and history stay, no wildcard answers in its place, and its
            ports are still watched.
          </p>`,
    async done() {
      const begun = Date.now();
      const { data } = await ask('PUT', `${path}/serving`, { body: { enabled } });
      written(data.revision, begun);
    },
  });
}
