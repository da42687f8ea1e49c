// The dialog of the origin protocol policy: what is wanted, what comes of it, and whether the ports are open now.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { notes, reading } from '../load.js';
import { faster, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { portState } from './states.js';
import { ago, message, state, target, TYPES, typeName } from './text.js';

/** How often the ports are measured again while somebody looks. */
const MEASURE_MS = 10_000;
const KINDS = {
  static: { title: 'Static Origin Protocol Policy', of: (policy) => policy, body: (wanted) => wanted },
  dynamic: { title: 'Dynamic Origin Protocol Policy', of: (policy) => policy.dynamic, body: (wanted) => ({ dynamic: wanted }) },
};

/**
 * Opens the dialog.
 *
 * @param {{domain: object, kind: 'static'|'dynamic', enabled: boolean, done: (revision: number, begun: number) => void, proposed: () => void}} options
 *   `domain` as the API has it; `enabled` is what is wanted
 */
export function openPolicyDialog({ domain, kind, enabled, done, proposed }) {
  const of = KINDS[kind];
  const root = `/domains/${encodeURIComponent(domain.name)}`;
  let type = of.of(domain.originProtocolPolicy).redirectType;

  const ports = reading(
    (signal) => get(`${root}/preflight?${kind}=${enabled ? type : 'OFF'}`, signal),
    () => dialog.redraw(),
    () => MEASURE_MS,
  );
  const wanted = () => (enabled ? { enabled, redirectType: type } : { enabled });

  /** The whole part as a proposal has it. */
  function part() {
    const { enabled: on, redirectType } = own.base.originProtocolPolicy;
    return kind === 'static' ? wanted() : { enabled: on, redirectType, dynamic: wanted() };
  }

  const own = trial({ domain, root, segment: 'origin-protocol-policy', body: () => of.body(wanted()), dialog: () => dialog });

  const meet = own.meet;
  own.meet = () => {
    measure();
    return meet();
  };

  const dialog = openDialog({
    title: enabled ? of.title : `Switch the ${of.title} off`,
    ok: 'OK',
    blocked: () => !own.preview,
    closed: ports.end,
    proposal: {
      path: root,
      parts: () => ({ originProtocolPolicy: part() }),
      revision: () => own.base.revision,
      meet: own.meet,
      made: proposed,
    },
    content: () => html`
      ${faster(own.theirs, conflict())} ${enabled ? choice() : html`<p>Requests then go where each origin’s own port says.</p>`}
      ${message(own.objection)}
      ${own.objection ? html`<button type="button" @click=${own.look}>Try again</button>` : nothing}
      ${own.preview ? outcome(own.preview) : nothing} ${own.asking ? html`<p class="quiet">Working out what will change…</p>` : nothing}
    `,
    done: () => own.done(done),
  });

  /** What was measured was of another policy, or of other origins. */
  function measure() {
    ports.data = null;
    ports.failure = null;
    ports.load();
  }

  function conflict() {
    const now = of.of(own.base.originProtocolPolicy);
    return `${now.enabled ? typeName(now.redirectType) : 'the policy off'}; you want ${enabled ? typeName(type) : 'it off'}`;
  }

  function choice() {
    return html`<fieldset>
      <legend>Redirect Type</legend>
      ${Object.entries(TYPES).map(
        ([value, [name, explained]]) => html`<label class="choice">
          <input type="radio" name="type" .value=${value} .checked=${type === value} @change=${() => choose(value)} />
          <span><strong>${name}</strong><small class="quiet">${explained}</small></span>
        </label>`,
      )}
    </fieldset>`;
  }

  function choose(value) {
    type = value;
    measure();
    own.look();
  }

  function outcome(preview) {
    const rows = preview.origins.flatMap((after) => {
      const before = own.base.origins.find((origin) => origin.address === after.address && origin.port === after.port);
      return ['http', 'https'].map((scheme) => ({
        origin: after.address,
        scheme,
        before: effective(before, scheme),
        after: effective(after, scheme),
      }));
    });
    return html`
      <table class="outcome">
        <caption>What will change</caption>
        <thead>
          <tr><th>Origin</th><th>Client</th><th>Now</th><th>After OK</th><th>Port, now</th></tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr class=${same(row) ? '' : 'changed'}>
              <td>${row.origin}</td>
              <td>${row.scheme.toUpperCase()}</td>
              <td>${target(row.before)}</td>
              <td><strong>${target(row.after)}</strong>${same(row) ? html` <span class="quiet">(as now)</span>` : nothing}</td>
              <td>${measured(row)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${notes(ports)}
      ${preview.warnings.map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      ${preview.warnings.some((warning) => warning.code === 'custom-port-ignored')
        ? html`<p class="quiet">A custom port is asked for on the domain’s page, under Custom ports.</p>`
        : nothing}
    `;
  }

  function effective(origin, scheme) {
    const all = kind === 'dynamic' ? (origin && origin.effectiveDynamic) || (origin && origin.effective) : origin && origin.effective;
    return all ? all[scheme] : null;
  }

  const same = (row) => target(row.before) === target(row.after);

  function measured(row) {
    const port = ports.data && ports.data.ports.find((found) => found.origin === row.origin && target(found) === target(row.after));
    if (!port) {
      return ports.failure ? state('unknown', 'not measured') : state('wait', 'measuring…');
    }
    return html`${portState(port)}
      <span class="quiet">${port.state === 'OPEN' ? nothing : `${port.reason},`} ${port.measuredAt ? html`measured ${ago(port.measuredAt)}` : nothing}</span>`;
  }

  own.look();
}
