// Who did what, and what they were refused.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { ago, loading, message, state } from '../parts/text.js';

export function openAudit(app, query) {
  const filter = { domain: query.get('domain') || '', caller: query.get('caller') || '', result: query.get('result') || '' };
  let entries = null;
  let next = null;
  let failure = null;

  async function load(more) {
    try {
      const parameters = new URLSearchParams({ size: 50 });
      Object.entries(filter).filter(([, value]) => value).forEach(([key, value]) => parameters.set(key, value));
      const answer = more ? await get(next.replace('/api/v1', '')) : await get(`/audit?${parameters}`);
      entries = more ? [...entries, ...answer.items] : answer.items;
      next = answer.next || null;
      failure = null;
    } catch (thrown) {
      failure = thrown;
    }
    app.draw();
  }
  load();

  function search(event) {
    event.preventDefault();
    new FormData(event.target).forEach((value, key) => (filter[key] = value.trim()));
    entries = null;
    load();
  }

  const row = (entry) => html`<tr>
    <td>${ago(entry.lastAt)}${entry.times > 1 ? html` <span class="quiet">${entry.times} times</span>` : nothing}</td>
    <td>${entry.caller ? entry.caller.name : html`<span class="quiet">nobody known</span>`}</td>
    <td>${entry.address}</td>
    <td>${entry.operation}</td>
    <td>${entry.domain ? html`<a href=${`/console/domains/${encodeURIComponent(entry.domain)}`}>${entry.domain}</a>` : entry.target || nothing}</td>
    <td>${state(entry.result === 'succeeded' ? 'good' : 'bad', entry.result)} ${entry.problem || ''}</td>
    <td>${entry.revision || nothing}</td>
  </tr>`;

  return {
    title: 'Audit',
    close() {},
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
      ${message(failure)}
      ${entries === null
        ? failure
          ? nothing
          : loading
        : entries.length
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Audit">
                <table>
                  <thead>
                    <tr><th>When</th><th>Who</th><th>From</th><th>What</th><th>On</th><th>Result</th><th>Revision</th></tr>
                  </thead>
                  <tbody>
                    ${entries.map(row)}
                  </tbody>
                </table>
              </div>
              ${next ? html`<div class="pages"><button @click=${() => load(true)}>Older</button></div>` : nothing}`
          : html`<p class="empty">Nothing that you may see fits.</p>`}
    `,
  };
}
