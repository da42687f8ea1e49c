// The same policy for many domains: one batch of the API, or several in turn, with a result for each domain.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { openDialog } from './dialog.js';
import { table } from './table.js';
import { message, original, REDIRECT_TYPES, state, warnings } from './text.js';
import { BATCH, COMMON, POLICY, problemTexts } from '../words.js';

/** The API's limit per batch. */
const MOST = 50;
const COLUMNS = [COMMON.domain, BATCH.result, BATCH.details];

/**
 * Opens the dialog.
 *
 * @param {object[]} domains from the API; a domain is changed only if it is still at that revision
 * @param {() => void} done called after possible changes
 */
export function openBatch(domains, done) {
  let type = 'FOLLOW';
  let dealtWith = 0;
  let stopped = false;
  const dialog = openDialog({
    title: BATCH.title(domains.length),
    ok: COMMON.save,
    danger: true,
    stop() {
      stopped = true;
      dialog.redraw();
    },
    content: () => html`
      <fieldset>
        <legend>${POLICY.redirectType}</legend>
        ${Object.entries({ ...REDIRECT_TYPES, OFF: POLICY.off }).map(
          ([value, [name, explained]]) => html`<label class="choice">
            <input type="radio" name="type" .value=${value} .checked=${type === value} @change=${() => (type = value)} />
            <span><strong>${name}</strong><small class="quiet">${explained}</small></span>
          </label>`,
        )}
      </fieldset>
      ${weakened()}
      <details>
        <summary>${BATCH.domains}</summary>
        <ul class="plain">${domains.map((domain) => html`<li>${domain.name}</li>`)}</ul>
      </details>
      ${dealtWith ? html`<p role="status">${BATCH.progress(dealtWith, domains.length)}</p>` : nothing}
      ${stopped ? html`<p role="status">${BATCH.stopping}</p>` : nothing}
    `,
    async done() {
      const results = [];
      let failure = null;
      for (let from = 0; from < domains.length && !failure && !stopped; from += MOST) {
        try {
          const { data } = await ask('POST', '/batches', { body: { items: domains.slice(from, from + MOST).map(item) } });
          results.push(...data.results);
          dealtWith = results.length;
          dialog.redraw();
        } catch (thrown) {
          failure = thrown;
        }
      }
      if (failure && !results.length) {
        stopped = false;
        throw failure;
      }
      done();
      show(domains, results, failure);
    },
  });

  /** A warning with the number of domains whose origins would get requests of HTTPS clients over HTTP instead of HTTPS. */
  function weakened() {
    const count = domains.filter((domain) => domain.origins.some((origin) => goesPlain(origin, type))).length;
    return count
      ? html`<p class="warning" role="status">
          ${BATCH.weakened(count, domains.length)}
        </p>`
      : nothing;
  }

  const item = (domain) => ({
    domain: domain.name,
    expectedRevision: domain.revision,
    originProtocolPolicy: type === 'OFF' ? { enabled: false } : { enabled: true, redirectType: type },
  });
}

/** The condition of the service's later warning `origin-tls-removed`, from the list's data of an origin. */
const goesPlain = ({ effective, port }, type) => effective.https.scheme === 'https' && (type === 'HTTP' || (type === 'OFF' && port !== 443));

function show(domains, results, failure) {
  const refused = results.filter((result) => result.problem);
  const rest = domains.slice(results.length);
  /** Domains of the batch in progress, which may have been changed without a response. */
  const sent = failure ? MOST : 0;
  openDialog({
    title: BATCH.resultTitle,
    ok: COMMON.close,
    shows: true,
    content: () => html`
      <p role="status">${BATCH.summary(results.length - refused.length, domains.length, refused.length)}</p>
      ${message(failure)}
      ${table(BATCH.table, COLUMNS, [
        ...[...refused, ...results.filter((result) => !result.problem)].map(row),
        ...rest.map(
          (domain, index) => html`<tr>
            <th scope="row">${domain.name}</th>
            <td>${state('unknown', index < sent ? COMMON.unknown : BATCH.notAttempted)}</td>
            <td>${index < sent ? BATCH.noResponse : BATCH.unchanged}</td>
          </tr>`,
        ),
      ])}
    `,
    done: async () => true,
  });
}

const refusal = (told) => html`${told.text}${original(told.original)}`;

const row = (result) => html`<tr>
  <th scope="row">${result.domain}</th>
  <td>${result.problem ? state('bad', BATCH.refused) : state('good', BATCH.revision(result.revision))}</td>
  <td>${result.problem ? refusal(problemTexts(result.problem)) : warnings(result.warnings || [])}</td>
</tr>`;
