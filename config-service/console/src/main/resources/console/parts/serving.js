// The switch that stops and starts a domain, with a confirmation.
import { html } from '../view.js';
import { ask } from '../api.js';
import { openDialog } from './dialog.js';
import { state } from './text.js';
import { COMMON, SERVING } from '../words.js';

/** The mark of a stopped domain. */
export const stopped = state('bad', SERVING.stopped, SERVING.response);

/** The section of a domain's page. */
export const servingOf = (app, domain, path, written) => html`<section aria-labelledby="serving">
  <div class="head">
    <h2 id="serving">${SERVING.title}</h2>
    <button
      class="switch"
      role="switch"
      aria-checked=${domain.serving.enabled ? 'true' : 'false'}
      aria-labelledby="serving"
      ?disabled=${!app.may('operator')}
      @click=${() => turn(domain, path, written)}
    >
      <span>${domain.serving.enabled ? COMMON.on : COMMON.off}</span>
    </button>
  </div>
  ${domain.serving.enabled ? html`<p class="quiet">${SERVING.serves}</p>` : html`<p>${stopped} ${SERVING.responds}</p>`}
</section>`;

/** Independent of the domain's other settings, so it is written at any revision. */
function turn({ name, serving }, path, written) {
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
