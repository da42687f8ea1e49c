// The same policy for many domains: one batch of the API, or several in turn, with a result for each domain.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { said } from '../remedies.js';
import { openDialog } from './dialog.js';
import { message, state, TYPES } from './text.js';

/** As many as the API takes at once. */
const MOST = 50;
const OFF = ['Off', 'Requests go where each origin’s own port says.'];

/**
 * Opens the dialog.
 *
 * @param {object[]} domains as the API has them; each is changed only if it is still at that revision
 * @param {() => void} done called when some may have been changed
 */
export function openBatch(domains, done) {
  let type = 'FOLLOW';
  let dealtWith = 0;
  let stopped = false;
  const dialog = openDialog({
    title: `Static Origin Protocol Policy of ${domains.length} ${domains.length === 1 ? 'domain' : 'domains'}`,
    ok: 'OK',
    danger: true,
    stop() {
      stopped = true;
      dialog.redraw();
    },
    content: () => html`
      <fieldset>
        <legend>Redirect Type</legend>
        ${Object.entries({ ...TYPES, OFF }).map(
          ([value, [name, explained]]) => html`<label class="choice">
            <input type="radio" name="type" .value=${value} .checked=${type === value} @change=${() => (type = value)} />
            <span><strong>${name}</strong><small class="quiet">${explained}</small></span>
          </label>`,
        )}
      </fieldset>
      ${weakened()}
      <details>
        <summary>The domains</summary>
        <ul class="plain">${domains.map((domain) => html`<li>${domain.name}</li>`)}</ul>
      </details>
      ${dealtWith ? html`<p role="status">${dealtWith} of ${domains.length} are dealt with.</p>` : nothing}
      ${stopped ? html`<p role="status">It stops after those that are underway.</p>` : nothing}
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

  /** How many domains would have requests of HTTPS clients go over HTTP that go over HTTPS now. */
  function weakened() {
    const count = domains.filter((domain) => domain.origins.some((origin) => goesPlain(origin, type))).length;
    return count
      ? html`<p class="warning" role="status">
          For ${count} of the ${domains.length}, requests of HTTPS clients that go to origins over HTTPS now would go over HTTP: everybody on the way could
          read and change them.
        </p>`
      : nothing;
  }

  const item = (domain) => ({
    domain: domain.name,
    expectedRevision: domain.revision,
    originProtocolPolicy: type === 'OFF' ? { enabled: false } : { enabled: true, redirectType: type },
  });
}

/** What the service warns of afterwards (`origin-tls-removed`), from what a list has of each origin. */
const goesPlain = ({ effective, port }, type) => effective.https.scheme === 'https' && (type === 'HTTP' || (type === 'OFF' && port !== 443));

function show(domains, results, failure) {
  const refused = results.filter((result) => result.problem);
  const rest = domains.slice(results.length);
  /** Only those that were underway may have been changed without an answer. */
  const sent = failure ? MOST : 0;
  openDialog({
    title: 'What came of it',
    ok: 'Close',
    shows: true,
    content: () => html`
      <p role="status">${results.length - refused.length} of ${domains.length} are as you want them${refused.length ? `; ${refused.length} ${refused.length === 1 ? 'was' : 'were'} refused` : ''}.</p>
      ${message(failure)}
      <div class="scroll" tabindex="0" role="region" aria-label="Results">
        <table>
          <thead><tr><th>Domain name</th><th>Result</th><th>Why, or what to know</th></tr></thead>
          <tbody>
            ${[...refused, ...results.filter((result) => !result.problem)].map(row)}
            ${rest.map(
              (domain, index) => html`<tr>
                <th scope="row">${domain.name}</th>
                <td>${state('unknown', index < sent ? 'not known' : 'not tried')}</td>
                <td>${index < sent ? 'Nothing came back for it. Look at it before you try again.' : 'It is as it was.'}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `,
    done: async () => true,
  });
}

const row = (result) => html`<tr>
  <th scope="row">${result.domain}</th>
  <td>${result.problem ? state('bad', 'refused') : state('good', `revision ${result.revision}`)}</td>
  <td>${result.problem ? said(result.problem) : (result.warnings || []).map((warning) => html`<div>${warning.detail}</div>`)}</td>
</tr>`;
