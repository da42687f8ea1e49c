// Purges: those that were asked for, another one, and how far one has come.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { notes, reading } from '../load.js';
import { field, openDialog, wrong } from './dialog.js';
import { listing } from './list.js';
import { purgeState } from './states.js';
import { ago, state } from './text.js';

const SOON_MS = 500;
const EVERY_MS = 2000;
const pathOf = (domain) => `/domains/${encodeURIComponent(domain)}`;

/**
 * Begins to read a list of purges.
 *
 * @param {() => object} query what it is narrowed to, as the API names it
 * @returns a listing with `table`, which shows it, with the domains where they differ
 */
export function purgesList(query, changed) {
  const list = listing(() => `/purges?${new URLSearchParams(query())}`, changed, () => EVERY_MS);
  list.table = (ofMany, none) =>
    list.shown(({ items }) =>
      items.length
        ? html`<div class="scroll" tabindex="0" role="region" aria-label="Table of purges">
              <table>
                <thead>
                  <tr>${ofMany ? html`<th>Domain name</th>` : nothing}<th>Edges, as they report</th><th>What</th><th>Asked for</th><th>Actions</th></tr>
                </thead>
                <tbody>
                  ${items.map((item) => row(item, ofMany))}
                </tbody>
              </table>
            </div>
            ${list.tail()}`
        : html`<p class="empty">${none}</p>`,
    );
  return list;
}

const row = (item, ofMany) => html`<tr>
  ${ofMany ? html`<th scope="row"><a href=${`/console${pathOf(item.domain)}/purge`}>${item.domain}</a></th>` : nothing}
  <td>${come(item)}</td>
  <td class="what">${scope(item.scope)}</td>
  <td>${ago(item.requestedAt)} <span class="quiet">by ${item.requestedBy || 'somebody'}</span></td>
  <td><button aria-label=${`Progress of ${scope(item.scope)} of ${item.domain}`} @click=${() => progress(item.domain, item.id)}>Progress</button></td>
</tr>`;

/** How far the edges are with a purge. */
function come({ publishedAt, progress: { edges, applied, rejected, complete, everywhere } }) {
  const some = `${applied} of ${edges} edges`;
  if (!publishedAt) {
    return state('wait', 'waits to be sent');
  }
  if (rejected) {
    return state('bad', `refused by ${rejected}, done by ${some}`);
  }
  if (everywhere) {
    return state('good', `done by all ${edges} edges`);
  }
  return complete ? state('unknown', `done by all that can be reached, ${some}`) : state('wait', edges ? `done by ${some}` : 'no edge has reported yet');
}

/** The section of a domain's page. */
export function purgesOf(app, name, changed) {
  const purges = purgesList(() => ({ domain: name }), changed);
  return {
    readings: [purges],
    refresh: purges.refresh,
    view: () => html`<section aria-labelledby="purges">
      <div class="head">
        <h2 id="purges">Purges</h2>
        ${app.may('operator') ? html`<button @click=${() => purge(name, purges.load)}>Purge</button>` : nothing}
      </div>
      ${purges.table(false, 'Nothing was purged lately.')}
    </section>`,
  };
}

function scope(of) {
  return of.everything ? 'everything' : [...of.urls, ...of.prefixes.map((prefix) => `${prefix}…`)].join(', ');
}

/** What a form asks for. */
function wanted(form) {
  const lines = (key) => form.get(key).split('\n').map((line) => line.trim()).filter(Boolean);
  return form.get('everything') ? { everything: true } : { prefixes: lines('prefixes'), urls: lines('urls') };
}

/** What is wrong with one of the lines of a field. */
const wrongLine = (failure, key) => failure?.problem?.errors?.find((error) => error.field.startsWith(key))?.detail;

/** Opens the dialog that asks for a purge; of which domain, it asks as well where {@link name} is empty. */
export function purge(name, done) {
  let domain = name;
  let hits = '';
  const dialog = openDialog({
    title: name ? `Purge ${name}` : 'Purge a domain',
    ok: 'Purge',
    danger: true,
    content: (failure) => html`<div @input=${look}>
      ${name ? nothing : field('Domain name', html`<input name="domain" required maxlength="253" placeholder="www.example.com" autocomplete="off" />`, wrong(failure, 'name'))}
      ${field('Paths that begin with', html`<textarea name="prefixes" placeholder="/images/"></textarea>`, wrongLine(failure, 'prefixes'), 'One a line; end one with a slash to mean a folder.')}
      ${field('URLs', html`<textarea name="urls" placeholder=${`https://${name || 'www.example.com'}/a.jpg`}></textarea>`, wrongLine(failure, 'urls'), 'One a line.')}
      <label class="choice"><input type="checkbox" name="everything" /><span>Everything that edges have stored of ${domain || 'the domain'}</span></label>
      ${hits && domain ? html`<p class="warning" role="status">Every edge drops ${hits} of <strong>${domain}</strong> and asks its origins anew.</p>` : nothing}
    </div>`,
    async done(form) {
      const { data } = await ask('POST', `${pathOf(domain)}/purges`, { body: wanted(form) });
      done();
      progress(domain, data.id);
    },
  });

  function look(event) {
    const form = new FormData(event.target.form);
    domain = name || form.get('domain').trim();
    hits = scope({ urls: [], prefixes: [], ...wanted(form) });
    dialog.redraw();
  }
}

function progress(domain, id) {
  const read = reading(
    (signal) => get(`${pathOf(domain)}/purges/${encodeURIComponent(id)}`, signal),
    () => dialog.redraw(),
    (answer) => (answer && answer.everywhere ? 0 : SOON_MS),
  );
  const dialog = openDialog({
    title: 'Progress of the purge',
    ok: 'Close',
    shows: true,
    closed: read.end,
    content: () => html`
      ${notes(read)}
      ${read.shown(
        (answer) => html`<p role="status">${answer.everywhere
              ? 'Every edge has carried it out.'
              : answer.complete
                ? 'Every edge that can be reached has carried it out. A silent one may still serve what it has stored.'
                : 'Not every edge has said that it is done.'}</p>
            <ul class="edges">
              ${(answer.edges || []).map((edge) => html`<li><strong>${edge.edge}</strong> ${purgeState(edge)} <span class="quiet">said ${ago(edge.reportedAt)}</span></li>`)}
            </ul>`,
      )}
    `,
    done: async () => true,
  });
}
