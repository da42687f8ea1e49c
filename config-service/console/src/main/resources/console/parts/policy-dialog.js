// The dialog of the origin protocol policy: the choice, its effect, and the present port states.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { notes, reading } from '../load.js';
import { edited, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { effect } from './effect.js';
import { allFindings, findings } from './findings.js';
import { portState } from './states.js';
import { ago, message, REDIRECT_TYPES, state, target, typeName, warnings } from './text.js';
import { COMMON, POLICY } from '../words.js';

/** The interval of port checks while the dialog is visible. */
const MEASURE_MS = 10_000;
const OUTCOME_COLUMNS = [POLICY.origin, POLICY.client, POLICY.current, POLICY.after, POLICY.portState];
const OUTCOMES = { WORKS: ['good', POLICY.works], UNKNOWN: ['unknown', POLICY.notChecked], FAILS: ['bad', POLICY.fails] };
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

  const edges = reading(async (signal) => (await get('/edges', signal)).items, () => dialog.redraw());

  const ports = reading(
    (signal) => get(`${root}/preflight?${kind}=${enabled ? type : 'OFF'}`, signal),
    () => dialog.redraw(),
    () => MEASURE_MS,
  );
  /** Every redirect type at the origins, once somebody asks. */
  const all = reading((signal) => get(`${root}/recommendation`, signal), () => dialog.redraw());
  let asksAll = false;

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
    ok: () => (losesTls() ? POLICY.removeTls : fails() ? POLICY.anyway : POLICY.switch(reachable(), enabled ? typeName(type) : POLICY.ownPorts)),
    anyway: POLICY.anyway,
    against: () => fails() || losesTls(),
    blocked: () => !own.preview,
    closed: () => {
      ports.end();
      edges.end();
      all.end();
    },
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
    done: (form, query) => own.done(done, fails() ? '?preflight=skip' : query),
  });

  /** Whether a pre-flight says that the selected policy would fail. */
  function fails() {
    return (
      !!ports.data &&
      (ports.data.ports.some((port) => port.state === 'CLOSED' || port.state === 'PROHIBITED') || allFindings(ports.data).some((found) => found.severity === 'ERROR'))
    );
  }

  function losesTls() {
    return !!own.preview && own.preview.dryRun.losesTls;
  }

  /** The number of edges that would switch now; null while it is unknown. */
  function reachable() {
    return edges.data && edges.data.filter((edge) => edge.state !== 'UNREACHABLE').length;
  }

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
    </fieldset>
    ${asksAll ? recommendation() : html`<button type="button" @click=${tryAll}>${POLICY.tryAll}</button>`}`;
  }

  function tryAll() {
    asksAll = true;
    all.load();
    dialog.redraw();
  }

  function recommendation() {
    return html`<div aria-live="polite">${all.shown((found) => html`
      <p><strong>${found.strongest ? POLICY.strongest(typeName(found.strongest)) : POLICY.noneWorks}</strong></p>
      <table>
        <caption>${POLICY.allTypes}</caption>
        <thead>
          <tr><th>${POLICY.redirectType}</th><th>${POLICY.origin}</th><th>${POLICY.result}</th></tr>
        </thead>
        <tbody>
          ${found.types.flatMap((each) => each.origins.map((origin) => html`<tr>
            <td>${typeName(each.type)}</td>
            <td>${origin.origin}</td>
            <td>${state(...OUTCOMES[origin.state])} <span class="quiet">${origin.detail || nothing}</span></td>
          </tr>`))}
        </tbody>
      </table>`)} ${notes(all)}</div>`;
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
      ${ports.data ? findings(allFindings(ports.data)) : nothing} ${unasked(ports.data)} ${notes(ports)}
      ${effect(preview.dryRun)}
      ${warnings(preview.warnings)}
      ${preview.warnings.some((warning) => warning.code === 'custom-port-ignored')
        ? html`<p class="quiet">${POLICY.customPortHint}</p>`
        : nothing}
    `;
  }

  /** The origins with open ports on whose responses there is no verdict, or whose redirects lead further than they were followed. */
  const unasked = (data) =>
    ((data && data.http) || [])
      .filter(({ reason }) => reason)
      .map(({ origin, state, reason }) => html`<p class="warning">${(state === 'ASKED' ? POLICY.notFollowed : POLICY.notOverHttp)(origin, reason)}</p>`);

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

  edges.load();
  own.look();
}
