// A domain's purges: those that were asked for, another one, and how far one has come.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { notes, reading } from '../load.js';
import { field, openDialog, wrong } from './dialog.js';
import { listing } from './list.js';
import { purgeState } from './states.js';
import { ago } from './text.js';

const SOON_MS = 500;

/** The section of a domain's page. */
export function purgesOf(app, name, path, changed) {
  const purges = listing(() => `${path}/purges`, changed);
  return {
    readings: [purges],
    refresh: purges.refresh,
    view: () => html`<section aria-labelledby="purges">
      <div class="head">
        <h2 id="purges">Purges</h2>
        ${app.may('operator') ? html`<button @click=${() => purge(name, path, purges.load)}>Purge</button>` : nothing}
      </div>
      ${purges.shown(({ items }) =>
        items.length
          ? html`<ul class="plain">
                ${items.map(
                  (item) => html`<li>
                    ${scope(item.scope)} <span class="quiet">${ago(item.requestedAt)} by ${item.requestedBy || 'somebody'}</span>
                    <button @click=${() => progress(path, item.id)}>Progress</button>
                  </li>`,
                )}
              </ul>
              ${purges.tail()}`
          : html`<p class="empty">Nothing was purged lately.</p>`,
      )}
    </section>`,
  };
}

function scope(of) {
  return of.everything ? 'everything' : [...of.urls, ...of.prefixes.map((prefix) => `${prefix}…`)].join(', ');
}

function purge(name, path, done) {
  openDialog({
    title: `Purge ${name}`,
    ok: 'Purge',
    danger: true,
    content: (failure) => html`
      ${field('Paths that begin with', html`<textarea name="prefixes" placeholder="/images/"></textarea>`, wrong(failure, 'prefixes[0]'), 'One a line; end one with a slash to mean a folder.')}
      ${field('URLs', html`<textarea name="urls" placeholder=${`https://${name}/a.jpg`}></textarea>`, wrong(failure, 'urls[0]'), 'One a line.')}
      <label class="choice"><input type="checkbox" name="everything" /><span>Everything that edges have stored of ${name}</span></label>
    `,
    async done(form) {
      const lines = (key) => form.get(key).split('\n').map((line) => line.trim()).filter(Boolean);
      const body = form.get('everything') ? { everything: true } : { prefixes: lines('prefixes'), urls: lines('urls') };
      const { data } = await ask('POST', `${path}/purges`, { body });
      done();
      progress(path, data.id);
    },
  });
}

function progress(path, id) {
  const purge = reading(
    (signal) => get(`${path}/purges/${encodeURIComponent(id)}`, signal),
    () => dialog.redraw(),
    (answer) => (answer && answer.everywhere ? 0 : SOON_MS),
  );
  const dialog = openDialog({
    title: 'Progress of the purge',
    ok: 'Close',
    shows: true,
    closed: purge.end,
    content: () => html`
      ${notes(purge)}
      ${purge.shown(
        (answer) => html`<p role="status">${answer.everywhere
              ? 'Every edge has carried it out.'
              : answer.complete
                ? 'Every edge that can be reached has carried it out. A silent one may still serve what it has stored.'
                : 'Not every edge has said that it is done.'}</p>
            <ul class="edges">
              ${(answer.edges || []).map((edge) => html`<li><strong>${edge.edge}</strong> ${purgeState(edge)}</li>`)}
            </ul>`,
      )}
    `,
    done: async () => true,
  });
}
