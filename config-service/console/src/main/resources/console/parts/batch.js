// The same change of many domains: its review, its progress, its result, and the way back, in one dialog.
import { html, nothing } from '../view.js';
import { domainPath, get } from '../api.js';
import { begin } from './batches.js';
import { confirmationOf, field, openDialog } from './dialog.js';
import { progress } from './figures.js';
import { callout, skeleton } from './notices.js';
import { REDIRECT_TYPES } from './redirect-types.js';
import { review, targetsOf } from './review.js';
import { rows, table } from './table.js';
import { distinct, inLine, message, state, target, typeName } from './text.js';
import { COMMON, POLICY, problemTexts, warningTexts } from '../words.js';
import { DIALOG } from '../words/dialog.js';
import { BATCH } from '../words/batch.js';
import { EFFECT, REVIEW } from '../words/review.js';
import { SHARE } from '../words/share.js';

const CHOOSING_MS = 300;
const SECOND_MS = 1000;
const READERS = 4;
const OFF = 'OFF';
const MISSING = 404;
const OUTDATED = 412;
const FAILED = 500;
/** The review says it beside the choice. */
const STARTS = 'progressive-rollout-started';
/** Refusals by a pre-flight: the same change without one is another decision. */
const BY_PREFLIGHT = /:preflight-(failed|no-verdict)$/;
/** The outcomes of a dry run, with their kinds; the first are listed first. */
const OUTCOMES = { failing: 'bad', refused: 'bad', losingTls: 'bad', unchecked: 'unknown', changed: 'good', unchanged: 'unknown' };
const RANKS = Object.keys(OUTCOMES);

/**
 * @typedef {object} Plan a change of many domains
 * @property {object[]} domains from the API; a domain is changed only if it is still at that revision
 * @property {boolean} isUndo
 * @property {(number: number) => string} title
 * @property {(number: number) => string} submit the text of the button that makes it
 * @property {(tryOut: (ms: number) => void) => any} choice its fields; they call `tryOut` after an edit
 * @property {() => string|undefined} missing names the choice to make first
 * @property {(domain: object) => object} fieldsOf what an item of a batch sets
 * @property {(domain: object) => any} [stateOf] what the change replaces; not of an undo
 * @property {(domain: object) => boolean} [isMade] whether a domain is as planned; not of an undo
 * @property {(query: string, items: object[], key: string|null) => Promise<{data: object}>} [post] in place of the API's batches
 * @property {number} [most] the most items that it takes
 * @property {(domains: object[]) => any} [effect] of the change of these domains, beside that on edges
 * @property {string|null} back the way back, in words
 * @property {(changes: {name: string, revision: number, was: any}[]) => Plan} undo the way back; `was` is a {@link stateOf}
 * @property {(domains: object[]) => Plan} with the same for other domains
 *
 * Opens the dialog.
 *
 * @param {(redraw: () => void) => Plan} planned
 * @param {() => void} done called after possible changes
 * @param {() => void} [closed]
 */
export function openBatch(planned, done, closed) {
  let plan = planned(() => dialog.redraw());
  /** Of the review: the dry runs, their results by domain, and the choices that differ from the usual ones. */
  let tries = null;
  let tried = new Map();
  let choices = new Map();
  let timer = 0;
  /** How the changes go out; undefined as each domain's team has it. */
  let rollout;
  /** Of the changes: they are there once the review is over. */
  let work = null;
  /** Of the number of domains, while the changes wait for it. */
  let confirmation = null;
  /** The result; null before. */
  let entries = null;
  let isLeaving = false;
  let isReading = false;
  let isClosed = false;
  /** What this dialog has changed, by domain: the present revision, and the policy before. */
  const made = new Map();

  // ---- The review.

  function tryOut(ms) {
    clearTimeout(timer);
    tries?.stop();
    tries = null;
    tried = new Map();
    choices = new Map();
    timer = setTimeout(() => {
      const mine = begin([{ query: '?dryRun=true', items: plan.domains.map(item) }], {
        isTried: true,
        post: plan.post, most: plan.most, rollout,
        changed() {
          if (mine === tries) {
            tried = new Map(mine.results.map((found) => [found.domain, { ...found, warnings: found.warnings?.filter(({ code }) => code !== STARTS) }]));
            dialog.redraw();
          }
        },
      });
      tries = mine;
    }, ms);
    dialog.redraw();
  }

  const item = (domain) => ({ domain: domain.name, expectedRevision: domain.revision, ...plan.fieldsOf(domain) });

  function outcomeOf(name) {
    const { problem, dryRun } = tried.get(name);
    if (problem) {
      return BY_PREFLIGHT.test(problem.type) ? 'failing' : 'refused';
    }
    if (!dryRun.changes.length) {
      return 'unchanged';
    }
    return dryRun.failing ? 'failing' : dryRun.losesTls ? 'losingTls' : dryRun.unchecked ? 'unchecked' : 'changed';
  }

  const losesTls = (name) => !!tried.get(name)?.dryRun?.losesTls;
  const isFailing = (name) => outcomeOf(name) === 'failing';
  const isFree = (name) => !['refused', 'unchanged'].includes(outcomeOf(name));
  const isChosen = (name) => isFree(name) && (choices.get(name) ?? !isFailing(name));
  const chosen = () => [...tried.keys()].filter(isChosen);
  const isReviewed = () => tries?.state === 'ended';

  function why() {
    return plan.missing()
      ? plan.missing()
      : !isReviewed()
        ? tries?.state === 'paused'
          ? BATCH.reviewPaused
          : BATCH.reviewed(tried.size, plan.domains.length)
        : chosen().length
          ? undefined
          : BATCH.nothing;
  }

  function submitText() {
    const all = isReviewed() ? chosen() : plan.domains.map(({ name }) => name);
    const plain = isReviewed() ? all.filter(losesTls).length : 0;
    const text = plain ? BATCH.removeTls(plan.submit(all.length), plain) : plan.submit(all.length);
    return isReviewed() && all.some(isFailing) ? DIALOG.anyway(text) : text;
  }

  const reviewing = () => html`
    ${plan.choice(tryOut)} ${tries ? message(tries.failure) : nothing} ${tries?.state === 'paused' ? html`<button type="button" @click=${tries.resume}>${COMMON.retry}</button>` : nothing}
    ${isReviewed() && !chosen().length && made.size && !plan.isUndo ? html`<button type="button" class="danger" @click=${undo}>${BATCH.undo(made.size)}</button>` : nothing}
    ${plan.missing() ? nothing : isReviewed() ? found() : html`${progress(tried.size, plan.domains.length, BATCH.reviewed(tried.size, plan.domains.length))}
            ${tries?.waitMs ? html`<p role="status">${state('wait', BATCH.waiting(tries.waitMs / SECOND_MS))}</p>` : nothing} ${skeleton(6, 'rows')}`}
  `;

  function found() {
    const names = [...tried.keys()];
    const count = (of) => names.filter(of).length;
    const by = (outcome) => count((name) => outcomeOf(name) === outcome);
    const plain = count(losesTls);
    const dryRun = names.map((name) => tried.get(name).dryRun).find(Boolean);
    const isPlain = (name) => ['changed', 'unchanged'].includes(outcomeOf(name));
    const plainly = names.filter(isPlain);
    return review({
      totals: {
        changed: by('changed') + by('losingTls') + by('unchecked'),
        failing: by('failing'),
        refused: by('refused'),
        losingTls: plain,
        unchecked: count((name) => tried.get(name).dryRun?.unchecked),
        cachesUnusable: tries.totals.cachesUnusable,
        unchanged: by('unchanged'),
      },
      words: REVIEW.many,
      targets: moves(names),
      findings: html`${plan.effect?.(plan.domains.filter(({ name }) => isChosen(name))) ?? nothing} ${plainly.length < names.length ? exceptions(names.filter((name) => !isPlain(name))) : nothing} ${others(plainly)}`,
      warnings: [...(plain ? [{ code: 'origin-tls-removed', text: BATCH.weakened(plain, names.length) }] : []), ...otherWarnings(names)],
      effect: dryRun ? effect(dryRun, tries.totals) : nothing,
      share: plan.post ? nothing : way(names),
      back: plan.back,
    });
  }

  const goesByShare = (name) => !!tried.get(name)?.progressiveRollout;

  /** The choice how the changes go out, and how many go by share. */
  function way(names) {
    const many = names.filter((name) => isChosen(name) && goesByShare(name)).length;
    const choose = ({ target }) => {
      rollout = target.value || undefined;
      tryOut(0);
    };
    return html`${field(
      SHARE.title,
      html`<select @change=${choose}>
        <option value="" ?selected=${!rollout}>${BATCH.byDefault}</option>
        <option value="progressive" ?selected=${rollout === 'progressive'}>${SHARE.byShare}</option>
        <option value="immediate" ?selected=${rollout === 'immediate'}>${SHARE.atOnce}</option>
      </select>`,
      null,
      BATCH.rolloutHint,
    )}
    ${many ? html`<p class="quiet">${BATCH.goByShare(many)}</p>` : nothing}`;
  }

  /** The targets before and after, each with the number of its domains. */
  function moves(names) {
    const found = new Map();
    names.forEach((name) => {
      const { dryRun, origins } = tried.get(name);
      const own = targetsOf(dryRun?.before, origins).filter((row) => !row.isSame);
      new Set(own.map((row) => [row.client, target(row.before), target(row.after)].join('\n'))).forEach((key) => found.set(key, (found.get(key) || 0) + 1));
    });
    return found.size
      ? table(
          REVIEW.effect,
          [REVIEW.client, REVIEW.current, REVIEW.after, BATCH.domains],
          [...found].map(([key, number]) => {
            const [client, before, after] = key.split('\n');
            return html`<tr class="changed"><td>${client}</td><td>${before}</td><td><strong>${after}</strong></td><td>${number}</td></tr>`;
          }),
          'moves',
        )
      : nothing;
  }

  function exceptions(names) {
    const sorted = names.toSorted((one, other) => RANKS.indexOf(outcomeOf(one)) - RANKS.indexOf(outcomeOf(other)));
    const box = (name) => html`<label class="box"
      ><input type="checkbox" aria-label=${BATCH.include(name)} .checked=${isChosen(name)} ?disabled=${!isFree(name)} @change=${({ target: { checked } }) => choose(name, checked)}
    /></label>`;
    return rows(
      BATCH.exceptions,
      [
        { title: BATCH.included, kind: 'check', width: '4.5rem', cell: box },
        { title: COMMON.domain, kind: 'main', width: '2fr', cell: (name) => name },
        { title: BATCH.outcome, kind: 'state', width: '10rem', cell: (name) => state(OUTCOMES[outcomeOf(name)], BATCH.outcomes[outcomeOf(name)]) },
        { title: BATCH.details, width: '3fr', cell: reasonOf },
      ],
      sorted,
      { key: (name) => name, marked: isChosen },
    );
  }

  function choose(name, isIncluded) {
    choices.set(name, isIncluded);
    dialog.redraw();
  }

  /** The reason why a domain stands out in the review. */
  function reasonOf(name) {
    const { problem, warnings = [] } = tried.get(name);
    return problem ? inLine(problemTexts(problem)) : lines(warnings);
  }

  const lines = (warnings) => distinct(warnings).map(({ text }) => text).join(' ');

  /** Warnings of no domain that stands out, each once. */
  function otherWarnings(names) {
    const found = new Map();
    names
      .filter((name) => outcomeOf(name) === 'changed')
      .forEach((name) => tried.get(name).warnings?.forEach((warning) => found.set(warning.code, [...(found.get(warning.code) || []), warningTexts(warning).text])));
    return [...found].map(([code, texts]) => ({ code, text: BATCH.warned(texts.length, texts[0]) }));
  }

  // ---- The changes.

  function start() {
    clearTimeout(timer);
    const all = plan.domains.filter(({ name }) => isChosen(name));
    const part = (query, domains) => ({ query, items: domains.map(item) });
    work = begin([part('', all.filter(({ name }) => !isFailing(name))), part('?preflight=skip', all.filter(({ name }) => isFailing(name)))], { changed: moved, post: plan.post, most: plan.most, rollout });
    dialog.redraw();
  }

  function moved() {
    if (work.massChange?.domains !== confirmation?.domains) {
      confirmation = work.massChange && confirmationOf(work.massChange, () => dialog.redraw());
    }
    if (work.state === 'ended' && !entries) {
      entries = entriesOf();
      isLeaving = false;
      choices = new Map();
      done();
      dialog.redraw();
      dialog.point();
      return;
    }
    dialog.redraw();
  }

  const isUnderway = () => ['running', 'pausing', 'stopping'].includes(work.state);

  function run() {
    const refused = work.results.filter(({ problem }) => problem).length;
    return html`
      ${isLeaving ? callout('error', { title: BATCH.leave, content: BATCH.sofar(work.results.length - refused, work.left().length) }) : nothing} ${confirmation ? confirmation.view() : message(work.failure)}
      ${progress(work.results.length, work.all, BATCH.progress(work.results.length, work.all))}
      <p role="status">${state(isUnderway() ? 'wait' : 'unknown', work.waitMs ? BATCH.waiting(work.waitMs / SECOND_MS) : BATCH.states[work.state])} ${refused ? state('bad', BATCH.refusedSoFar(refused)) : nothing}</p>
      ${work.state === 'paused' ? html`<p class="quiet">${BATCH.resumes}</p>` : nothing}
    `;
  }

  function controls() {
    const isPaused = work.state === 'paused';
    const isHalting = work.state === 'pausing' || work.state === 'stopping';
    const isUnconfirmed = !!confirmation && !confirmation.isGiven();
    const goOn = () => {
      isLeaving = false;
      if (confirmation) {
        work.confirm();
      } else {
        work.resume();
      }
    };
    return html`<button type="button" class="danger" aria-disabled=${work.state === 'stopping' ? 'true' : nothing} @click=${work.stop}>${BATCH.stop}</button>
      <button type="button" class=${confirmation ? 'danger' : 'primary'} aria-disabled=${isHalting ? 'true' : nothing} ?disabled=${isUnconfirmed} @click=${isPaused ? goOn : work.pause}>
        ${isPaused ? BATCH.resume : BATCH.pause}
      </button>`;
  }

  // ---- The result.

  /** What came of each domain, what failed first. */
  function entriesOf() {
    const results = new Map(work.results.map((one) => [one.domain, one]));
    const left = new Map(work.left().map((one) => [one.domain, one]));
    return plan.domains
      .map((domain) => {
        const { name } = domain;
        const entry = (kind, word, details, more) => ({ domain, name, kind, word, details, ...more });
        const one = results.get(name);
        if (one && !one.problem) {
          return entry(...madeOf(domain, one));
        }
        if (plan.isUndo && [MISSING, OUTDATED].includes((one || tried.get(name)).status)) {
          made.delete(name);
        }
        if (one) {
          return one.status >= FAILED ? entry('unknown', 'uncertain', inLine(problemTexts(one.problem)), { isOutdated: !plan.isUndo }) : entry('bad', 'refused', inLine(problemTexts(one.problem)), { isOutdated: one.status === OUTDATED });
        }
        if (left.has(name)) {
          return left.get(name).isUncertain ? entry('unknown', 'uncertain', BATCH.noResponse, { isOutdated: !plan.isUndo }) : entry('unknown', 'notAttempted', BATCH.unchanged);
        }
        const outcome = outcomeOf(name);
        return outcome === 'refused'
          ? entry('bad', 'refused', reasonOf(name), { isOutdated: tried.get(name).status === OUTDATED })
          : outcome === 'unchanged'
            ? entry('good', !plan.isUndo && made.get(name)?.revision === domain.revision ? 'made' : 'unchanged', '')
            : entry('unknown', 'leftOut', reasonOf(name));
      })
      .toSorted((one, other) => RESULTS.indexOf(one.word) - RESULTS.indexOf(other.word));
  }

  /** The state before the first change of this dialog. */
  const wasOf = (domain) => (made.has(domain.name) ? made.get(domain.name).was : plan.stateOf(domain));

  /** Of a change that was made: its state, and what the review didn't say of it. */
  function madeOf(domain, { revision, warnings = [], progressiveRollout }) {
    const { name } = domain;
    if (progressiveRollout) {
      return ['wait', 'begun', BATCH.begun(progressiveRollout.share)];
    }
    if (plan.isUndo) {
      made.delete(name);
    } else if (revision > domain.revision) {
      made.set(name, { name, revision, was: wasOf(domain) });
    }
    const foretold = (tried.get(name).warnings || []).map(({ detail }) => detail);
    const news = isFailing(name) ? [] : warnings.filter(({ detail }) => !foretold.includes(detail));
    return news.length ? ['wait', 'warned', lines(news)] : ['good', 'made', ''];
  }

  function result() {
    const count = (...words) => entries.filter(({ word }) => words.includes(word)).length;
    const listed = entries.filter(({ word }) => !DONE.includes(word));
    return html`
      <p role="status" class="summary">
        ${BATCH.summary({
          made: count('made', 'warned', 'begun'),
          all: entries.length,
          refused: count('refused'),
          leftOut: count('leftOut'),
          uncertain: count('uncertain'),
          notAttempted: count('notAttempted'),
          unchanged: count('unchanged'),
        })}
      </p>
      ${message(work.failure)}
      ${listed.length ? results(listed) : nothing} ${others(entries.filter(({ word }) => DONE.includes(word)).map(({ name }) => name))}
    `;
  }

  const isAgain = (entry) => mayAgain(entry) && (choices.get(entry.name) ?? entry.word !== 'leftOut');
  /** An undo goes over nobody's later change. */
  const mayAgain = (entry) => ![...DONE, 'warned', 'begun'].includes(entry.word) && !(plan.isUndo && entry.isOutdated);

  function results(listed) {
    const box = (entry) =>
      mayAgain(entry)
        ? html`<label class="box"
            ><input type="checkbox" aria-label=${BATCH.include(entry.name)} .checked=${isAgain(entry)} @change=${({ target: { checked } }) => choose(entry.name, checked)}
          /></label>`
        : nothing;
    return rows(
      BATCH.table,
      [
        { title: BATCH.again, kind: 'check', width: '4.5rem', cell: box },
        { title: COMMON.domain, kind: 'main', width: '2fr', cell: ({ name }) => name },
        { title: BATCH.result, kind: 'state', width: '10rem', cell: ({ kind, word }) => state(kind, BATCH.results[word]) },
        { title: BATCH.details, width: '3fr', cell: ({ details }) => details },
      ],
      listed,
      { key: ({ name }) => name, marked: isAgain },
    );
  }

  function afterwards() {
    const again = entries.filter(isAgain);
    return html`${made.size ? html`<button type="button" class="danger" @click=${undo}>${BATCH.undo(made.size)}</button>` : nothing}
      ${again.length ? html`<button type="button" @click=${() => goOn(again)}>${BATCH.reviewAgain(again.length)}</button>` : nothing}
      <button type="button" class="primary" @click=${dialog.close}>${COMMON.close}</button>`;
  }

  /** Reviews a selection of the result again; what somebody else changed, in its present state. */
  async function goOn(selected) {
    const old = plan;
    isReading = true;
    work = entries = null;
    dialog.redraw();
    dialog.point();
    const now = await present(selected);
    if (!isClosed) {
      selected.forEach(note(now));
      isReading = false;
      plan = old.with(now);
      tryOut(0);
    }
  }

  /** Notes a change without a response that was carried out: it is undone with the others. */
  const note = (now) => ({ domain, word }, index) => {
    const { name, revision } = now[index];
    if (!plan.isUndo && word === 'uncertain' && revision === domain.revision + 1 && plan.isMade(now[index])) {
      made.set(name, { name, revision, was: wasOf(domain) });
    }
  };

  function undo() {
    plan = plan.undo([...made.values()]);
    work = entries = null;
    tryOut(0);
    dialog.point();
  }

  const dialog = openDialog({
    title: () => plan.title(plan.domains.length),
    wide: true,
    ok: submitText,
    against: () => !work && chosen().some((name) => losesTls(name) || isFailing(name)),
    blocked: () => why() !== undefined,
    why,
    underway: () => !!work && !entries,
    leave() {
      isLeaving = true;
      work.pause();
    },
    closed() {
      isClosed = true;
      clearTimeout(timer);
      tries?.stop();
      closed?.();
    },
    actions: () => (entries ? afterwards() : work ? controls() : null),
    content: () => html`<div class="steps">${entries ? result() : work ? run() : isReading ? skeleton(8, 'rows') : reviewing()}</div>`,
    async done() {
      if (!work && !isReading) {
        start();
      }
      return false;
    },
  });
}

/** What came of a domain, what failed first. */
const RESULTS = ['uncertain', 'refused', 'notAttempted', 'leftOut', 'warned', 'begun', 'made', 'unchanged'];
const DONE = ['made', 'unchanged'];

/** The domains of entries; those that may have another revision, as they are now. */
async function present(entries) {
  const found = entries.map(({ domain }) => domain);
  const outdated = entries.map(({ isOutdated }, index) => (isOutdated ? index : -1)).filter((index) => index >= 0);
  const read = async () => {
    for (let index = outdated.shift(); index !== undefined; index = outdated.shift()) {
      // One that can't be read is refused by its review.
      found[index] = await get(domainPath(found[index].name)).catch(() => found[index]);
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return found;
}

/** The domains without anything to say of, folded. */
const others = (names) =>
  names.length
    ? html`<details>
        <summary>${BATCH.others(names.length)}</summary>
        <ul class="plain">${names.map((name) => html`<li class="clip">${name}</li>`)}</ul>
      </details>`
    : nothing;

const effect = ({ edges }, { requestsMoved, requestsUndecided, movedUnknown, cachesUnusable, requestsFromCache }) => html`<p class="quiet">
    ${EFFECT.edges(edges)} ${cachesUnusable ? BATCH.cachesUnusable(cachesUnusable, requestsFromCache) : EFFECT.cacheKept}
  </p>
  <p>${EFFECT.moved({ moved: requestsMoved, mayMoveMore: movedUnknown > 0, undecided: requestsUndecided })}</p>`;

/** One redirect type for all: a plan. */
export function switching(domains, chosen = null) {
  let type = chosen;
  const policy = () => (type === OFF ? { enabled: false } : { enabled: true, redirectType: type });
  return {
    domains,
    isUndo: false,
    title: BATCH.title,
    submit: (number) => BATCH.switch(number, type === OFF ? POLICY.ownPorts : type ? typeName(type) : BATCH.anyType),
    missing: () => (type === null ? BATCH.choose : undefined),
    fieldsOf: () => ({ originProtocolPolicy: policy() }),
    stateOf: ({ originProtocolPolicy }) => originProtocolPolicy,
    isMade: ({ originProtocolPolicy: is }) => Object.entries(policy()).every(([key, value]) => is[key] === value),
    back: BATCH.back,
    undo: switchingBack,
    with: (others) => switching(others, type),
    choice: (tryOut) => html`<fieldset>
      <legend>${POLICY.redirectType}</legend>
      ${Object.entries({ ...REDIRECT_TYPES, OFF: POLICY.off }).map(
        ([value, [name, explained]]) => html`<label class="choice">
          <input
            type="radio"
            name="type"
            .value=${value}
            .checked=${type === value}
            @change=${() => {
              type = value;
              tryOut(CHOOSING_MS);
            }}
          />
          <span><strong>${name}</strong><small class="quiet">${explained}</small></span>
        </label>`,
      )}
    </fieldset>`,
  };
}

/** Each domain's policy before; only of domains that nobody has changed since. */
function switchingBack(changes) {
  return {
    domains: changes,
    isUndo: true,
    title: BATCH.undoTitle,
    submit: BATCH.undo,
    missing: () => undefined,
    fieldsOf: ({ was: { enabled, redirectType } }) => ({ originProtocolPolicy: { enabled, redirectType } }),
    back: null,
    undo: switchingBack,
    with: switchingBack,
    choice: () => html`<p>${BATCH.undoEffect}</p>`,
  };
}
