// The dialog of the origin protocol policy: the choice, its effect, and the present port states.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { notes, reading } from '../load.js';
import { edited, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { allFindings, findings } from './findings.js';
import { portState } from './states.js';
import { ago, message, REDIRECT_TYPES, state, target, typeName } from './text.js';
import { COMMON, POLICY } from '../words.js';

/** The interval of port checks while the dialog is visible. */
const MEASURE_MS = 10_000;
const OUTCOME_COLUMNS = [POLICY.origin, POLICY.client, POLICY.current, POLICY.after, POLICY.portState];
const KINDS = {
  static: { of: (policy) => policy, body: (wanted) => wanted },
  dynamic: { of: (policy) => policy.dynamic, body: (wanted) => ({ dynamic: wanted }) },
};

/**
 * Opens the dialog.
 *
 * @param {{domain: object, kind: 'static'|'dynamic', enabled: boolean, done: (revision: number, begun: number) => void, requested: () => void}} options
 *   `domain` from the API; `enabled` is the wanted state
 */
export function openPolicyDialog({ domain, kind, enabled, done, requested }) {
  const of = KINDS[kind];
  const root = `/domains/${encodeURIComponent(domain.name)}`;
  let type = of.of(domain.originProtocolPolicy).redirectType;

  const ports = reading(
    (signal) => get(`${root}/preflight?${kind}=${enabled ? type : 'OFF'}`, signal),
    () => dialog.redraw(),
    () => MEASURE_MS,
  );
  const wanted = () => (enabled ? { enabled, redirectType: type } : { enabled });

  /** The whole part, for a change request. */
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
    title: enabled ? POLICY[kind].dialog : POLICY[kind].disable,
    ok: COMMON.save,
    blocked: () => !own.preview,
    closed: ports.end,
    request: {
      path: root,
      parts: () => ({ originProtocolPolicy: part() }),
      revision: () => own.base.revision,
      meet: own.meet,
      made: requested,
    },
    content: () => html`
      ${edited(own.theirs, conflict())} ${enabled ? choice() : html`<p>${POLICY.disabledEffect}</p>`}
      ${message(own.objection)}
      ${own.objection ? html`<button type="button" @click=${own.look}>${COMMON.retry}</button>` : nothing}
      ${own.preview ? outcome(own.preview) : nothing} ${own.asking ? html`<p class="quiet">${POLICY.computing}</p>` : nothing}
    `,
    done: () => own.done(done),
  });

  /** Checks the ports of another policy, or of other origins. */
  function measure() {
    ports.data = null;
    ports.failure = null;
    ports.load();
  }

  function conflict() {
    const now = of.of(own.base.originProtocolPolicy);
    return POLICY.selected(now.enabled ? typeName(now.redirectType) : COMMON.off, enabled ? typeName(type) : COMMON.off);
  }

  function choice() {
    return html`<fieldset>
      <legend>${POLICY.redirectType}</legend>
      ${Object.entries(REDIRECT_TYPES).map(
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
        <caption>${POLICY.effect}</caption>
        <thead>
          <tr>${OUTCOME_COLUMNS.map((column) => html`<th>${column}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr class=${same(row) ? '' : 'changed'}>
              <td>${row.origin}</td>
              <td>${row.scheme.toUpperCase()}</td>
              <td>${target(row.before)}</td>
              <td><strong>${target(row.after)}</strong>${same(row) ? html` <span class="quiet">${POLICY.unchanged}</span>` : nothing}</td>
              <td>${measured(row)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${ports.data ? findings(allFindings(ports.data)) : nothing} ${notes(ports)}
      ${preview.warnings.map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      ${preview.warnings.some((warning) => warning.code === 'custom-port-ignored')
        ? html`<p class="quiet">${POLICY.customPortHint}</p>`
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
      return ports.failure ? state('unknown', POLICY.notChecked) : state('wait', POLICY.checking);
    }
    return html`${portState(port)}
      <span class="quiet">${port.state === 'OPEN' || port.finding ? nothing : POLICY.because(port.reason)} ${port.measuredAt ? POLICY.checked(ago(port.measuredAt)) : nothing}</span>`;
  }

  own.look();
}
