// The edges' own explanations of a request.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { now } from '../clock.js';
import { field, wrong } from './dialog.js';
import { table } from './table.js';
import { tally } from './tally.js';
import { duration, message, moment, second, state, target } from './text.js';
import { COMMON, LIST, amid } from '../words.js';
import { EXPLAIN, EXPLAIN_CAUSES, EXPLAIN_STATES } from '../words/requests.js';

/** Of states without an explanation; others look unknown. */
const STATE_KINDS = { NO_ROUTE: 'bad', REFUSED_URL: 'bad', CONFLICTING: 'bad', NOT_IN_TIME: 'bad' };
/** Edges without any answer. All others answered, with an explanation or not. */
const QUIET = new Set(['NOT_IN_TIME', 'SILENT', 'NOT_AWAITED']);

/** Rows at first, and more of them at a time; edges that differ come first. */
const STEP = 20;
const STEP_MORE = 100;

/** Edges have to agree on these. Their caches differ. */
const ASPECTS = [
  [EXPLAIN.domain, ({ domain, foundBy, revision }) => EXPLAIN.found(domain, foundBy === 'WILDCARD', revision)],
  [EXPLAIN.content, ({ kind, kindBy }) => EXPLAIN.kind(kind, (EXPLAIN_CAUSES[kindBy.cause] || (() => kindBy.cause))(kindBy.rule))],
  [EXPLAIN.target, (found) => (found.stopped ? EXPLAIN.noTarget : EXPLAIN.places(places(found)))],
  [EXPLAIN.host, (found) => EXPLAIN.names(found.host, names(found))],
];

const candidates = (found) => found.origins.filter((origin) => origin.candidate);
const unverified = ({ verification, unverifiedUntil: end }) => (verification === 'NONE' ? EXPLAIN.unverified(end && moment(end)) : '');
const places = (found) => candidates(found).map((origin) => EXPLAIN.place(origin.address, target(origin.target)) + unverified(origin));
const names = (found) => [...new Set(candidates(found).map((origin) => origin.serverName).filter(Boolean))];

/** The section of a domain's page; it queries edges only on request. */
export function explainOf(domain, changed) {
  let answer = null;
  let failure = null;
  let asking = null;
  /** Counts the edits of the fields: an answer belongs to the fields at its request. */
  let edits = 0;
  let wanted = STEP;

  async function ask(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const query = new URLSearchParams({ url: form.get('url').trim() });
    if (form.get('scheme')) {
      query.set('scheme', form.get('scheme'));
    }
    asking?.abort();
    const mine = (asking = new AbortController());
    const asked = edits;
    failure = null;
    answer = null;
    wanted = STEP;
    changed();
    let found = null;
    let thrown = null;
    try {
      found = await get(`/explain?${query}`, mine.signal);
    } catch (refused) {
      thrown = refused;
    }
    if (mine === asking) {
      asking = null;
      answer = found && { ...found, at: new Date(now()), asked };
      failure = thrown;
      changed();
    }
  }

  function edited() {
    const isNew = answer && answer.asked === edits;
    edits++;
    if (isNew) {
      changed();
    }
  }

  function more() {
    wanted += STEP_MORE;
    changed();
  }

  function end() {
    asking?.abort();
    asking = null;
  }

  return {
    readings: [{ failure: null, refresh() {}, end }],
    refresh() {},
    view: () => html`<section aria-labelledby="explain">
      <h2 id="explain">${EXPLAIN.title}</h2>
      <form @submit=${ask} @input=${edited}>
        ${field(
          EXPLAIN.url,
          html`<input name="url" required maxlength="2048" value=${EXPLAIN.exampleUrl(domain.replace(/^\*/, 'www'))} />`,
          wrong(failure, 'url'),
        )}
        <div class="filters">
          ${field(
            EXPLAIN.client,
            html`<select name="scheme">
              <option value="">${EXPLAIN.fromUrl}</option>
              <option value="http">${EXPLAIN.http}</option>
              <option value="https">${EXPLAIN.https}</option>
            </select>`,
            wrong(failure, 'scheme'),
          )}
          <button class="primary">${EXPLAIN.submit}</button>
        </div>
      </form>
      ${message(failure)} ${asking ? html`<p class="quiet" role="status">${EXPLAIN.querying}</p>` : nothing}
      ${answer ? outcome(answer, answer.asked !== edits, wanted, more) : nothing}
    </section>`,
  };
}

function outcome(answer, old, wanted, more) {
  const explained = answer.items.filter((item) => item.explanation);
  const aspects = ASPECTS.map(([title, of]) => ({ title, of, usual: usual(explained.map((item) => of(item.explanation))) }));
  const agrees = ({ explanation }) => !!explanation && aspects.every(({ of, usual: most }) => of(explanation) === most);
  const items = [...answer.items.filter((item) => !agrees(item)), ...answer.items.filter(agrees)];
  return html`
    <p>
      ${EXPLAIN.request(answer.url, answer.scheme)}
      ${old ? state('wait', EXPLAIN.outdated) : nothing}
    </p>
    <p role="status">${summary(answer, explained, aspects)} <span class="quiet">${EXPLAIN.queriedAt(second(answer.at))}</span></p>
    ${items.length
      ? html`${table(
          EXPLAIN.table,
          [EXPLAIN.edge, ...aspects.map(({ title }) => title), EXPLAIN.cache],
          items.slice(0, wanted).map((item) => row(item, answer, aspects)),
        )}
        ${items.length > wanted
          ? html`<div class="pages"><span class="quiet" role="status">${LIST.shown(wanted, items.length)}</span> <button @click=${more}>${LIST.loadMore}</button></div>`
          : nothing}`
      : html`<p class="empty">${COMMON.noEdges}</p>`}
  `;
}

/** The most frequent value; null on a tie. */
function usual(values) {
  const counts = tally(values);
  const most = Math.max(...counts.values());
  const winners = [...counts].filter(([, count]) => count === most);
  return winners.length === 1 ? winners[0][0] : null;
}

function summary(answer, explained, aspects) {
  const answered = answer.items.filter((item) => !QUIET.has(item.state));
  const quiet = answer.items.length - answered.length;
  const rest = quiet ? EXPLAIN.noAnswer(quiet, answer.items.length) : '';
  if (!answered.length) {
    return EXPLAIN.noAnswerAtAll;
  }
  const others = counted(answered.filter((item) => !item.explanation));
  if (!explained.length) {
    return EXPLAIN.unexplained(others) + rest;
  }
  const differing = aspects.filter(({ of }) => new Set(explained.map((item) => of(item.explanation))).size > 1);
  const differences = [...differing.map(({ title }) => amid(title)), ...others];
  if (differences.length) {
    return EXPLAIN.differences(differences) + rest;
  }
  return (explained.length === 1 ? EXPLAIN.oneAnswer : EXPLAIN.agreement(explained.length)) + rest;
}

/** The number of edges in each state, as texts. */
function counted(items) {
  return [...tally(items.map(({ state: is }) => is))].map(([name, count]) => EXPLAIN.stateCount((EXPLAIN_STATES[name] || [name])[0], count));
}

function row(item, answer, aspects) {
  const heard = html`<div class="quiet">${EXPLAIN.reported(duration(item.reportAgeMs))}${item.complete === false ? EXPLAIN.loadingTable : ''}${
    item.snapshotTakenAt ? EXPLAIN.fromSnapshot : ''
  }</div>`;
  if (!item.explanation) {
    const [word, meaning] = EXPLAIN_STATES[item.state] || [item.state, ''];
    return html`<tr>
      <th scope="row">${item.edge}${heard}</th>
      <td colspan=${aspects.length + 1}>${state(STATE_KINDS[item.state] || 'unknown', word)} <span class="quiet">${meaning}</span></td>
    </tr>`;
  }
  const found = item.explanation;
  const passed = found.origins.filter((origin) => origin.passedOver).map(({ address, finding }) => (finding ? EXPLAIN.skippedFor(address, finding) : address));
  return html`<tr>
    <th scope="row">${item.edge}${heard}</th>
    ${aspects.map(
      ({ title, of, usual: most }) => html`<td>
        <div class="clamp">${of(found)}</div>
        ${of(found) === most ? nothing : state('bad', EXPLAIN.differs)}
        ${title === EXPLAIN.domain && found.revision < answer.revision && found.domain === answer.domain
          ? state('wait', EXPLAIN.behind(answer.revision))
          : nothing}
        ${title === EXPLAIN.target && passed.length ? html`<div class="quiet">${EXPLAIN.skipped(passed)}</div>` : nothing}
      </td>`,
    )}
    <td>${stored(found.stored)}<div class="quiet">${EXPLAIN.cacheKey(found.cacheKey)}</div></td>
  </tr>`;
}

function stored({ freshness, status, ageSeconds, freshSeconds, variants, variesBy, needsOrigin }) {
  const response = () => EXPLAIN.cached(status, duration(ageSeconds * 1000));
  const several = variants > 1 ? EXPLAIN.variants(variants, variesBy) : '';
  switch (freshness) {
    case 'FRESH':
      return EXPLAIN.fresh(response(), duration(freshSeconds * 1000)) + (needsOrigin ? EXPLAIN.validated : '') + several;
    case 'STALE':
      return EXPLAIN.stale(response(), duration(-freshSeconds * 1000)) + (needsOrigin ? '' : EXPLAIN.stillServed) + several;
    case 'BYPASSED':
      return EXPLAIN.bypassed;
    default:
      return EXPLAIN.nothing;
  }
}
