// Where a request would go, edge by edge, as the edges themselves say.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { field, wrong } from './dialog.js';
import { duration, message, state, target } from './text.js';

const STATES = {
  NO_ROUTE: ['bad', 'knows no domain for it', 'It has not applied the domain yet, or refused it. The rollout says more.'],
  REFUSED_URL: ['bad', 'refuses the URL', 'It answers such a request with 400.'],
  HIDDEN: ['unknown', 'hidden', 'It would serve the host by a domain, or a revision of it, that you may not see or that is not known.'],
  CONFLICTING: ['bad', 'has answers that differ', 'Somebody else answers in its name. Look who may write to the topic of answers.'],
  NOT_IN_TIME: ['bad', 'did not answer in time', 'It reports, but has not answered within 2 s.'],
  SILENT: ['unknown', 'silent', 'It has not reported for too long.'],
  NOT_AWAITED: ['unknown', 'not asked', 'There are too many edges to wait for all of them.'],
};
/** Of edges that said nothing. All others gave an answer, if only that they would do something else. */
const QUIET = new Set(['NOT_IN_TIME', 'SILENT', 'NOT_AWAITED']);
const CAUSES = {
  ACCELERATION_OFF: () => 'dynamic acceleration is off',
  SUFFIX: (rule) => `by the suffix ${rule}`,
  URI: (rule) => `by the URI ${rule}`,
  PATH: (rule) => `by the path ${rule}`,
  NO_RULE: () => 'no rule for static content matches',
  DOT_SEGMENT: () => 'the path has a segment . or ..; sent over the more secure policy, not stored',
  SEVERAL_READINGS: () => 'origins may read the path in several ways; sent over the more secure policy, not stored',
};

/** What edges have to agree on. What each has stored is its own. */
const ASPECTS = [
  ['Domain', ({ domain, foundBy, revision }) => `${domain} (${foundBy === 'WILDCARD' ? 'wildcard' : 'exact name'}), revision ${revision}`],
  ['Content', ({ kind, kindBy }) => `${kind.toLowerCase()}: ${(CAUSES[kindBy.cause] || (() => kindBy.cause))(kindBy.rule)}`],
  ['Goes to', (found) => (found.stopped ? 'nowhere: stopped, answered 403' : places(found).join(' or '))],
  ['Host and server name', (found) => `Host ${found.host}${names(found).map((name) => `, TLS for ${name}`).join('')}`],
];

const candidates = (found) => found.origins.filter((origin) => origin.candidate);
const places = (found) => candidates(found).map((origin) => `${origin.address}, ${target(origin.target)}`);
const names = (found) => [...new Set(candidates(found).map((origin) => origin.serverName).filter(Boolean))];

/** The section of a domain's page; asks when somebody wants to know, and never by itself. */
export function explainOf(domain, changed) {
  let answer = null;
  let failure = null;
  let asking = null;
  /** How often the fields were edited: an answer is for what they said when it was asked for. */
  let edits = 0;

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
      answer = found && { ...found, at: new Date(), asked };
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

  function end() {
    asking?.abort();
    asking = null;
  }

  return {
    readings: [{ failure: null, refresh() {}, end }],
    refresh() {},
    view: () => html`<section aria-labelledby="explain">
      <h2 id="explain">Where would a request go?</h2>
      <form @submit=${ask} @input=${edited}>
        ${field(
          'URL',
          html`<input name="url" required maxlength="2048" value=${`https://${domain.replace(/^\*/, 'www')}/`} />`,
          wrong(failure, 'url'),
        )}
        <div class="filters">
          ${field(
            'The client speaks',
            html`<select name="scheme">
              <option value="">as the URL says</option>
              <option value="http">HTTP</option>
              <option value="https">HTTPS</option>
            </select>`,
            wrong(failure, 'scheme'),
          )}
          <button class="primary" ?disabled=${asking !== null}>Ask the edges</button>
        </div>
      </form>
      ${message(failure)} ${asking ? html`<p class="quiet" role="status">Asking every edge, for 2 s at most…</p>` : nothing}
      ${answer ? outcome(answer, answer.asked !== edits) : nothing}
    </section>`,
  };
}

function outcome(answer, old) {
  const explained = answer.items.filter((item) => item.explanation);
  const aspects = ASPECTS.map(([title, of]) => ({ title, of, usual: usual(explained.map((item) => of(item.explanation))) }));
  return html`
    <p>
      For <code>${answer.url}</code> and a client that speaks ${answer.scheme.toUpperCase()}:
      ${old ? state('wait', 'of what was asked before; the fields have changed since') : nothing}
    </p>
    <p role="status">${summary(answer, explained, aspects)} <span class="quiet">Asked at ${answer.at.toLocaleTimeString()}.</span></p>
    ${answer.items.length
      ? html`<div class="scroll" tabindex="0" role="region" aria-label="What each edge would do">
          <table>
            <thead>
              <tr><th>Edge</th>${aspects.map(({ title }) => html`<th>${title}</th>`)}<th>Stored</th></tr>
            </thead>
            <tbody>
              ${answer.items.map((item) => row(item, answer, aspects))}
            </tbody>
          </table>
        </div>`
      : html`<p class="empty">No edge has reported yet.</p>`}
  `;
}

/** What most say; null when no value has most. */
function usual(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  const most = Math.max(...counts.values());
  const winners = [...counts].filter(([, count]) => count === most);
  return winners.length === 1 ? winners[0][0] : null;
}

function summary(answer, explained, aspects) {
  const answered = answer.items.filter((item) => !QUIET.has(item.state));
  const quiet = answer.items.length - answered.length;
  const rest = quiet ? ` ${quiet} of ${answer.items.length} edges gave no answer.` : '';
  if (!answered.length) {
    return 'No edge has answered.';
  }
  const others = counted(answered.filter((item) => !item.explanation));
  if (!explained.length) {
    return `No edge explains it: ${others.join(', ')}.${rest}`;
  }
  const differing = aspects.filter(({ of }) => new Set(explained.map((item) => of(item.explanation))).size > 1);
  const differences = [...differing.map(({ title }) => title.toLowerCase()), ...others];
  if (differences.length) {
    return `The edges differ: ${differences.join(', ')}.${rest}`;
  }
  return `${explained.length === 1 ? 'One edge has answered.' : `All ${explained.length} edges that answered do the same.`}${rest}`;
}

/** How many edges are in each state, in words. */
function counted(items) {
  const counts = new Map();
  items.forEach((item) => counts.set(item.state, (counts.get(item.state) || 0) + 1));
  return [...counts].map(([name, count]) => `${(STATES[name] || [null, name])[1]} (${count === 1 ? '1 edge' : `${count} edges`})`);
}

function row(item, answer, aspects) {
  const heard = html`<div class="quiet">reported ${duration(item.reportAgeMs)} ago${item.complete === false ? '; still reads its table' : ''}${
    item.snapshotTakenAt ? '; serves from a snapshot' : ''
  }</div>`;
  if (!item.explanation) {
    const [kind, word, meaning] = STATES[item.state] || ['unknown', item.state, ''];
    return html`<tr>
      <th scope="row">${item.edge}${heard}</th>
      <td colspan=${aspects.length + 1}>${state(kind, word)} <span class="quiet">${meaning}</span></td>
    </tr>`;
  }
  const found = item.explanation;
  const passed = found.origins.filter((origin) => origin.passedOver).map((origin) => origin.address);
  return html`<tr>
    <th scope="row">${item.edge}${heard}</th>
    ${aspects.map(
      ({ title, of, usual: most }) => html`<td>
        ${of(found)}
        ${of(found) === most ? nothing : state('bad', 'differs')}
        ${title === 'Domain' && found.revision < answer.revision && found.domain === answer.domain
          ? state('wait', `behind: the latest is ${answer.revision}`)
          : nothing}
        ${title === 'Goes to' && passed.length ? html`<div class="quiet">passed over now: ${passed.join(', ')}</div>` : nothing}
      </td>`,
    )}
    <td>${stored(found.stored)}<div class="quiet">under ${found.cacheKey}</div></td>
  </tr>`;
}

function stored({ freshness, status, ageSeconds, freshSeconds, variants, variesBy, needsOrigin }) {
  const age = () => `${status}, ${duration(ageSeconds * 1000)} old`;
  const several = variants > 1 ? `; the newest of ${variants}, by ${variesBy.join(', ')}` : '';
  switch (freshness) {
    case 'FRESH':
      return `fresh: ${age()}, for ${duration(freshSeconds * 1000)} more${needsOrigin ? ', but validated each time' : ''}${several}`;
    case 'STALE':
      return `stale: ${age()}, since ${duration(-freshSeconds * 1000)}${needsOrigin ? '' : '; sent all the same'}${several}`;
    case 'BYPASSED':
      return 'never: dynamic content';
    default:
      return 'nothing';
  }
}
