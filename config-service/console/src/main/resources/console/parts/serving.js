// The switch that stops and starts a domain, with its review.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { skeleton } from './notices.js';
import { reviewOf } from './review.js';
import { message, state } from './text.js';
import { COMMON, POLICY, REVIEW, SERVING } from '../words.js';

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
function turn(domain, path, written) {
  const { name } = domain;
  const enabled = !domain.serving.enabled;
  const hosts = name.startsWith('*.') ? SERVING.wildcardHosts(name.slice(2)) : SERVING.host(name);
  const own = trial({
    domain,
    root: path,
    write: (revision, query) => ask('PUT', `${path}/serving${query}`, { body: { enabled } }),
    dialog: () => dialog,
    checks: false,
    made: () => SERVING.made(name, enabled),
  });
  const dialog = openDialog({
    title: enabled ? SERVING.startTitle(name) : SERVING.stopTitle(name),
    ok: enabled ? SERVING.start : SERVING.stop,
    danger: !enabled,
    blocked: () => !own.preview,
    why: () => (own.objection ? undefined : POLICY.computing),
    content: () => html`<p>${enabled ? SERVING.startEffect(hosts) : SERVING.stopEffect(hosts)}</p>
      ${message(own.objection)} ${own.objection ? html`<button type="button" @click=${own.look}>${COMMON.retry}</button>` : nothing}
      ${own.preview ? reviewOf({ preview: own.preview, back: REVIEW.back(domain.revision) }) : own.asking ? skeleton(4, 'block') : nothing}`,
    done: (form, query) => own.done(written, query),
  });
  own.look();
}
