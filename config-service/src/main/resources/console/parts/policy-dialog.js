// The dialog of the origin protocol policy: what is wanted, what comes of it, and whether the ports are open.
import { html, nothing } from '../view.js';
import { ask, get, Refused } from '../api.js';
import { notes, reading } from '../load.js';
import { openDialog } from './dialog.js';
import { portState } from './states.js';
import { ago, message, state, target, TYPES, typeName } from './text.js';

const HEALTH_MS = 5000;
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
  const path = `${root}/origin-protocol-policy`;
  let base = domain;
  let type = of.of(domain.originProtocolPolicy).redirectType;
  let preview = null;
  let objection = null;
  let lacking = false;
  let theirs = null;
  let asked = 0;

  const health = reading(
    (signal) => get(`${root}/health`, signal),
    () => dialog.redraw(),
    () => HEALTH_MS,
  );
  const wanted = () => (enabled ? { enabled, redirectType: type } : { enabled });

  /** The whole part as a proposal has it. */
  function part() {
    const { enabled: on, redirectType } = base.originProtocolPolicy;
    return kind === 'static' ? wanted() : { enabled: on, redirectType, dynamic: wanted() };
  }

  const dialog = openDialog({
    title: enabled ? of.title : `Switch the ${of.title} off`,
    ok: 'OK',
    blocked: () => preview === null,
    closed: health.end,
    proposal: {
      path: root,
      parts: () => ({ originProtocolPolicy: part() }),
      revision: () => base.revision,
      meet,
      made: proposed,
    },
    content: () => html`
      ${theirs ? conflict() : nothing} ${enabled ? choice() : html`<p>Requests then go where each origin’s own port says.</p>`}
      ${message(objection)}
      ${objection ? html`<button type="button" @click=${look}>Try again</button>` : nothing}
      ${preview ? outcome() : objection || lacking ? nothing : html`<p class="quiet">Working out what will change…</p>`}
    `,
    async done() {
      const begun = Date.now();
      try {
        const { data } = await ask('PATCH', path, { body: of.body(wanted()), patch: true, ifMatch: base.revision });
        done(data.revision, begun);
        return true;
      } catch (refused) {
        if (refused instanceof Refused && refused.status === 412) {
          await meet();
          return false;
        }
        throw refused;
      }
    },
  });

  /** Somebody else was faster: goes on from what they made of it. */
  async function meet() {
    theirs = await get(root);
    base = theirs;
    preview = null;
    await look();
  }

  function conflict() {
    const now = of.of(theirs.originProtocolPolicy);
    return html`<div class="message" role="alert">
      <strong>${theirs.changedBy || 'Someone else'} was faster:</strong> revision ${theirs.revision} has
      ${now.enabled ? typeName(now.redirectType) : 'the policy off'}; you want ${enabled ? typeName(type) : 'it off'}. Nothing of yours
      was written. OK applies yours to their revision; Cancel keeps theirs.
    </div>`;
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
    preview = null;
    objection = null;
    dialog.consent(null);
    dialog.redraw();
    look();
  }

  async function look() {
    const mine = ++asked;
    lacking = false;
    try {
      const { data } = await ask('PATCH', `${path}?dryRun=true`, { body: of.body(wanted()), patch: true, ifMatch: base.revision });
      if (mine === asked) {
        preview = data;
        objection = null;
        dialog.consent(null);
      }
    } catch (refused) {
      if (mine === asked) {
        await object(refused);
      }
    }
    dialog.redraw();
  }

  async function object(refused) {
    if (refused.status === 412) {
      try {
        await meet();
        return;
      } catch (failed) {
        objection = failed;
      }
    } else {
      objection = dialog.consent(refused) ? null : refused;
    }
    preview = null;
    lacking = objection === null;
  }

  function outcome() {
    const rows = preview.origins.flatMap((after) => {
      const before = base.origins.find((origin) => origin.address === after.address && origin.port === after.port);
      return ['http', 'https'].map((scheme) => ({
        origin: after.address,
        scheme,
        before: effective(before, scheme),
        after: effective(after, scheme),
      }));
    });
    return html`
      <table>
        <caption>What will change</caption>
        <thead>
          <tr><th>Origin</th><th>Client</th><th>Now</th><th>After OK</th><th>Port, measured</th></tr>
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
      ${notes(health)} ${health.data ? age(health.data) : nothing}
      ${preview.warnings.map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      ${enabled && preview.warnings.length
        ? html`<p class="quiet">A custom port is asked for on the domain’s page, under Custom ports.</p>`
        : nothing}
    `;
  }

  const age = ({ observedAt }) => html`<p class="quiet">
    ${observedAt ? html`Ports were last told ${ago(observedAt)}, and read ${ago(health.at.toISOString())}.` : 'No prober has told of the ports.'}
  </p>`;

  function effective(origin, scheme) {
    const all = kind === 'dynamic' ? (origin && origin.effectiveDynamic) || (origin && origin.effective) : origin && origin.effective;
    return all ? all[scheme] : null;
  }

  const same = (row) => target(row.before) === target(row.after);

  function measured(row) {
    if (!health.data) {
      return html`<span class="quiet">${health.failure ? 'can’t be read' : 'loading…'}</span>`;
    }
    const ports = health.data.ports || [];
    const port = ports.find((found) => found.origin === row.origin && found.port === row.after.port && found.scheme === row.after.scheme);
    return port || isNeeded(row) ? portState(port) : state('unknown', 'not watched: the present policy doesn’t need it');
  }

  /** Whether the domain needs that port as it is; probers measure no others. */
  function isNeeded(row) {
    return base.origins
      .filter((origin) => origin.address === row.origin)
      .flatMap((origin) => [origin.effective, origin.effectiveDynamic].filter(Boolean))
      .flatMap((all) => [all.http, all.https])
      .some((to) => target(to) === target(row.after));
  }

  look();
}
