// The purges of all domains, the latest first, with the progress of the edges.
import { html, nothing } from '../view.js';
import { asOf, notes } from '../load.js';
import { purge, purgesList } from '../parts/purges.js';
import { COMMON, PURGES } from '../words.js';

const STATES = [['', COMMON.any], ['true', PURGES.sent], ['false', PURGES.queued]];

export function openPurges(app, query) {
  const filter = { domain: query.get('domain') || '', published: query.get('published') || '' };
  const purges = purgesList(() => Object.entries(filter).filter(([, value]) => value), app.draw);

  function search(event) {
    event.preventDefault();
    new FormData(event.target).forEach((value, key) => (filter[key] = value.trim()));
    purges.anew();
    app.draw();
  }

  return {
    title: PURGES.title,
    close: purges.end,
    view: () => html`
      <div class="head">
        <h1 tabindex="-1">${PURGES.title}</h1>
        ${app.may('operator') ? html`<button class="primary" @click=${() => purge('', purges.load)}>${PURGES.purgeDomain}</button>` : nothing}
      </div>
      <form class="filters" @submit=${search}>
        <label class="field"><span>${COMMON.domainName}</span><input name="domain" .value=${filter.domain} maxlength="253" /></label>
        <label class="field"><span>${COMMON.state}</span>
          <select name="published">${STATES.map(([value, word]) => html`<option value=${value} ?selected=${filter.published === value}>${word}</option>`)}</select>
        </label>
        <button>${COMMON.filter}</button>
      </form>
      ${notes(purges)} ${purges.table(true, PURGES.noMatch)} ${asOf(purges)}
    `,
  };
}
