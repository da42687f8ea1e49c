// The dialog of the origin protocol policy: the choice, and its review with the present port states.
import { html, nothing } from '../view.js';
import { ask, domainPath, get } from '../api.js';
import { notes, reading } from '../load.js';
import { edited, makes, trial } from './conflict.js';
import { openDialog } from './dialog.js';
import { findings } from './findings.js';
import { allFindings } from './health.js';
import { callout, skeleton } from './notices.js';
import { REDIRECT_TYPES } from './redirect-types.js';
import { review, targetsOf, targetTable, totalsOf } from './review.js';
import { shareOf } from './share.js';
import { portState } from './states.js';
import { ago, message, state, target, typeName } from './text.js';
import { COMMON, POLICY } from '../words.js';
import { REVIEW } from '../words/review.js';
import { SHARE } from '../words/share.js';

/** The interval of port checks while the dialog is visible. */
const MEASURE_MS = 10_000;
const OUTCOMES = { WORKS: ['good', POLICY.works], UNKNOWN: ['unknown', POLICY.notChecked], FAILS: ['bad', POLICY.fails] };
const KINDS = {
  static: { of: (policy) => policy, body: (wanted) => wanted },
  dynamic: { of: (policy) => policy.dynamic, body: (wanted) => ({ dynamic: wanted }) },
};

/**
 * Opens the dialog.
 *
 * @param {{app: object, domain: object, kind: 'static'|'dynamic', enabled: boolean, type?: string, done: (revision: number, begun: number) => void, requested: () => void,
 *     started?: () => void}} options
 *   `domain` from the API; `enabled` is the wanted state; `type` is chosen at first, otherwise the present one; `started` follows the begin of a progressive rollout
 */
export function openPolicyDialog({ app, domain, kind, enabled, type: first, done, requested, started }) {
  const of = KINDS[kind];
  const root = domainPath(domain.name);
  let type = first || of.of(domain.originProtocolPolicy).redirectType;

  const edges = reading(async (signal) => (await get('/edges', signal)).items, () => dialog.redraw());

  const ports = reading(
    (signal) => get(`${root}/preflight?${kind}=${enabled ? type : 'OFF'}`, signal),
    () => dialog.redraw(),
    () => MEASURE_MS,
  );
  /** Every redirect type at the origins, once somebody asks. */
  const all = reading((signal) => get(`${root}/recommendation`, signal), () => dialog.redraw());
  let asksAll = false;

  const name = () => (enabled ? typeName(type) : POLICY.ownPorts);
  const wanted = () => (enabled ? { enabled, redirectType: type } : { enabled });

  /** The whole part, for a change request or a progressive rollout. */
  function part() {
    const { enabled: on, redirectType, dynamic } = own.base.originProtocolPolicy;
    return kind === 'static' ? { redirectType, dynamic, ...wanted() } : { enabled: on, redirectType, dynamic: { ...dynamic, ...wanted() } };
  }
  const parts = () => ({ originProtocolPolicy: part() });

  const own = trial({
    domain,
    root,
    write: (revision, query, signal) => ask('PATCH', `${root}/origin-protocol-policy${query}`, { body: of.body(wanted()), patch: true, ifMatch: revision, signal }),
    dialog: () => dialog,
    checks: false,
    made: () => POLICY[kind].made(domain.name, name()),
  });

  const meet = own.meet;
  own.meet = () => {
    checkPorts();
    return meet();
  };
  const share = shareOf({ app, own, path: root, parts, dialog: () => dialog, started });

  const dialog = openDialog({
    title: enabled ? POLICY[kind].dialog : POLICY[kind].disable,
    ok: () => makes({ losesTls: losesTls(), fails: fails(), ...share.texts({ anyway: POLICY.anyway, ok: POLICY.switch(reachable(), name()) }) }),
    anyway: () => share.texts({ anyway: POLICY.anyway }).anyway,
    against: () => fails() || losesTls(),
    blocked: () => !own.preview || isNothing() || !share.isValid(),
    why: () => (isNothing() ? POLICY.same(name()) : !share.isValid() ? SHARE.wrong : own.objection ? undefined : POLICY.computing),
    closed: () => {
      own.end();
      ports.end();
      edges.end();
      all.end();
    },
    request: {
      path: root,
      parts,
      revision: () => own.base.revision,
      meet: own.meet,
      rollout: share.plan,
      made: requested,
    },
    content: (failure) => html`
      ${edited(own, conflict())} ${enabled ? choice() : html`<p>${POLICY.disabledEffect}</p>`}
      ${message(own.objection)}
      ${own.objection ? html`<button type="button" @click=${own.look}>${COMMON.retry}</button>` : nothing}
      ${own.preview ? outcome(own.preview, failure) : own.asking ? skeleton(6, 'block') : nothing}
    `,
    skips: fails,
    counts: () => !share.byShare(),
    done: (form, query) => own.done(done, share.query(query), share.change()),
  });

  function isNothing() {
    return own.preview?.dryRun.changes.length === 0;
  }

  /** What a pre-flight says of the selected policy: the ports and gates that would fail, and the ports of which it knows nothing. */
  function measure() {
    const { ports: all, findings: others = [] } = ports.data;
    const failing = all.filter((port) => port.state === 'CLOSED' || port.state === 'PROHIBITED' || port.finding?.severity === 'ERROR');
    return {
      failing: failing.length + others.filter((found) => found.severity === 'ERROR').length,
      unchecked: all.filter((port) => port.state !== 'OPEN' && !failing.includes(port)).length,
    };
  }

  function fails() {
    return !!ports.data && measure().failing > 0;
  }

  function losesTls() {
    return !!own.preview && own.preview.dryRun.losesTls;
  }

  /** The number of edges that would switch now; null while it is unknown. */
  function reachable() {
    return edges.data && edges.data.filter((edge) => edge.state !== 'UNREACHABLE').length;
  }

  /** Checks the ports of another policy, or of other origins. */
  function checkPorts() {
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
    checkPorts();
    own.look();
  }

  function outcome({ origins, dryRun, warnings }, failure) {
    const isCustomPortIgnored = warnings.some((warning) => warning.code === 'custom-port-ignored');
    return review({
      totals: { ...totalsOf(dryRun), ...(ports.data ? measure() : { failing: 0, unchecked: ports.failure ? 1 : 0 }) },
      targets: targetTable(targetsOf(own.base.origins, origins, kind), { title: POLICY.portState, cell: measured, isBad: (row) => isRefused(portOf(row)) }),
      findings: html`${ports.data ? findings(allFindings(ports.data)) : nothing} ${unasked(ports.data)} ${notes(ports)}`,
      warnings: isCustomPortIgnored ? [...warnings, { text: POLICY.customPortHint }] : warnings,
      dryRun,
      share: share.view(failure),
      back: share.back(REVIEW.back(own.base.revision)),
    });
  }

  /** The origins with open ports on whose responses there is no verdict, or whose redirects lead further than they were followed. */
  const unasked = (data) =>
    ((data && data.http) || [])
      .filter(({ reason }) => reason)
      .map(({ origin, state, reason }) => callout('warning', { content: (state === 'ASKED' ? POLICY.notFollowed : POLICY.notOverHttp)(origin, reason) }));

  const portOf = (row) => ports.data?.ports.find((found) => found.origin === row.origin && target(found) === target(row.after));

  const isRefused = (port) => !!port && (port.state === 'CLOSED' || port.state === 'PROHIBITED');

  function measured(row) {
    const port = portOf(row);
    if (!port) {
      return ports.failure ? state('unknown', POLICY.notChecked) : state('wait', POLICY.checking);
    }
    return html`${portState(port)}
      <span class="quiet">${port.state === 'OPEN' || port.finding ? nothing : POLICY.because(port.reason)} ${port.measuredAt ? POLICY.checked(ago(port.measuredAt)) : nothing}</span>`;
  }

  edges.load();
  own.look();
}
