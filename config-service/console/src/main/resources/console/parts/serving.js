// The switch that stops and starts a domain, with a confirmation.
import { html } from '../view.js';
import { ask } from '../api.js';
import { toggle } from './controls.js';
import { openDialog } from './dialog.js';
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

/** Stops a domain, or starts it, after a confirmation. Independent of its other settings, so it is written at any revision. */
export function turnServing({ name, serving }, path, written) {
  const enabled = !serving.enabled;
  const hosts = name.startsWith('*.') ? SERVING.wildcardHosts(name.slice(2)) : SERVING.host(name);
  openDialog({
    title: enabled ? SERVING.startTitle(name) : SERVING.stopTitle(name),
    ok: enabled ? SERVING.start : SERVING.stop,
    danger: !enabled,
    content: () => html`<p>${enabled ? SERVING.startEffect(hosts) : SERVING.stopEffect(hosts)}</p>`,
    async done() {
      const begun = Date.now();
      const { data } = await ask('PUT', `${path}/serving`, { body: { enabled } });
      written(data.revision, begun);
    },
  });
}
