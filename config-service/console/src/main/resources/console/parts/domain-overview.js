// The overview of a domain: findings, traffic, rollout, origins and settings. Faults and settings other than the defaults are shown, the rest is folded.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { now as present } from '../clock.js';
import { live } from '../live.js';
import { PATIENCE_MS, reading } from '../load.js';
import { toggle } from './controls.js';
import { customPortsOf } from './custom-ports.js';
import { allFindings, lastCheck } from './health.js';
import { skeleton } from './notices.js';
import { onDemand } from './on-demand.js';
import { stopped, turnServing } from './serving.js';
import { PARTS, SECTIONS, values } from './settings.js';
import { alertDetail, alertPlace, portState } from './states.js';
import { table } from './table.js';
import { allTeams, teamName } from './teams.js';
import { target, typeName } from './text.js';
import { unchangedSince } from './unchanged.js';
import { worksBy } from './works.js';
import { COMMON, DOMAIN, POLICY, PRIORITIES, redirectTypeWords, SERVING, stateWord } from '../words.js';
import { FOLDED, ROLLOUT } from '../words/domain.js';
import { CUSTOM_PORTS } from '../words/ports.js';
import { SETTINGS } from '../words/settings.js';

const ORIGIN_COLUMNS = [DOMAIN.address, DOMAIN.port, DOMAIN.priority, DOMAIN.weight, DOMAIN.httpClients, DOMAIN.httpsClients];
/** The order of the parts with fields; parts of a later version go last. */
const ORDER = ['originTls', 'originRequest', 'dynamicAcceleration', 'caching', 'clientTls', 'changeControl'];
const FIELD_PARTS = [...ORDER.filter((part) => PARTS.includes(part)), ...PARTS.filter((part) => !ORDER.includes(part))];
const REVISIONS = 50;
const MOST_ORIGINS = 5;
/** Fewer than all, so that a domain with many origins doesn't push its settings out of sight. */
const FEW_ORIGINS = 3;
const CLOSED = ['CLOSED', 'PROHIBITED'];
/** The time for which an ended progressive rollout is shown. */
const ENDED_MS = 3_600_000;
const NOT_LIVE_MS = 5000;

/** What unfolds below its line. */
const fold = (summary, content) => html`<details><summary>${summary}</summary>${content}</details>`;

/**
 * Begins the overview of a domain's page.
 *
 * @param {object} of the page's parts: its readings `health`, `alerts` and `rollout`, the `traffic` and the `alertList`, what is `changed` and `written`,
 *   and the dialogs of `policy` and `origins`, of a part (`edit`) and of the team (`move`, if the caller may)
 */
export function overviewOf({ app, name, path, domain: domainRead, health, alerts, rollout, traffic, alertList, changed, written, policy: openPolicy, origins: changeOrigins, edit, move }) {
  const opened = Date.now();
  const revisions = reading(async (signal) => (await get(`${path}/revisions?size=${REVISIONS}`, signal)).items, changed);
  const teams = allTeams(changed, () => 0);
  const ports = customPortsOf(app, path, changed);
  /** The section of the latest progressive rollout, while it is under way and for some time after its end. */
  let trial = null;
  let trialComing = null;
  /** Whether somebody has begun it here, and is led to it. */
  let isStarted = false;
  let isEnded = false;
  const latest = reading(
    async (signal) => {
      const [found] = (await get(`${path}/progressive-rollouts?size=1`, signal)).items;
      return { id: found && !(present() - Date.parse(found.endedAt) > ENDED_MS) ? found.id : null };
    },
    followTrial,
    () => (live.on ? 0 : NOT_LIVE_MS),
  );

  function followTrial() {
    const id = latest.data?.id;
    if (trial && trial.id !== id) {
      trial.end();
      trial = trialComing = null;
    }
    if (id && !trialComing) {
      trialComing = onDemand(
        () => import('./trial.js'),
        ({ trialOf }) => {
          if (!isEnded && latest.data?.id === id) {
            trial = trialOf({ app, name, path, id, domain: domainRead, changed: drawTrial, written });
          }
        },
        changed,
      );
    }
    changed();
  }

  function drawTrial() {
    changed();
    const heading = isStarted && trial?.hasCome() && !document.querySelector('dialog[open]') && document.querySelector('#progressive');
    if (heading) {
      isStarted = false;
      heading.focus();
    }
  }

  const trialSection = () => (trial ? trial.view() : latest.data?.id ? trialComing.view(skeleton(6, 'block')) : nothing);
  const isTrialKnown = () => hasCome(latest) && (!latest.data?.id || !!trial?.hasCome());

  const hasCome = (one) => one.data || one.failure;

  /** The rule of what works at which edge; the same one while the answers are. */
  let rule = null;
  let answers = [];
  function working() {
    const figures = traffic.own?.readings[0];
    const isOfRollout = domainRead.data?.revision === rollout.data.revision;
    const now = [domainRead.data, health.data, figures?.data, isOfRollout];
    if (!rule || now.some((answer, index) => answer !== answers[index])) {
      answers = now;
      rule = worksBy({
        findings: health.data ? allFindings(health.data) : [],
        traffic: figures?.data,
        since: isOfRollout ? Date.parse(domainRead.data.changedAt) : Infinity,
        now: figures?.at?.getTime(),
      });
    }
    return rule;
  }

  /** An alert whose finding is told below needs no more than its place. */
  function told(alert) {
    const found = health.data && !alert.notCheckedSince ? allFindings(health.data) : [];
    const { detail: inEnglish } = alert;
    return found.some(({ detail }) => inEnglish.includes(detail)) ? alertPlace(alert) : alertDetail(alert);
  }

  /** Opens what changes a part, beside a finding. */
  const fix = (domain, of) => (of === 'policy' ? openPolicy(domain, 'static', true) : of === 'origins' ? changeOrigins(domain) : edit(domain, of));

  /** What shows findings, once there are any. */
  let findingsView = null;
  let findingsComing = null;
  const found = () => (health.data?.ports ? allFindings(health.data) : []);

  function hasFindings({ warnings }) {
    const has = found().length > 0 || warnings.length > 0;
    if (has) {
      findingsComing ||= onDemand(() => import('./domain-findings.js'), (module) => (findingsView = module.findingsOf), changed);
    }
    return has;
  }

  const findingsSection = (domain) =>
    !hasFindings(domain)
      ? nothing
      : findingsView
        ? findingsView(found(), domain.warnings, app.may('operator') ? (of) => fix(domain, of) : null)
        : findingsComing.view(skeleton(3));

  /** Since which revision a part is unchanged. */
  function unchanged(of) {
    const since = revisions.data && unchangedSince(revisions.data, of);
    return since ? html`<span class="since clip">${(since.isKnown ? DOMAIN.unchangedSince : DOMAIN.unchangedBefore)(since.revision)}</span>` : nothing;
  }

  function measured(origin, to) {
    return health.data?.ports ? health.data.ports.find((port) => port.origin === origin.address && port.port === to.port && port.scheme === to.scheme) : null;
  }

  const isClosed = (origin) => ['http', 'https'].some((scheme) => CLOSED.includes(measured(origin, origin.effective[scheme])?.state));

  /** Where not all are shown, those with a closed port come first. */
  function originsCard(domain) {
    const row = (origin) => html`<tr>
      <th scope="row">${origin.address}</th>
      <td>${origin.port}</td>
      <td>${stateWord(PRIORITIES, origin.priority)}</td>
      <td>${origin.weight}</td>
      ${['http', 'https'].map(
        (scheme) => html`<td>${DOMAIN.targetState(target(origin.effective[scheme]), portState(measured(origin, origin.effective[scheme])))}</td>`,
      )}
    </tr>`;
    const listed = (name, origins) => table(COMMON.table(name), ORIGIN_COLUMNS, origins.map(row), 'origins');
    const { origins } = domain;
    const isMany = origins.length > MOST_ORIGINS;
    const sorted = isMany ? [...origins.filter(isClosed), ...origins.filter((origin) => !isClosed(origin))] : origins;
    const more = sorted.slice(isMany ? FEW_ORIGINS : MOST_ORIGINS);
    const moreName = FOLDED.origins(more.length, more.filter(isClosed).length);
    return html`<section class="settings" aria-labelledby="origins">
      <div class="head">
        <h2 id="origins">${DOMAIN.origins}</h2>
        <span class="quiet">${lastCheck(health.data)}</span>
        ${unchanged('origins')}
        ${app.may('operator') ? html`<button @click=${() => changeOrigins(domain)}>${DOMAIN.editOrigins}</button>` : nothing}
      </div>
      ${listed(DOMAIN.origins, sorted.slice(0, sorted.length - more.length))}
      ${more.length ? fold(moreName, listed(moreName, more)) : nothing}
    </section>`;
  }

  /**
   * A part of the settings: a line with `beside` its title, what is `shown`, and what is `folded` below its `summary`. Where nothing is shown, the line unfolds. The
   * button stays the same element, so that it keeps the focus.
   */
  const card = (id, title, { beside = nothing, shown = null, summary, folded = null, action = nothing }) => {
    const heading = html`<h2 id=${id}>${title}</h2>`;
    return html`<section class="card" aria-labelledby=${id}>
      ${folded && !shown ? fold(html`${heading} <span class="quiet">${summary}</span>`, folded) : html`${heading} <div class="clip">${beside}</div> ${shown ?? nothing} ${folded ? fold(summary, folded) : nothing}`}
      ${action}
    </section>`;
  };

  /** The policy of dynamic content has no effect while all content is static. */
  const idle = (domain, kind) => kind === 'dynamic' && !domain.dynamicAcceleration.enabled;

  function policyCard(domain, kind, policy) {
    const { title, edit: editTitle } = POLICY[kind];
    const allowed = app.may('operator');
    return card(`policy-${kind}`, title, {
      beside: kind === 'static' ? unchanged('originProtocolPolicy') : nothing,
      shown: html`<div class="quiet">
        ${policy.enabled ? html`<p><strong>${typeName(policy.redirectType)}</strong> ${redirectTypeWords(policy.redirectType)[1]}</p>` : idle(domain, kind) ? nothing : html`<p>${POLICY.off[1]}</p>`}
        ${idle(domain, kind) ? html`<p class=${policy.enabled ? 'warning' : nothing}>${POLICY.noEffect}</p>` : nothing}
      </div>`,
      action: html`<div class="actions">
        ${toggle({ on: policy.enabled, labelledby: `policy-${kind}`, disabled: !allowed, turn: (on) => openPolicy(domain, kind, on) })}
        ${policy.enabled && allowed ? html`<button aria-label=${editTitle} @click=${() => openPolicy(domain, kind, true)}>${COMMON.edit}</button>` : nothing}
      </div>`,
    });
  }

  const editButton = (title, run) => html`<button aria-label=${SETTINGS.edit(title)} @click=${run}>${COMMON.edit}</button>`;

  function partCard(domain, of) {
    const { title } = SECTIONS[of];
    const { own, defaults, number, off } = values(domain, of);
    return card(of, title, {
      beside: off ? html`<span class="quiet">${off}</span>` : unchanged(of),
      shown: own,
      summary: own ? FOLDED.settings(number) : FOLDED.defaults,
      folded: defaults && html`${defaults} ${own ? nothing : html`<p>${unchanged(of)}</p>`}`,
      action: app.may('operator') ? editButton(title, () => edit(domain, of)) : nothing,
    });
  }

  const servingCard = (domain) =>
    card('serving', SERVING.title, {
      beside: domain.serving.enabled ? html`<span class="quiet">${SERVING.serves}</span>` : unchanged('serving'),
      shown: domain.serving.enabled ? null : html`<p>${stopped} ${SERVING.responds}</p>`,
      action: toggle({ on: domain.serving.enabled, labelledby: 'serving', disabled: !app.may('operator'), turn: () => turnServing(domain, path, written) }),
    });

  const teamCard = (domain) =>
    card('team', DOMAIN.team, {
      beside: domain.team ? DOMAIN.teamOwns(teamName(teams, domain.team)) : html`<span class="quiet">${DOMAIN.noTeam}</span>`,
      action: move() ? editButton(DOMAIN.team, () => move()(domain)) : nothing,
    });

  const rolloutCard = () => html`<section aria-labelledby="rollout">
    <h2 id="rollout">${ROLLOUT.title}</h2>
    ${rollout.view()}
  </section>`;

  const cards = (domain) => [
    [
      rolloutCard(),
      policyCard(domain, 'static', domain.originProtocolPolicy),
      policyCard(domain, 'dynamic', domain.originProtocolPolicy.dynamic),
      card('ports', CUSTOM_PORTS.title, { beside: unchanged('grantedPorts'), ...ports.parts(domain) }),
      servingCard(domain),
      teamCard(domain),
    ],
    FIELD_PARTS.map((of) => partCard(domain, of)),
  ];

  return {
    readings: [ports.reading, latest],
    working,
    /** Focuses the section of the progressive rollout that was begun here, once it is there, unless the person has used the keyboard or the pointer since. */
    started() {
      isStarted = true;
      ['keydown', 'pointerdown'].forEach((type) => document.addEventListener(type, () => (isStarted = false), { once: true, capture: true }));
    },
    refresh() {
      revisions.refresh();
      trial?.refresh();
    },
    end() {
      isEnded = true;
      [revisions, teams, ...(trial ? [trial] : [])].forEach((one) => one.end());
    },
    /** All at once: what comes later would push away what is read already. */
    view(domain) {
      if (![health, alerts, rollout].every(hasCome) || !(([revisions, teams, ports.reading].every(hasCome) && isTrialKnown() && (!hasFindings(domain) || findingsView)) || Date.now() - opened > PATIENCE_MS)) {
        return skeleton(8, 'block');
      }
      return html`
        ${alertList(told)} ${trialSection()} ${findingsSection(domain)}
        <div class="own-traffic">${traffic.view(domain, skeleton(8, 'block'))}</div>
        ${originsCard(domain)}
        <div class="cards">${cards(domain).map((column) => html`<div>${column}</div>`)}</div>
      `;
    },
  };
}
