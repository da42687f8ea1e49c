// The purges of all domains, the latest first, with how far the edges are.
import { html, nothing } from '../view.js';
import { asOf, notes } from '../load.js';
import { purge, purgesList } from '../parts/purges.js';

const STATES = [['', 'any'], ['true', 'sent to the edges'], ['false', 'waits to be sent']];

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
    title: 'Purges',
    close: purges.end,
    view: () => html`
      <div class="head">
        <h1 tabindex="-1">Purges</h1>
        ${app.may('operator') ? html`<button class="primary" @click=${() => purge('', purges.load)}>Purge a domain</button>` : nothing}
      </div>
      <form class="filters" @submit=${search}>
        <label class="field"><span>Domain name</span><input name="domain" .value=${filter.domain} maxlength="253" /></label>
        <label class="field"><span>State</span>
          <select name="published">${STATES.map(([value, word]) => html`<option value=${value} ?selected=${filter.published === value}>${word}</option>`)}</select>
        </label>
        <button>Show</button>
      </form>
      ${notes(purges)} ${purges.table(true, 'No purge of the last days fits that you may see.')} ${asOf(purges)}
    `,
  };
}
