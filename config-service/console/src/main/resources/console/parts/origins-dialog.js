// The dialog of a domain's origins.
import { html, nothing, repeat } from '../view.js';
import { ask } from '../api.js';
import { edited, ground } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { COMMON, DOMAIN, ORIGINS, PRIORITIES } from '../words.js';

/**
 * Opens the dialog.
 *
 * @param {{domain: object, path: string, written: (revision: number, begun: number) => void, requested: () => void}} options
 */
export function editOrigins({ domain, path, written, requested }) {
  let origins = domain.origins.map(({ address, port, priority, weight }) => ({ address, port, priority, weight }));
  /** A row's key is its origin object, over edits of its address and moves. */
  const keys = new Map();
  let nextKey = 0;
  const keyOf = (origin) => {
    if (!keys.has(origin)) {
      keys.set(origin, nextKey++);
    }
    return keys.get(origin);
  };
  const own = ground(domain, path);
  const dialog = openDialog({
    title: ORIGINS.title(domain.name),
    ok: COMMON.save,
    request: { path, parts: () => ({ origins }), revision: () => own.base.revision, meet: own.meet, made: requested },
    content: (failure) => html`
      ${own.theirs ? edited(own.theirs, ORIGINS.list(own.theirs.origins.map(ORIGINS.listed))) : nothing}
      ${repeat(
        origins,
        keyOf,
        (origin, index) => html`<fieldset class="row">
          <legend>${ORIGINS.origin(index + 1)}</legend>
          ${field(DOMAIN.address, html`<input .value=${origin.address} required @input=${set(origin, 'address')} />`, wrong(failure, `origins[${index}].address`))}
          ${field(DOMAIN.port, html`<input type="number" min="1" max="65535" .value=${String(origin.port)} required @input=${set(origin, 'port', Number)} />`, wrong(failure, `origins[${index}].port`))}
          ${field(
            DOMAIN.priority,
            html`<select @change=${set(origin, 'priority')}>
              ${Object.entries(PRIORITIES).map(([value, word]) => html`<option value=${value} ?selected=${origin.priority === value}>${word}</option>`)}
            </select>`,
            wrong(failure, `origins[${index}].priority`),
          )}
          ${field(DOMAIN.weight, html`<input type="number" min="1" max="100" .value=${String(origin.weight)} required @input=${set(origin, 'weight', Number)} />`, wrong(failure, `origins[${index}].weight`))}
          ${origins.length > 1 ? html`<button type="button" aria-label=${ORIGINS.remove(index + 1)} @click=${() => change(origins.filter((other) => other !== origin))}>${COMMON.remove}</button>` : nothing}
        </fieldset>`,
      )}
      <button type="button" @click=${() => change([...origins, { address: '', port: 80, priority: 'PRIMARY', weight: 10 }])}>${ORIGINS.add}</button>
    `,
    done: (form, query) => own.write((revision) => ask('PUT', `${path}/origins${query}`, { body: { origins }, ifMatch: revision }), written),
  });

  function set(origin, key, of = (value) => value) {
    return (event) => (origin[key] = of(event.target.value));
  }

  function change(to) {
    origins = to;
    dialog.renew();
    dialog.redraw();
  }
}
