// A domain's progressive rollout under way: its steps, arms and edges, the open conditions of the next step, and the buttons to pause, resume, promote and abort it.
import { html, nothing } from '../view.js';
import { domainPage, get } from '../api.js';
import { now } from '../clock.js';
import { number } from '../language.js';
import { live, outdatedSince } from '../live.js';
import { notes, reading } from '../load.js';
import { hint } from './controls.js';
import { stackedBar } from './figures.js';
import { callout, skeleton, statement } from './notices.js';
import { onDemand, withModule } from './on-demand.js';
import { begunBy, endOf, isUnderWay, progressiveState, reasonOf } from './progressive.js';
import { rows, table } from './table.js';
import { ago, lasted, state, until } from './text.js';
import { ALERTS, COMMON, label, percent, stateWord, TITLES } from '../words.js';
import { ROLLOUT } from '../words/domain.js';
import { PROGRESSIVE } from '../words/progressive.js';
import { TRIAL } from '../words/trial.js';

/** Each step is an event, what edges see isn't; a longer list is read more rarely. */
const SOON_MS = 2000;
const MS_AN_EDGE = 10;
/** The pace while it is paused or frozen, and without the event stream. */
const LATER_MS = 10_000;
const MOST_EXCEPTIONS = 5;
/** Of the pooled test: where signs are weak, strong, and enough. */
const WEAK = 10;
const STRONG = 100;
const ENOUGH = 10_000;
const EDGE_KINDS = { RUNNING: 'good', HOLDING: 'wait', ABORTED: 'bad' };
/** The gravest first. */
const ORDER = ['ABORTED', 'HOLDING', 'UNKNOWN', 'RUNNING'];
const rank = ({ state: is }) => (ORDER.includes(is) ? ORDER.indexOf(is) : ORDER.indexOf('UNKNOWN'));

/**
 * Begins the section of a domain's page.
 *
 * @param {{app: object, name: string, path: string, id: string, domain: object, changed: () => void, written: (revision: number, begun: number) => void}} options
 *   the rollout has the `id`; `domain` is the reading of the domain
 */
export function trialOf({ app, name, path, id, domain: domainRead, changed, written }) {
  const rollout = reading((signal) => get(`${path}/progressive-rollouts/${encodeURIComponent(id)}`, signal), arrived, pace);
  /** The open dialog of an action. */
  let acting = null;
  /** What is unfolded. */
  let showsChanges = false;
  let showsEdges = false;
  let changes = null;
  let coming = null;

  function arrived() {
    if (rollout.data) {
      acting?.renew(rollout.data);
    }
    changed();
  }

  function pace(found) {
    const { state: is, edges = [] } = found || {};
    return found && !isUnderWay(found) ? 0 : Math.max(is === 'RUNNING' && live.on ? SOON_MS : LATER_MS, edges.length * MS_AN_EDGE);
  }

  const since = () => outdatedSince(rollout);
  /** Good is only what is of now. */
  const ofNow = (kind) => (kind === 'good' && since() ? 'unknown' : kind);

  const act = (action) =>
    withModule(
      () => import('./trial-action.js'),
      ({ openAction }) => {
        const begun = Date.now();
        acting = openAction(action, { path, rollout: rollout.data, done, closed: () => (acting = null) });
        function done(after) {
          rollout.load();
          if (after.revision > rollout.data?.revision) {
            written(after.revision, begun);
          }
        }
      },
    );

  const button = (action, looks) => html`<button type="button" class=${looks || nothing} @click=${() => act(action)}>${TRIAL.buttons[action]}</button>`;

  function buttons({ state: is }) {
    if (!app.may('operator')) {
      return nothing;
    }
    const goesOn = is !== 'FROZEN' || app.may('administrator');
    return html`<div class="actions">${is === 'RUNNING' ? button('pause') : goesOn ? button('resume') : nothing} ${goesOn ? button('promote') : nothing} ${button('abort', 'danger')}</div>`;
  }

  /** Its steps, and promotion as the last one. */
  const stages = ({ steps, step }) => html`<ol class="stages" aria-label=${TRIAL.stages}>
    ${[...steps.map(percent), TRIAL.everything].map(
      (word, at) => html`<li class=${at + 1 < step ? 'done' : at + 1 === step ? 'now' : nothing} aria-current=${at + 1 === step ? 'step' : nothing}>
        ${word}${at + 1 === step ? html` <span class="quiet">${TRIAL.present}</span>` : nothing}
      </li>`,
    )}
  </ol>`;

  const conditions = {
    bake: ({ until: end }) => (Date.parse(end) > now() ? TRIAL.conditions.bake(until(end)) : TRIAL.conditions.baked),
    edges: ({ missing }) => TRIAL.conditions.edges(missing),
    reach: () => TRIAL.conditions.reach,
    holding: ({ missing }) => TRIAL.conditions.holding(missing),
    outcomes: ({ seen, needed }) => TRIAL.conditions.outcomes(seen, needed),
    database: ({ detail }) => because(TRIAL.conditions.database, detail),
    refused: ({ detail }) => because(TRIAL.conditions.refused, detail),
  };
  /** A reason in the service's own words. */
  const because = (what, detail) => (detail ? `${what}${COMMON.colon}${detail}` : what);
  const condition = (of) => (Object.hasOwn(conditions, of.code) ? conditions[of.code](of) : because(label(String(of.code).replaceAll('-', ' ')), of.detail));

  /** What has to come before the next step. */
  function waits({ state: is, haltedSince, waitsFor, step, steps }) {
    if (is !== 'RUNNING') {
      return html`<p>${haltedSince ? html`${TRIAL.halted(lasted(haltedSince))} ` : nothing}${is === 'FROZEN' ? TRIAL.frozen : TRIAL.paused} ${is === 'FROZEN' && !app.may('administrator') ? TRIAL.administrators : nothing}</p>`;
    }
    if (!waitsFor) {
      return html`<p>${state('unknown', TRIAL.unread)}</p>`;
    }
    return waitsFor.length
      ? html`<ul class="plain">${waitsFor.map((of) => html`<li>${state('wait', condition(of))}</li>`)}</ul>`
      : html`<p>${state(ofNow('good'), step < steps.length ? TRIAL.stepSoon : TRIAL.promotionSoon)}</p>`;
  }

  const arm = (title, { resources, discordant }) => html`<tr>
    <th scope="row">${title}</th>
    <td class="number">${number(resources)}</td>
    <td class="number">${discordant ? html`<strong>${number(discordant)}</strong>` : number(discordant)}</td>
  </tr>`;

  const armTable = ({ arms }) =>
    arms
      ? table(COMMON.table(TRIAL.arms), [TRIAL.arm, TRIAL.resources, TRIAL.discordant], [arm(TRIAL.candidate, arms.candidate), arm(TRIAL.baseline, arms.baseline)])
      : html`<p>${state('unknown', TRIAL.armsUnknown)}</p>`;

  /** What the pooled test says, in words: without enough outcomes it can't speak for the candidate. */
  function evidenceState({ evidence, arms, outcomes }) {
    if (evidence === undefined || evidence === null || !arms) {
      return state('unknown', TRIAL.signs.unknown);
    }
    const [kind, sign] =
      evidence >= ENOUGH ? ['bad', 'enough'] : evidence >= STRONG ? ['bad', 'strong'] : evidence >= WEAK ? ['wait', 'weak'] : arms.candidate.resources < outcomes ? ['unknown', 'few'] : ['good', 'none'];
    return state(ofNow(kind), TRIAL.signs[sign], TRIAL.measure(evidence, ENOUGH));
  }

  const isBehind = (edge) => edge.state === 'RUNNING' && edge.step !== undefined && edge.step < rollout.data.step;
  const edgeKind = (edge) => (isBehind(edge) ? 'wait' : ofNow(EDGE_KINDS[edge.state] || 'unknown'));
  const edgeWord = (edge) => stateWord(TRIAL.edgeStates, edge.state);
  const counts = (of) => (of ? TRIAL.counts(of.resources, of.discordant) : COMMON.none);
  const columns = [
    { title: ROLLOUT.edge, kind: 'main', width: '1.6fr', cell: ({ edge }) => edge },
    {
      title: COMMON.state,
      kind: 'state',
      width: '2fr',
      cell: (edge) => html`${state(edgeKind(edge), isBehind(edge) ? TRIAL.atStep(edgeWord(edge), edge.step) : edgeWord(edge), TRIAL.edgeWhy[edge.state])} <span class="quiet">${edge.reason || nothing}</span>`,
    },
    { title: TRIAL.candidate, width: '1.2fr', cell: (edge) => counts(edge.candidate) },
    { title: TRIAL.baseline, width: '1.2fr', hide: true, cell: (edge) => counts(edge.baseline) },
    { title: ALERTS.since, width: '5.5rem', hide: true, cell: ({ since }) => (since ? ago(since) : COMMON.none) },
    { title: ROLLOUT.lastReport, width: '6.5rem', cell: ({ reportedAt }) => (reportedAt ? ago(reportedAt) : COMMON.none) },
  ];
  const list = (title, edges) => rows(title, columns, edges, { key: ({ edge }) => edge });

  function atEdges({ edges }) {
    if (!edges?.length) {
      return html`<p>${state('unknown', edges ? COMMON.noEdges : TRIAL.unread)}</p>`;
    }
    const sorted = [...edges].sort((one, other) => rank(one) - rank(other) || isBehind(other) - isBehind(one));
    const exceptions = sorted.filter((edge) => edge.state !== 'RUNNING' || isBehind(edge));
    const states = [...new Set([...ORDER.toReversed(), ...edges.map(({ state: is }) => is)])];
    const all = ROLLOUT.all(edges.length);
    return html`${stackedBar(
        ROLLOUT.byState,
        states.map((is) => ({ kind: ofNow(EDGE_KINDS[is] || 'unknown'), word: stateWord(TRIAL.edgeStates, is), number: edges.filter((edge) => edge.state === is).length })),
      )}
      ${exceptions.length ? list(ROLLOUT.exceptions, exceptions.slice(0, MOST_EXCEPTIONS)) : nothing}
      ${fold(all, showsEdges, (isOpen) => (showsEdges = isOpen), () => list(all, sorted))}`;
  }

  const fold = (title, isOpen, turn, content) => html`<details
    ?open=${isOpen}
    @toggle=${({ target }) => {
      if (target.open !== isOpen) {
        turn(target.open);
        changed();
      }
    }}
  >
    <summary>${title}</summary>
    ${isOpen ? content() : nothing}
  </details>`;

  function unfoldChanges(isOpen) {
    showsChanges = isOpen;
    coming ||= onDemand(() => import('./trial-changes.js'), (module) => (changes = module.trialChanges), changed);
  }

  const underWay = (found) => html`
    <p>
      <span role="status">${TRIAL.now(found.step, found.steps.length, found.share)}</span>
      <span class="quiet">${PROGRESSIVE.started} ${begunBy(found)}${COMMON.semicolon}${TRIAL.stepBegun(ago(found.stepAt))}</span>
    </p>
    ${reasonOf(found) ? callout('warning', { content: reasonOf(found) }) : nothing} ${stages(found)}
    <div class="trial">
      <div>
        <h3>${TRIAL.waits}</h3>
        <div class=${found.state === 'RUNNING' ? 'waits' : nothing}>${waits(found)}</div>
        <h3>${TRIAL.evidence}</h3>
        <p>${evidenceState(found)}</p>
      </div>
      <div>
        <h3>${TRIAL.arms} ${hint(TRIAL.armsHint)}</h3>
        ${armTable(found)}
      </div>
    </div>
    <h3>${TITLES.edges}</h3>
    ${atEdges(found)} ${found.parts ? fold(TRIAL.changes, showsChanges, unfoldChanges, () => (changes && domainRead.data ? changes(TRIAL.changes, domainRead.data, found.parts) : coming.view(skeleton(3)))) : nothing}
  `;

  const ended = (found) => html`${statement(found.state === 'PROMOTED' ? 'good' : found.state === 'ABORTED' ? 'bad' : 'unknown', html`${endOf(found)} <span class="quiet">${ago(found.endedAt)}</span>`)}
    <p><a href=${`${domainPage(name)}/history`}>${TRIAL.history}</a></p>`;

  return {
    id,
    readings: [rollout],
    hasCome: () => !!(rollout.data || rollout.failure),
    refresh: rollout.refresh,
    end: rollout.end,
    view: () => html`<section aria-labelledby="progressive">
      <div class="head">
        <h2 id="progressive" tabindex="-1">${PROGRESSIVE.title}</h2>
        ${rollout.data ? progressiveState(rollout.data) : nothing} ${since() ? html`<span class="quiet">${COMMON.lastUpdated(ago(since()))}</span>` : nothing}
        ${rollout.data && isUnderWay(rollout.data) ? buttons(rollout.data) : nothing}
      </div>
      ${notes(rollout)} ${rollout.shown((found) => (isUnderWay(found) ? underWay(found) : ended(found)), skeleton(6, 'block'))}
    </section>`,
  };
}
