// Operations of callers, and their results.
import { html, nothing } from '../view.js';
import { asOf, notes } from '../load.js';
import { auditedChanges } from '../parts/audited-change.js';
import { listing } from '../parts/list.js';
import { resultState } from '../parts/states.js';
import { table } from '../parts/table.js';
import { ago } from '../parts/text.js';
import { AUDIT, COMMON, operationName, problemKind, RESULT_STATES } from '../words.js';

const EVERY_MS = 10_000;
const COLUMNS = [AUDIT.time, AUDIT.actor, AUDIT.source, AUDIT.operation, AUDIT.target, AUDIT.result, COMMON.revision];

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

  const told = auditedChanges(app.draw);

  function search(event) {
    event.preventDefault();
    new FormData(event.target).forEach((value, key) => (filter[key] = value.trim()));
    entries.anew();
    app.draw();
  }

  const row = (entry) => html`<tr>
      <td>${ago(entry.lastAt)}${entry.times > 1 ? html` <span class="quiet">${AUDIT.times(entry.times)}</span>` : nothing}</td>
      <td>${entry.caller ? entry.caller.name : html`<span class="quiet">${COMMON.unknown}</span>`}</td>
      <td>${entry.address}</td>
      <td title=${entry.operation}>${told.face(entry, operationName(entry.operation))}</td>
      <td>${entry.domain ? html`<a href=${`/console/domains/${encodeURIComponent(entry.domain)}`}>${entry.domain}</a>` : entry.target || nothing}</td>
      <td>${resultState(entry)} ${problemKind(entry.problem)}</td>
      <td>${entry.revision || nothing}</td>
    </tr>
    ${below(told.detail(entry))}`;

  const below = (detail) => (detail === nothing ? nothing : html`<tr><td colspan=${COLUMNS.length}>${detail}</td></tr>`);

  return {
    title: AUDIT.title,
    close() {
      told.end();
      entries.end();
    },
    view: () => html`
      <h1 tabindex="-1">${AUDIT.title}</h1>
      <form class="filters" @submit=${search}>
        <label class="field"><span>${COMMON.domainName}</span><input name="domain" .value=${filter.domain} /></label>
        <label class="field"><span>${AUDIT.callerId}</span><input name="caller" .value=${filter.caller} /></label>
        <label class="field"><span>${AUDIT.result}</span>
          <select name="result">
            ${['', 'succeeded', 'refused'].map((value) => html`<option value=${value} ?selected=${filter.result === value}>${value ? RESULT_STATES[value] : COMMON.any}</option>`)}
          </select>
        </label>
        <button>${COMMON.filter}</button>
      </form>
      ${notes(entries)}
      ${entries.shown(({ items }) =>
        items.length
          ? html`${table(AUDIT.title, COLUMNS, items.map(row))}
              ${entries.tail()} ${asOf(entries)}`
          : html`<p class="empty">${AUDIT.empty}</p>
              ${asOf(entries)}`,
      )}
    `,
  };
}
