// Who did what, and what they were refused.
import { html, nothing } from '../view.js';
import { asOf, notes } from '../load.js';
import { kind } from '../remedies.js';
import { listing } from '../parts/list.js';
import { operationName } from '../parts/operations.js';
import { resultState } from '../parts/states.js';
import { ago } from '../parts/text.js';

const EVERY_MS = 10_000;

export function openAudit(app, query) {
  const filter = { domain: query.get('domain') || '', caller: query.get('caller') || '', result: query.get('result') || '' };
  const entries = listing(
    () => {
      const given = Object.entries(filter).filter(([, value]) => value);
      return given.length ? `/audit?${new URLSearchParams(given)}` : '/audit';
    },
    app.draw,
    () => EVERY_MS,
  );

  function search(event) {
    event.preventDefault();
    new FormData(event.target).forEach((value, key) => (filter[key] = value.trim()));
    entries.anew();
    app.draw();
  }

  const row = (entry) => html`<tr>
    <td>${ago(entry.lastAt)}${entry.times > 1 ? html` <span class="quiet">${entry.times} times</span>` : nothing}</td>
    <td>${entry.caller ? entry.caller.name : html`<span class="quiet">nobody known</span>`}</td>
    <td>${entry.address}</td>
    <td title=${entry.operation}>${operationName(entry.operation)}</td>
    <td>${entry.domain ? html`<a href=${`/console/domains/${encodeURIComponent(entry.domain)}`}>${entry.domain}</a>` : entry.target || nothing}</td>
    <td>${resultState(entry)} ${kind(entry.problem)}</td>
    <td>${entry.revision || nothing}</td>
  </tr>`;

  return {
    title: 'Audit',
    close: entries.end,
    view: () => html`
      <h1 tabindex="-1">Audit</h1>
      <form class="filters" @submit=${search}>
        <label class="field"><span>Domain name</span><input name="domain" .value=${filter.domain} /></label>
        <label class="field"><span>Who (id)</span><input name="caller" .value=${filter.caller} /></label>
        <label class="field"><span>Result</span>
          <select name="result">
            ${['', 'succeeded', 'refused'].map((value) => html`<option value=${value} ?selected=${filter.result === value}>${value || 'any'}</option>`)}
          </select>
        </label>
        <button>Show</button>
      </form>
      ${notes(entries)}
      ${entries.shown(({ items }) =>
        items.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Audit">
                <table>
                  <thead>
                    <tr><th>When</th><th>Who</th><th>From</th><th>What</th><th>On</th><th>Result</th><th>Revision</th></tr>
                  </thead>
                  <tbody>
                    ${items.map(row)}
                  </tbody>
                </table>
              </div>
              ${entries.tail()} ${asOf(entries)}`
          : html`<p class="empty">Nothing that you may see fits.</p>
              ${asOf(entries)}`,
      )}
    `,
  };
}
