// A domain's revisions: who did what and when, a comparison of any two, and a restore.
import { guard, html, nothing, repeat } from '../view.js';
import { get } from '../api.js';
import { now } from '../clock.js';
import { dateFormat } from '../language.js';
import { reading } from '../load.js';
import { deedsOf, joined, policyBefore, sidesOf } from './changes.js';
import { copyButton } from './controls.js';
import { diff } from './diff.js';
import { listing } from './list.js';
import { skeleton } from './notices.js';
import { withModule } from './on-demand.js';
import { endOf } from './progressive.js';
import { remembered } from './remembered.js';
import { timeTaken } from './rollout.js';
import { sideBySide } from './sides.js';
import { allTeams, teamName } from './teams.js';
import { age, ago, who } from './text.js';
import { COMMON } from '../words.js';
import { CHANGES, HISTORY } from '../words/history.js';

const DAY = dateFormat({ dateStyle: 'full' });
const DAY_MS = 86_400_000;
const ROLLOUT_MS = 60_000;
const ROLLOUT_EVERY_MS = 2000;
/** The latest progressive rollouts, whose ends are told whole. */
const MOST_ROLLOUTS = 100;
/** The deeds of a revision that its sentence has. */
const MOST_DEEDS = 3;
/** The height of a revision, with its part of the line of a day. */
const DEED_PX = 84;
const COMPARED = /^(\d+)-(\d+)$/;

/** The section of a domain's page. */
export function historyOf(app, name, path, changed, written) {
  const revisions = listing(() => `${path}/revisions`, arrived, untilRolledOut, DEED_PX);
  /** The numbers of the revisions selected for a comparison, two at most. */
  let selected = [];
  /** The numbers of the compared revisions, the earlier first; null for none. */
  let compared = asked();
  let showsAll = false;
  /** A comparison that the address names comes before the timeline, which it would push down. */
  let hasBegun = !compared;
  /** The revisions with open details. */
  const open = new Set();
  const days = remembered((items, domain) => daysOf(items.map(named), domain, rollouts.data?.items || []));
  /** The progressive rollouts that ended at shown revisions. */
  const endsShown = () => (revisions.data?.items || []).filter(endsTrial).map(({ progressiveRollout }) => progressiveRollout.id);
  const rollouts = reading(
    async (signal) => (endsShown().length ? { isAsked: true, items: (await get(`${path}/progressive-rollouts?size=${MOST_ROLLOUTS}`, signal)).items } : { isAsked: false, items: [] }),
    changed,
  );
  const teams = allTeams(changed, () => 0);
  const comparison = reading((signal) => (compared ? Promise.all(compared.map((revision) => get(`${path}/revisions/${revision}`, signal))) : null), changed);

  function arrived() {
    if (rollouts.data && endsShown().some((id) => !rollouts.data.items.some((one) => one.id === id && one.endedAt))) {
      rollouts.refresh();
    }
    changed();
  }

  /** Whether the ends of the shown progressive rollouts are read: coming later, they would push away the rest. */
  const areEndsTold = () => !endsShown().length || rollouts.data?.isAsked || rollouts.failure;

  /** A revision with the names of teams in its changes; of one that the caller doesn't see, its id. */
  const named = (revision) => ({
    ...revision,
    changes: revision.changes.map((change) => (change.field === 'team' ? { ...change, from: change.from && teamName(teams, change.from), to: change.to && teamName(teams, change.to) } : change)),
  });

  function compare(both) {
    compared = both;
    history[both ? 'pushState' : 'replaceState'](null, '', `${location.pathname}${both ? `?compare=${both.join('-')}` : ''}`);
    comparison.data = null;
    comparison.failure = null;
    comparison.load();
    changed();
    document.querySelector(both ? '#comparison' : 'main h1')?.focus();
  }

  function select(revision, on) {
    const others = selected.filter((other) => other !== revision);
    selected = on ? [...others.slice(-1), revision] : others;
    changed();
  }

  const restore = (domain, revision) => withModule(() => import('./restore.js'), ({ openRestore }) => openRestore({ domain, path, revision, written }));

  const restoreButton = (domain, { revision, kind }) =>
    app.may('operator') && domain && revision !== domain.revision && kind !== 'REMOVED'
      ? html`<button type="button" aria-label=${HISTORY.restoreRevision(revision)} @click=${() => restore(domain, revision)}>${HISTORY.restore}</button>`
      : nothing;

  const approval = ({ requestedBy, requester, reason, approvedBy, approver, comment }) => html`<p>
    ${HISTORY.requested(who(requester, requestedBy), reason)}<br />${HISTORY.approved(who(approver, approvedBy || HISTORY.someone), comment)}
  </p>`;

  const copied = (text, label) => html`<span class="copied"><code>${text}</code>${copyButton(text, label)}</span>`;

  /** What people take along from here. */
  const copies = (revision, author) => html`<p class="quiet place">
    ${copied(String(revision), HISTORY.copyRevision)} ${author ? copied(author.id, HISTORY.copyAuthor) : nothing} ${revision > 1 ? copied(HISTORY.command(name, revision - 1, revision), HISTORY.copyCommand) : nothing}
  </p>`;

  /** All its changes. */
  const details = ({ revision, changes, author }, deeds) => html`<details
    ?open=${open.has(revision)}
    @toggle=${(event) => {
      open[event.target.open ? 'add' : 'delete'](revision);
      changed();
    }}
  >
    <summary aria-label=${HISTORY.detailsOf(revision)}>${HISTORY.details}</summary>
    ${open.has(revision) ? html`${deeds.length > MOST_DEEDS ? html`<ul>${deeds.map((deed) => html`<li>${deed}</li>`)}</ul>` : nothing} ${diff(changes, HISTORY.changesIn(revision))} ${copies(revision, author)}` : nothing}
  </details>`;

  /** Its age is the one part that changes by itself. */
  const item = (domain) => (entry) => {
    const { revision } = entry.revision;
    return guard([entry, domain, app.may('operator'), selected.includes(revision), open.has(revision), age(entry.revision.changedAt)], () => row(domain, entry));
  };

  const row = (domain, { revision, deeds, ended }) => html`<li class=${selected.includes(revision.revision) ? 'marked' : nothing}>
    <label class="box"
      ><input
        type="checkbox"
        aria-label=${HISTORY.select(revision.revision)}
        .checked=${selected.includes(revision.revision)}
        @change=${({ target }) => select(revision.revision, target.checked)}
    /></label>
    <div class="deed">
      <p>${CHANGES.sentence(revision.changedBy || HISTORY.nobody, deeds.length > MOST_DEEDS ? HISTORY.more(deeds.slice(0, MOST_DEEDS), deeds.length - MOST_DEEDS) : joined(deeds), rolloutOf(revision))}</p>
      <p class="quiet place"><span>${HISTORY.revision(revision.revision)}</span> ${ago(revision.changedAt)} ${revision.author ? html`<span>${COMMON.identity(revision.author)}</span>` : nothing}</p>
      ${ended ? html`<p>${HISTORY.trialEnded(ended)}</p>` : nothing} ${revision.approval ? approval(revision.approval) : nothing} ${revision.changes.length ? details(revision, deeds) : nothing}
    </div>
    ${restoreButton(domain, revision)}
  </li>`;

  const timeline = (domain) => ({ items }) => html`${repeat(
      days(items, domain, teams.data, rollouts.data),
      ({ day }) => day,
      ({ day, at, entries }) => html`<h2 class="day">${dayName(day, at)}</h2>
        <ol class="history deeds">${repeat(entries, ({ revision }) => revision.revision, item(domain))}</ol>`,
    )}
    ${revisions.tail()}`;

  function choices() {
    const [one, other] = [...selected].sort((a, b) => a - b);
    return html`<div class=${one ? 'chosen' : 'quiet'} role="status">
      ${other ? nothing : html`<span>${one ? HISTORY.selectSecond(one) : HISTORY.selectTwo}</span>`}
      ${other ? html`<button type="button" class="primary" @click=${() => compare([one, other])}>${HISTORY.compare(one, other)}</button>` : nothing}
      ${one
        ? html`<button
            type="button"
            @click=${() => {
              selected = [];
              changed();
            }}
          >
            ${HISTORY.clear}
          </button>`
        : nothing}
    </div>`;
  }

  function sides(domain, both) {
    const [before, after] = both;
    const all = sidesOf(...[before.state, after.state].map((state) => state && { ...state, team: state.team && teamName(teams, state.team) }));
    const different = all.filter(({ from, to }) => from !== to);
    const titles = { before: HISTORY.revision(before.revision), after: HISTORY.revision(after.revision) };
    return html`<div class="head">
        <label
          >${HISTORY.fields}
          <select
            @change=${({ target }) => {
              showsAll = target.value === 'all';
              changed();
            }}
          >
            <option value="" ?selected=${!showsAll}>${HISTORY.onlyDifferent(different.length)}</option>
            <option value="all" ?selected=${showsAll}>${HISTORY.allFields}</option>
          </select></label
        >
        <div class="actions">${both.map((revision) => restoreButtonOf(domain, revision))}</div>
      </div>
      ${showsAll || different.length ? sideBySide(HISTORY.comparison(...compared), titles, showsAll ? all : different) : html`<p class="quiet">${HISTORY.equal}</p>`}`;
  }

  const restoreButtonOf = (domain, revision) =>
    restoreButton(domain, revision) === nothing
      ? nothing
      : html`<button type="button" @click=${() => restore(domain, revision.revision)}>${HISTORY.restoreRevision(revision.revision)}</button>`;

  const comparing = (domain) => html`<section aria-labelledby="comparison">
    <div class="head">
      <h2 id="comparison" tabindex="-1">${HISTORY.comparison(...compared)}</h2>
      <button type="button" @click=${() => compare(null)}>${HISTORY.closeComparison}</button>
    </div>
    ${comparison.data ? sides(domain, comparison.data) : comparison.failure ? nothing : skeleton(4)}
  </section>`;

  return {
    readings: [revisions, rollouts, comparison, teams],
    refresh: revisions.refresh,
    view(domain) {
      hasBegun ||= !compared || comparison.data !== null || comparison.failure !== null;
      return html`${compared ? comparing(domain) : nothing}
      ${hasBegun
        ? html`<section aria-label=${HISTORY.title}>
            ${revisions.shown((data) => (areEndsTold() ? html`${data.items.length > 1 ? choices() : nothing} ${timeline(domain)(data)}` : skeleton(8, 'rows')), skeleton(8, 'rows'))}
          </section>`
        : nothing}`;
    },
  };
}

/** No event tells of the end of a rollout: the latest revision is read again until it has one, for a minute at most. */
const untilRolledOut = (data) => {
  const [latest] = data?.items || [];
  return latest && !latest.rollout && now() - Date.parse(latest.changedAt) < ROLLOUT_MS ? ROLLOUT_EVERY_MS : 0;
};

/** When every edge in reach had it, or which revision replaced it before; undefined where nobody measured it. */
function rolloutOf({ rollout }) {
  switch (rollout?.end) {
    case 'APPLIED':
      return CHANGES.atEdges(rollout.edges, rollout.unreachableEdges, timeTaken(rollout.afterMs));
    case 'REPLACED':
      return CHANGES.replaced(rollout.replacedBy);
    default:
      return undefined;
  }
}

/** The compared revisions that the address names. */
function asked() {
  const found = COMPARED.exec(new URLSearchParams(location.search).get('compare') || '');
  return found && [Number(found[1]), Number(found[2])].sort((one, other) => one - other);
}

/** Whether a revision ended a progressive rollout. */
const endsTrial = ({ progressiveRollout: of }) => !!of && of.step === undefined;

/**
 * The revisions by day, the latest first, each with its deeds, and with the end of the progressive rollout that ended at it. The policy at each is known from the present
 * one, as long as none is missing between.
 */
function daysOf(items, domain, rollouts) {
  const days = [];
  const end = ({ id, detail }) => {
    const of = rollouts.find((one) => one.id === id);
    return of?.endedAt ? endOf(of) : detail;
  };
  let policy = domain && domain.revision === items[0]?.revision ? domain.originProtocolPolicy : {};
  items.forEach((revision) => {
    const day = new Date(revision.changedAt).toDateString();
    if (days.at(-1)?.day !== day) {
      days.push({ day, at: revision.changedAt, entries: [] });
    }
    days.at(-1).entries.push({ revision, deeds: deedsOf(revision, policy), ended: endsTrial(revision) ? end(revision.progressiveRollout) : undefined });
    policy = revision.kind === 'REMOVED' || revision.kind === 'CREATED' ? {} : policyBefore(policy, revision.changes);
  });
  return days;
}

const dayName = (day, instant) =>
  day === new Date(now()).toDateString() ? HISTORY.today : day === new Date(now() - DAY_MS).toDateString() ? HISTORY.yesterday : DAY.format(new Date(instant));
