// The review of a change before it is made, by outcome; the same for every change.
import { html, nothing } from '../view.js';
import { diff } from './diff.js';
import { icon } from './icons.js';
import { callout } from './notices.js';
import { weakens } from './states.js';
import { distinct, state, target, warned } from './text.js';
import { POLICY } from '../words.js';
import { EFFECT, REVIEW } from '../words/review.js';

/** More targets than these are shown only as far as they change, or fail. */
const FEW_TARGETS = 8;
const KINDS = { static: ['effective'], dynamic: ['effectiveDynamic', 'effective'] };

/**
 * A review. Every part is optional; a missing one takes no space.
 *
 * @param {{totals?: object, words?: object, targets?: any, changes?: object[], title?: string, findings?: any, warnings?: object[], dryRun?: object,
 *     effect?: any, share?: any, back?: string, isEarlier?: boolean}} of
 *   `totals` are numbers by outcome (changed, unchanged, refused, failing, unchecked, losingTls, cachesUnusable), in the `words` of one change or of many;
 *   `targets` a table of them; `changes` differences by field, below a `title`; `findings` with their remedies; `warnings` of the API, or of one's own, each a `text`; `dryRun` of the API, or
 *   another `effect`; `share` the choice of a progressive rollout; `back` the way back. `isEarlier` is one of earlier input, until the next one
 */
export const review = ({ totals, words = REVIEW.one, targets, changes, title, findings, warnings = [], dryRun, effect, share, back, isEarlier }) => html`<div class="review" aria-busy=${isEarlier ? 'true' : nothing}>
  ${totals ? outcomes(totals, words) : nothing} ${targets || nothing} ${changes ? diff(changes, title) : nothing} ${findings || nothing}
  ${distinct(warnings).map((warning) => callout('warning', { title: weakens(warning) ? REVIEW.weakens : undefined, content: warned(warning) }))}
  ${dryRun ? effectOf(dryRun) : effect || nothing} ${share || nothing} ${isEarlier ? html`<p class="quiet">${POLICY.computing}</p>` : back ? html`<p class="quiet back">${icon('undo')}${back}</p>` : nothing}
</div>`;

/** The kinds of the outcomes, in their order; a mere change has none. */
const OUTCOMES = { changed: '', failing: 'bad', refused: 'bad', losingTls: 'bad', unchecked: 'unknown', cachesUnusable: 'wait', unchanged: '' };

const outcomes = (totals, words) => html`<div role="status">
  <ul class="outcomes" aria-label=${REVIEW.outcome}>
    ${Object.entries(OUTCOMES)
      .filter(([outcome]) => totals[outcome])
      .map(([outcome, kind]) => html`<li>${kind ? state(kind, words[outcome](totals[outcome])) : words[outcome](totals[outcome])}</li>`)}
  </ul>
</div>`;

/** The totals of one change that was tried out. */
export const totalsOf = ({ changes, failing, unchecked, losesTls, cacheUnusable }) => ({
  changed: changes.length,
  unchanged: changes.length ? 0 : 1,
  failing: failing || 0,
  unchecked: unchecked ? 1 : 0,
  losingTls: losesTls ? 1 : 0,
  cachesUnusable: cacheUnusable ? 1 : 0,
});

/** On edges, stored responses and the requests of the last hour. A domain that isn't there now has no `before`, and no stored responses to speak of. */
const effectOf = ({ before, edges, cacheUnusable, lastHour }) => html`
  <p class="quiet">${EFFECT.edges(edges)} ${cacheUnusable ? EFFECT.cacheUnusable(lastHour) : before ? EFFECT.cacheKept : ''}</p>
  ${lastHour
    ? html`<p>${EFFECT.moved(lastHour)} <span class="quiet">${EFFECT.known(lastHour)}</span></p>
        <details>
          <summary>${EFFECT.classes}</summary>
          <ul class="quiet">
            ${lastHour.classes.map((each) => html`<li>${EFFECT.ofClass(each)}</li>`)}
          </ul>
        </details>`
    : nothing}
`;

/** The targets of a scheme's requests at an origin, with the API's fallback; null where there is no origin. */
const targetAt = (origin, kind, scheme) => (origin ? KINDS[kind].map((name) => origin[name]).find(Boolean)?.[scheme] || null : null);

const isAt = ({ address, port }) => (other) => other.address === address && other.port === port;

/**
 * The targets of back-to-origin requests before and after a change, by origin and client scheme.
 *
 * @param {object[]} [before] the origins, as the API has them
 * @param {object[]} [after]
 * @param {'static'|'dynamic'} [kind] of content
 * @returns {{origin: string, client: string, before: object|null, after: object|null, isSame: boolean}[]}
 */
export function targetsOf(before = [], after = [], kind = 'static') {
  const gone = before.filter((origin) => !after.some(isAt(origin)));
  return [...after.map((origin) => [before.find(isAt(origin)), origin]), ...gone.map((origin) => [origin, undefined])].flatMap(([was, is]) =>
    ['http', 'https'].map((scheme) => {
      const [from, to] = [targetAt(was, kind, scheme), targetAt(is, kind, scheme)];
      return { origin: (is || was).address, client: scheme.toUpperCase(), before: from, after: to, isSame: target(from) === target(to) };
    }),
  );
}

/**
 * A table of targets; many of them only as far as they change or fail, and the rest folded.
 *
 * @param {object[]} rows of {@link targetsOf}
 * @param {{title: string, cell: (row: object) => any, isBad: (row: object) => boolean}} [measured] a further column
 */
export function targetTable(rows, measured) {
  const isPlain = (row) => rows.length > FEW_TARGETS && row.isSame && !measured?.isBad(row);
  const columns = [REVIEW.origin, REVIEW.client, REVIEW.current, REVIEW.after, ...(measured ? [measured.title] : [])];
  const table = (shown, caption) => html`<table class="outcome">
    <caption>${caption}</caption>
    <thead>
      <tr>${columns.map((column) => html`<th>${column}</th>`)}</tr>
    </thead>
    <tbody>
      ${shown.map(
        (row) => html`<tr class=${row.isSame ? '' : 'changed'}>
          <td><div class="clip">${row.origin}</div></td>
          <td>${row.client}</td>
          <td>${target(row.before)}</td>
          <td><strong>${target(row.after)}</strong>${row.isSame ? html` <span class="quiet">${REVIEW.same}</span>` : nothing}</td>
          ${measured ? html`<td>${measured.cell(row)}</td>` : nothing}
        </tr>`,
      )}
    </tbody>
  </table>`;
  const plain = rows.filter(isPlain);
  return html`${plain.length < rows.length ? table(rows.filter((row) => !isPlain(row)), REVIEW.effect) : nothing}
  ${plain.length ? html`<details><summary>${REVIEW.unchangedTargets(plain.length)}</summary>${table(plain, REVIEW.unchangedTargets(plain.length))}</details>` : nothing}`;
}

/**
 * The review of one change that was tried out.
 *
 * @param {{preview: object, title?: string, share?: any, back?: string, isEarlier?: boolean}} of `preview` is the API's response to the dry run; `title` that of its changes, where they aren't
 *   shown otherwise
 */
export function reviewOf({ preview, title, share, back, isEarlier }) {
  const { dryRun, origins, warnings } = preview;
  const isDynamic = origins.some((origin) => origin.effectiveDynamic) || (dryRun.before || []).some((origin) => origin.effectiveDynamic);
  const rows = [
    ...targetsOf(dryRun.before, origins),
    ...(isDynamic ? targetsOf(dryRun.before, origins, 'dynamic').map((row) => ({ ...row, client: REVIEW.ofDynamic(row.client) })) : []),
  ].filter((row) => !row.isSame);
  return review({ totals: totalsOf(dryRun), targets: rows.length ? targetTable(rows) : nothing, changes: title && dryRun.changes, title, warnings, dryRun, share, back, isEarlier });
}
