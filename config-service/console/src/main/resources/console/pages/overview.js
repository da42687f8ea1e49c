// The overview: linked figures, problems, edges, changes and traffic.
import { html, nothing, repeat } from '../view.js';
import { domainPage, get, nextOf } from '../api.js';
import { now } from '../clock.js';
import { number } from '../language.js';
import { listen, live, outdatedSince as readSince, throttled } from '../live.js';
import { notes, PATIENCE_MS, reading } from '../load.js';
import { allTraffic } from '../parts/all-traffic.js';
import { charts, largest, percent, rate, took } from '../parts/chart.js';
import { numbers, stackedBar } from '../parts/figures.js';
import { allFiring } from '../parts/firing.js';
import { gravestFirst, groupsOf } from '../parts/groups.js';
import { head, skeleton, statement } from '../parts/notices.js';
import { problem, problemsOf, troublesOf, withoutAlert } from '../parts/problems.js';
import { remembered } from '../parts/remembered.js';
import { edgeKind, edgeState, lagState, reportAge } from '../parts/states.js';
import { table } from '../parts/table.js';
import { ago, duration, state } from '../parts/text.js';
import { underWayOf } from '../parts/under-way.js';
import { COMMON, EDGE_STATES, sentence, stateWord, TIME, TITLES } from '../words.js';
import { OVERVIEW } from '../words/overview.js';
import { AUDIT, operationName } from '../words/audit.js';
import { CHARTS } from '../words/traffic.js';

const SECOND_MS = 1000;
/** Older data that don't come as events have their age beside them. */
const RECENT_MS = 30_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Events of alerts, and those of changes, which may be a thousand a second. */
const ALERT_EVENTS_MS = 2000;
const MANY_ALERTS = 1000;
const MANY_ALERTS_EVENTS_MS = 15_000;
const CHANGE_EVENTS_MS = 10_000;
/** The times between reads grow with what is read: what can't wait comes as an event. */
const LEAST_MS = 10_000;
/** While changes are under way. */
const PENDING_MS = 30_000;
const MS_AN_ALERT = 60;
const MS_AN_EDGE = 300;
/** Troubles of edges are no events: reads come before their data are old. */
const MOST_EDGES_MS = 25_000;
/** Without events, reads are so many times as frequent. */
const HASTE = 6;
/** A shorter interruption of the stream is no problem: browsers connect again. */
const BRIEF_MS = 5000;
const MOST_PROBLEMS = 8;
const MOST_EDGES = 20;
const MOST_CHANGES = 10;
const MOST_PAGES = 5;
const FEW = 2;
const RANGES = [15, 60, 180];
/** A value of the charts' last steps is of now. */
const FRESH_STEPS = 3;
const EDGE_COLUMNS = [OVERVIEW.edge, COMMON.state, OVERVIEW.lag, OVERVIEW.lastReport];
const CHANGE_COLUMNS = [AUDIT.time, AUDIT.actor, AUDIT.operation, AUDIT.target];
const KEPT = 'backsource-overview';
const CHANGES = 'changes';
/** Operations whose target is a receiver's id. */
const OF_RECEIVERS = /Receiver$/;
const MOST_RECEIVERS = 200;
/** The progressive rollouts under way, and the ended ones, by their start. */
const ROLLOUTS = ['RUNNING,PAUSED,FROZEN&size=200', 'ABORTED,PROMOTED,REPLACED&size=200'];
const NO_CHANGES = ['signIn', 'signOut', 'createSignInLink', 'preflight', 'recommendPolicy', 'explainRequest', 'tailRequests'];

export function openOverview(app) {
  const opened = Date.now();
  /** Whether other parts were shown before all alerts: the place of these stays as large as it was then. */
  let isLate = false;
  let minutes = 60;
  /** Of the firing alerts. */
  let groups = [];
  /** What is known of the edges; null without any reading. */
  let fleet = null;
  let figures = null;
  let lags = new Map();
  const drawn = charts(app.draw);
  /** The unfolded sections; kept in this browser. */
  const unfolded = new Set((localStorage.getItem(KEPT) || '').split(','));
  /** By id; removed receivers keep theirs while the page is open. */
  const receiverNames = new Map();
  /** The latest change of a receiver before the names were read. */
  let namedAfter = 0;

  const paced = (ms) => Math.max(LEAST_MS, live.on ? ms : ms / HASTE);
  /** Read first: a frozen one is among the first problems. Freezes are no events. */
  const rollouts = reading(
    async (signal) => underWayOf(...(await Promise.all(ROLLOUTS.map((query) => get(`/progressive-rollouts?state=${query}`, signal))))),
    app.draw,
    (data) => paced(data?.items.length ? MOST_EDGES_MS : MINUTE_MS),
  );
  const alerts = allFiring(grouped, (data) => paced(Math.max(MINUTE_MS, (data?.items.length || 0) * MS_AN_ALERT)), true);
  const edges = reading(async (signal) => (await get('/edges', signal)).items, arrived, (items) => paced(Math.min(MOST_EDGES_MS, (items?.length || 0) * MS_AN_EDGE)));
  const changes = reading(readChanges, app.draw, () => paced(MINUTE_MS));
  const traffic = reading(readTraffic, arrived, trafficPace);

  /** Before the first figures are there, and while changes are under way, there is more to see. */
  function trafficPace(data) {
    const isEmpty = data?.requestsPerSecond?.every((value) => value === null);
    return isEmpty ? LEAST_MS : data?.rollouts?.pending ? PENDING_MS : paced(minutes * SECOND_MS);
  }

  const readings = [alerts, edges, traffic, changes, rollouts];

  function arrived() {
    fleet = fleetOf();
    app.draw();
  }

  function grouped() {
    groups = groupsOf(alerts.data?.items || []);
    app.draw();
  }

  /** Skips sign-ins and questions to probers and edges, and reads on until the table is full. */
  async function readChanges(signal) {
    const since = new Date(now() - HOUR_MS).toISOString();
    const items = [];
    let next = `/audit?result=succeeded&since=${since}&size=100`;
    let looked = 0;
    for (let pages = 0; next && pages < MOST_PAGES && items.length <= MOST_CHANGES; pages++) {
      const answer = await get(next, signal, 'low');
      items.push(...answer.items.filter((entry) => !NO_CHANGES.includes(entry.operation)));
      looked += answer.items.length;
      next = nextOf(answer);
    }
    const ofReceivers = items.filter((entry) => OF_RECEIVERS.test(entry.operation));
    const latest = Math.max(...ofReceivers.map((entry) => Date.parse(entry.lastAt)));
    if (latest > namedAfter) {
      await nameReceivers(latest, signal);
    }
    const marks = items.map((entry) => ({ at: Date.parse(entry.lastAt) / 1000, text: OVERVIEW.mark(actorOf(entry), operationName(entry.operation), entry.domain || targetOf(entry) || '') }));
    return { items, looked, more: !!next, marks };
  }

  /** A receiver without a name keeps its id. */
  async function nameReceivers(latest, signal) {
    try {
      const { items } = await get(`/receivers?size=${MOST_RECEIVERS}`, signal);
      items.forEach(({ id, name }) => receiverNames.set(id, name));
      namedAfter = latest;
    } catch (failure) {
      if (!failure.status) {
        throw failure;
      }
    }
  }

  const targetOf = ({ operation, target }) => (OF_RECEIVERS.test(operation) && receiverNames.get(target)) || target;
  const actorOf = ({ caller }) => caller?.name || OVERVIEW.service;

  async function readTraffic(signal) {
    const asked = minutes;
    const answer = await allTraffic(asked, signal);
    figures = answer.forbidden ? null : figuresOf(answer);
    lags = answer.lags;
    return { ...answer, minutes: asked };
  }

  const [alertNews, manyAlertNews] = [ALERT_EVENTS_MS, MANY_ALERTS_EVENTS_MS].map((ms) => throttled(() => alerts.refresh(), ms));
  const changeNews = throttled(() => [traffic, changes, rollouts].forEach((part) => part.refresh()), CHANGE_EVENTS_MS);
  const edgeNews = throttled(() => edges.refresh(), ALERT_EVENTS_MS);
  const deaf = listen((event) => {
    const isAlert = event?.type.includes('alert');
    // After an interruption of the stream, anything may have happened.
    if (event === null || isAlert) {
      (alerts.data?.items.length > MANY_ALERTS ? manyAlertNews : alertNews).call();
    }
    // An alert without a domain is of an edge, or of the fleet.
    if (event === null || (isAlert && !event.data?.domain)) {
      edgeNews.call();
    }
    if (event === null || !isAlert) {
      changeNews.call();
    }
  });

  /** Since when all that comes from Kafka stands still, as an alert says; undefined while it doesn't. */
  function stalledSince() {
    const group = groups.find(({ kind }) => kind === 'events-stalled');
    return group && (group.alerts[0].heardAt ?? group.since);
  }
  /** Since when a reading's data aren't of now; undefined while they are. */
  const outdatedSince = (one) => readSince(one) ?? stalledSince();
  const isOld = (one) => now() - one.at > RECENT_MS;
  /** Of what doesn't come as events, also an age alone. */
  const shownSince = (one) => outdatedSince(one) ?? ((one !== alerts || !live.on) && isOld(one) ? one.at.toISOString() : undefined);

  function look(event) {
    minutes = Number(event.target.value);
    traffic.load();
  }

  const unknown = (title, href, why) => ({ title, href, kind: 'unknown', value: COMMON.none, note: why ? html`${COMMON.unknown}${COMMON.semicolon}${why}` : COMMON.unknown });

  /** A number of a reading. What isn't of now isn't good; it has its age, in front of the note, which grows. */
  function known(one, { kind, note, ...rest }) {
    const since = outdatedSince(one);
    const then = shownSince(one);
    return { ...rest, kind: since && kind === 'good' ? 'unknown' : kind, note: then ? html`${OVERVIEW.asOf(ago(then))}${note ? html`${COMMON.semicolon}${note}` : nothing}` : note };
  }

  function firingNumber() {
    const [title, href] = [OVERVIEW.firing, '/console/alerts'];
    if (!alerts.data) {
      return unknown(title, href);
    }
    const { items, total } = alerts.data;
    const sum = (of) => groups.reduce((all, group) => all + of(group), 0);
    const unchecked = sum((group) => group.unchecked);
    const warnings = sum(({ severity, count }) => (severity === 'WARNING' ? count : 0));
    return known(alerts, {
      title,
      href,
      value: number(total),
      kind: items.length > warnings ? 'bad' : total ? 'wait' : 'good',
      note: isWhole() ? OVERVIEW.bySeverity(items.length - warnings, warnings, unchecked) : OVERVIEW.readSome(items.length),
    });
  }

  function edgesNumber() {
    const [title, href] = [OVERVIEW.edges, '/console/edges'];
    if (!fleet) {
      return unknown(title, href);
    }
    return known(edges, { title, href, value: OVERVIEW.ofAll(fleet.ready, fleet.all), kind: fleet.kind, note: fleet.exceptions });
  }

  function pendingNumber() {
    const [title, href] = [OVERVIEW.underWay, '/console/audit?result=succeeded'];
    if (!traffic.data?.rollouts) {
      return unknown(title, href);
    }
    const { pending, oldestPendingMs } = traffic.data.rollouts;
    return known(traffic, { title, href, value: number(pending), kind: pending ? 'wait' : 'good', note: pending ? OVERVIEW.oldest(duration(oldestPendingMs)) : undefined });
  }

  function errorsNumber() {
    const [title, href] = [CHARTS.errors, '/console/domains?alerting=true'];
    const { data } = traffic;
    const row = data?.times ? data.requestsPerSecond.findLastIndex((value) => value !== null) : -1;
    if (row < 0) {
      return unknown(title, href);
    }
    const now = data.originErrors.map(({ error, perSecond }) => ({ error, value: perSecond[row] ?? 0 })).sort((one, other) => other.value - one.value);
    const sum = now.reduce((total, { value }) => total + value, 0);
    if (row < data.times.length - FRESH_STEPS) {
      return unknown(title, href, OVERVIEW.valueThen(rate(sum), ago(data.times[row])));
    }
    return known(traffic, { title, href, value: rate(sum), kind: sum ? undefined : 'good', note: sum ? OVERVIEW.most(sentence(now[0].error), rate(now[0].value)) : undefined });
  }

  /** The median is that of the steps' medians, each as often as it has changes. */
  function timeNumber() {
    const [title, href] = [OVERVIEW.changeTime, '/console/audit?result=succeeded'];
    if (!traffic.data?.rollouts) {
      return unknown(title, href);
    }
    const { changes: counts, medianMs, longestMs } = traffic.data.rollouts;
    const from = now() - HOUR_MS;
    const steps = traffic.data.times
      .map((time, row) => ({ at: Date.parse(time), value: medianMs[row], longest: longestMs[row], weight: Math.max(1, counts[row]) }))
      .filter(({ at, value }) => at >= from && value !== null)
      .sort((one, other) => one.value - other.value);
    const range = TIME.minutes(Math.min(traffic.data.minutes, 60));
    if (!steps.length) {
      return known(traffic, { title, href, value: COMMON.none, note: OVERVIEW.noChangesIn(range) });
    }
    let left = Math.floor(steps.reduce((sum, { weight }) => sum + weight, 0) / 2);
    const median = steps.find(({ weight }) => (left -= weight) < 0);
    return known(traffic, { title, href, value: took(median.value), note: OVERVIEW.longest(took(Math.max(...steps.map(({ longest }) => longest))), range) });
  }

  const isCurrent = ({ edge }) => lags.get(edge)?.state === 'KNOWN' && !lags.get(edge).changes;

  function fleetOf() {
    const items = edges.data;
    if (!items) {
      return null;
    }
    const troubles = troublesOf(items, edges.at);
    const others = Map.groupBy(
      items.filter((edge) => edge.state !== 'READY' && edge.state !== 'UNREACHABLE'),
      (edge) => edge.state,
    );
    const ready = items.filter((edge) => edge.state === 'READY');
    const current = ready.filter(isCurrent).length;
    const exceptions = [
      ...troubles.map(({ kind, edges: some }) => [OVERVIEW.troubles[kind], some.map(({ edge }) => edge)]),
      ...[...others].map(([of, some]) => [stateWord(EDGE_STATES, of), some.map(({ edge }) => edge)]),
    ].map(([word, names]) => OVERVIEW.exception(word, names.slice(0, FEW), names.length - FEW));
    const isWell = ready.length === items.length && !troubles.length;
    const isTold = items.length > 0 && items.every((edge) => edge.troubles);
    return {
      all: items.length,
      ready: ready.length,
      current,
      troubles,
      exceptions: exceptions.length ? OVERVIEW.exceptions(exceptions) : undefined,
      kind: troubles.some(({ severity }) => severity === 'ERROR') ? 'bad' : !isWell ? 'wait' : isTold ? 'good' : 'unknown',
    };
  }

  function fleetSentence() {
    if (!fleet) {
      return edges.failure ? state('unknown', COMMON.unknown) : html`<span class="quiet">${COMMON.loading}</span>`;
    }
    if (!fleet.all) {
      return state('unknown', COMMON.noEdges);
    }
    const since = shownSince(edges);
    const kind = fleet.kind === 'good' && (since || fleet.current < fleet.all) ? 'unknown' : fleet.kind;
    const words = !lags.size
      ? OVERVIEW.ready(fleet.ready, fleet.all)
      : fleet.current === fleet.ready
        ? OVERVIEW.readyAndCurrent(fleet.ready, fleet.all)
        : OVERVIEW.readySomeCurrent(fleet.ready, fleet.all, fleet.current);
    return html`${state(kind, words)} <span class="quiet">${since ? OVERVIEW.asOf(ago(since)) : nothing}</span>`;
  }

  /** Edges with an exception come first. */
  function edgeTable() {
    const wrong = new Set(fleet.troubles.flatMap(({ edges: some }) => some.map(({ edge }) => edge)));
    const isWrong = (edge) => wrong.has(edge.edge) || edge.state !== 'READY' || (lags.size > 0 && !isCurrent(edge));
    const first = edges.data.filter(isWrong);
    const items = [...first, ...edges.data.filter((edge) => !isWrong(edge))].slice(0, MOST_EDGES);
    const byState = Map.groupBy(edges.data, (edge) => edge.state);
    return html`${fleet.exceptions ? html`<p class="quiet">${fleet.exceptions}</p>` : nothing}
    ${stackedBar(
      OVERVIEW.byState,
      [...byState].map(([of, some]) => ({ kind: edgeKind(of), word: stateWord(EDGE_STATES, of), number: some.length })),
    )}
    ${table(
      OVERVIEW.edgeTable,
      EDGE_COLUMNS,
      items.map(
        (edge) => html`<tr>
          <th scope="row">${edge.edge}</th>
          <td>${edgeState(edge)}</td>
          <td>${lagState(edge, edges.at, lags.get(edge.edge), traffic.data?.since)}</td>
          <td>${reportAge(edge, edges.at)}</td>
        </tr>`,
      ),
      'short',
    )}
    ${edges.data.length > items.length ? html`<p><a href="/console/edges">${OVERVIEW.allEdges(edges.data.length)}</a></p>` : nothing}`;
  }

  const ofAlertsAndEdges = remembered(problemsOf);
  const none = [];

  function problems() {
    // Who sees only some domains has no alert about those that are forgotten.
    const hasAlert = groups.some(({ kind }) => kind === 'rollout-forgotten');
    const ofRollouts = (rollouts.data?.problems || none).filter(({ kind }) => !(hasAlert && kind === 'progressive-paused'));
    const found = [...ofAlertsAndEdges(groups, fleet?.troubles || none), ...ofRollouts].sort(gravestFirst);
    const since = new Date(live.since).toISOString();
    if (live.begun && !live.on && !stalledSince() && (live.stalled || Date.now() - live.since > BRIEF_MS)) {
      found.unshift(live.stalled ? withoutAlert('events-stalled', 'ERROR', { since }) : withoutAlert('live-interrupted', 'WARNING', { since }));
    }
    return found;
  }

  const isWhole = () => !!alerts.data && alerts.data.items.length >= alerts.data.total;
  /** Whether all that may have problems is read, and recent. */
  const isAllKnown = () =>
    isWhole() && [edges, traffic, rollouts].every((one) => one.data) && !isOld(edges) && !traffic.data.forbidden && ![alerts, edges, traffic, rollouts].some(outdatedSince);

  const problemList = (found) => html`<section aria-labelledby="problems" class=${isLate ? 'late' : nothing}>
    <div class="head"><h2 id="problems">${OVERVIEW.problems}</h2></div>
    ${notes(alerts, rollouts)} ${alerts.data || alerts.failure ? foundProblems(found) : skeleton(MOST_PROBLEMS, 'rows')}
  </section>`;

  const foundProblems = (found) =>
    found.length
      ? html`<ul class="problems">${repeat(found.slice(0, MOST_PROBLEMS), ({ key }) => key, (group) => problem(group, showRollouts))}</ul>
          ${found.length > MOST_PROBLEMS ? html`<p><a href="/console/alerts">${OVERVIEW.moreProblems(found.length - MOST_PROBLEMS, isWhole())}</a></p>` : nothing}`
      : alerts.data
        ? html`<p>${isAllKnown() ? state('good', OVERVIEW.noProblems) : state('unknown', OVERVIEW.noProblemsKnown)}</p>`
        : nothing;

  /** A section in one line, which unfolds. */
  const folded = (id, title, sentence, content, one) => html`<section aria-labelledby=${id}>
    ${notes(one)}
    <details ?open=${unfolded.has(id)} @toggle=${(event) => unfold(id, event.target.open)}>
      <summary><h2 id=${id}>${title}</h2> <span>${sentence}</span></summary>
      ${unfolded.has(id) && one.data ? content() : nothing}
    </details>
  </section>`;

  function unfold(id, isOpen) {
    if (isOpen !== unfolded.has(id)) {
      unfolded[isOpen ? 'add' : 'delete'](id);
      localStorage.setItem(KEPT, [...unfolded].join());
      app.draw();
    }
  }

  /** Leads to all progressive rollouts, those that need somebody first. */
  function showRollouts() {
    unfold('progressive', true);
    document.querySelector('#progressive').closest('summary').focus();
  }

  function changesSentence() {
    const { data } = changes;
    if (!data) {
      return changes.failure ? state('unknown', COMMON.unknown) : html`<span class="quiet">${COMMON.loading}</span>`;
    }
    const { items, more, looked } = data;
    return items.length ? OVERVIEW.changesBy(items.length, more, ago(items[0].lastAt), actorOf(items[0])) : more ? OVERVIEW.noChangesAmong(looked) : OVERVIEW.noChanges;
  }

  const changeTable = ({ items, more }) => html`${items.length === 0
    ? nothing
    : table(
        OVERVIEW.changeTable,
        CHANGE_COLUMNS,
        items.slice(0, MOST_CHANGES).map(
          (entry) => html`<tr>
            <td>${ago(entry.lastAt)}</td>
            <td>${entry.caller ? entry.caller.name : html`<span class="quiet">${OVERVIEW.service}</span>`}</td>
            <td title=${entry.operation}>${operationName(entry.operation)}</td>
            <td>${entry.domain ? html`<a href=${`${domainPage(entry.domain)}/history`}>${entry.domain}</a>` : targetOf(entry) || nothing}</td>
          </tr>`,
        ),
      )}
  ${items.length > MOST_CHANGES || more ? html`<p><a href="/console/audit?result=succeeded">${OVERVIEW.allChanges}</a></p>` : nothing}`;

  const graphs = (answer) =>
    answer.forbidden
      ? html`<p class="quiet">${OVERVIEW.forbidden(answer.forbidden)}</p>`
      : html`<p class="quiet">
            ${CHARTS.since(ago(answer.since), answer.edges.length && answer.stepSeconds)}
            ${answer.edgesLeftOut ? OVERVIEW.edgesLeftOut : nothing} ${changes.data?.marks.length ? OVERVIEW.marked(changes.data.items.length, changes.data.more) : nothing}
          </p>
          ${drawn.view(figures, changes.data?.marks)}`;

  const trafficSection = () => html`<section aria-labelledby="traffic">
    <div class="head">
      <h2 id="traffic">${CHARTS.traffic}</h2>
      ${traffic.data?.forbidden
        ? nothing
        : html`<label>${CHARTS.range} <select @change=${look}>${RANGES.map((range) => html`<option value=${range} ?selected=${range === minutes}>${TIME.minutes(range)}</option>`)}</select></label>`}
    </div>
    ${notes(traffic)} ${traffic.shown(graphs, skeleton(14, 'block'))}
  </section>`;

  /** Parts that come one after the other would push each other away. */
  function hasArrived() {
    const isLoading = ![alerts, edges, traffic, rollouts, ...(unfolded.has(CHANGES) ? [changes] : [])].every((one) => one.data || one.failure);
    isLate ||= isLoading ? Date.now() - opened > PATIENCE_MS : alerts.data?.isWhole === false;
    return isLate || !isLoading;
  }

  const summary = (found) =>
    found.length
      ? statement(found.some(({ severity }) => severity === 'ERROR') ? 'bad' : 'wait', OVERVIEW.inAll(found.length, isWhole()))
      : statement(isAllKnown() ? 'good' : 'unknown', isAllKnown() ? OVERVIEW.noProblems : OVERVIEW.noProblemsKnown);

  return {
    title: TITLES.overview,
    close() {
      deaf();
      [alertNews, manyAlertNews, edgeNews, changeNews].forEach((news) => news.end());
      readings.forEach((part) => part.end());
    },
    view() {
      if (!hasArrived()) {
        return html`${head({ title: TITLES.overview, state: skeleton(1) })} ${skeleton(8, 'rows')}`;
      }
      const found = problems();
      return html`
        ${head({ title: TITLES.overview, state: summary(found) })} ${numbers(OVERVIEW.numbers, [firingNumber(), edgesNumber(), pendingNumber(), errorsNumber(), timeNumber()])}
        ${found.length || isLate || alerts.failure || !isAllKnown() ? problemList(found) : nothing}
        ${rollouts.data?.items.length ? folded('progressive', rollouts.data.title, rollouts.data.sentence(), rollouts.data.content, rollouts) : nothing}
        ${folded('fleet', OVERVIEW.edges, fleetSentence(), edgeTable, edges)}
        ${folded(CHANGES, OVERVIEW.changes, changesSentence(), () => changeTable(changes.data), changes)} ${trafficSection()}
      `;
    },
  };
}

function figuresOf(answer) {
  const times = answer.times.map((time) => Date.parse(time) / 1000);
  const errors = largest(answer.originErrors.map((kind) => ({ name: sentence(kind.error), column: kind.perSecond })), times.length);
  const told = answer.edges.some((count) => count > 0);
  const silence = CHARTS.noTraffic;
  return [
    {
      title: CHARTS.requests,
      names: [CHARTS.requests],
      chart: { times, columns: [answer.requestsPerSecond], format: rate },
      empty: silence,
    },
    {
      title: CHARTS.hitRatio,
      names: [CHARTS.hits],
      chart: { times, columns: [answer.hitRatio], format: percent, highest: 1 },
      empty: told ? CHARTS.noLookups : silence,
    },
    {
      title: CHARTS.errors,
      names: errors.map((kind) => kind.name),
      chart: { times, columns: errors.map((kind) => kind.column), format: rate },
      empty: told ? CHARTS.noErrors : silence,
    },
    {
      title: CHARTS.rolloutTime,
      names: [CHARTS.median, CHARTS.longest],
      chart: { times, columns: [answer.rollouts.medianMs, answer.rollouts.longestMs], format: took, dots: true },
      empty: CHARTS.noRollouts,
    },
  ];
}
