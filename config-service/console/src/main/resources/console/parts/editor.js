// Parts of a domain as sections of its page: their values, and a dialog to change them. Both are made from the schema of a domain.
import { html, nothing } from '../view.js';
import schema from '../schema.js';
import { edited, trial } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { message, moment, until, warnings } from './text.js';
import { COMMON, CONFLICT, fieldWords, optionWord, partTitle, sentence, SETTINGS } from '../words.js';

const TYPING_MS = 300;
const HOUR_MS = 3_600_000;
/** The option for the time that is chosen already. */
const KEPT = 'kept';
const CERTIFICATE = 'BEGIN CERT';
const OUTCOME_COLUMNS = [SETTINGS.field, SETTINGS.current, SETTINGS.after];
/** The media type of a text of certificates: it is edited in several lines, and shown by their number. */
const CERTIFICATES = 'application/pem-certificate-chain';
/** By the end of a field's name. */
const UNITS = { Ms: 'ms', Seconds: 's' };
const WITH_DIALOGS = ['originProtocolPolicy', 'serving'];
/** Those with another address than their name. */
const SEGMENTS = { originTls: 'origins' };

const segmentOf = (part) => SEGMENTS[part] || part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The parts with sections, by their names in a domain. */
export const PARTS = Object.keys(schema.properties).filter((name) => schema.properties[name].type === 'object' && !WITH_DIALOGS.includes(name));

/**
 * A field. `options` are the values of a choice of one, `several` those of a choice of any, `entries` are lines of a list, `certificates` are a
 * text of several lines, a `number` has a `unit`, and `ends` are hours from now to the end of an exception; else it is a short text. A field with
 * `only` makes sense only beside that value of another. `none` names an empty value; with `whole`, an empty value removes the enclosing object.
 */
function fieldOf(part, key, of, isRequired) {
  const words = fieldWords(`${part}.${key}`, of.description);
  const none = words.none || SETTINGS.edgeDefault;
  const values = of.type === 'boolean' ? [false, true] : of.enum;
  const unset = isRequired || words.always ? [] : [[null, none]];
  return {
    key,
    label: words.title || of.title || sentence(key),
    hint: words.hint,
    none,
    options: values && [...unset, ...values.map((value) => [value, optionWord(words, value)])],
    several: of.items?.enum,
    entries: of.type === 'array' && !of.items.enum,
    certificates: of.contentMediaType === CERTIFICATES,
    number: of.type === 'integer',
    ends: words.ends,
    usual: words.usual,
    ending: words.ending,
    over: words.over,
    only: words.only,
    unit: UNITS[Object.keys(UNITS).find((end) => key.endsWith(end))] || '',
    whole: isRequired && key.includes('.'),
  };
}

/** The fields of a part; those of an object in it have its name before theirs. */
const fieldsOf = (part, of = schema.properties[part], group = '') =>
  Object.entries(of.properties).flatMap(([name, inner]) =>
    inner.properties ? fieldsOf(part, inner, `${name}.`) : [fieldOf(part, group + name, inner, (of.required || []).includes(name))],
  );

const SECTIONS = Object.fromEntries(PARTS.map((part) => [part, { title: partTitle(part), key: part, segment: segmentOf(part), fields: fieldsOf(part) }]));

/** A value of a domain; null without one. */
function valueOf(domain, { key }, of) {
  const found = of.key.split('.').reduce((value, name) => value?.[name], domain[key]) ?? null;
  return found === null && of.options ? of.options[0][0] : found;
}

/** A value as text. */
function word({ options, certificates, number, unit, none, ends, ending, over }, value) {
  if (options) {
    return (options.find(([of]) => of === value) || [value, value])[1];
  }
  if (value === null || (Array.isArray(value) && !value.length)) {
    return html`<span class="quiet">${none}</span>`;
  }
  if (ends) {
    return new Date(value) > Date.now() ? ending(until(value), moment(value)) : over(moment(value));
  }
  return certificates ? SETTINGS.certificates(value.split(CERTIFICATE).length - 1) : Array.isArray(value) ? value.join(', ') : number ? SETTINGS.quantity(value, unit) : value;
}

const isMeant = ({ only }, read) => !only || read(only[0]) === only[1];

/** The sections of some parts on a domain's page. */
export const partsOf = (app, names, domain, path, written, requested) =>
  names.map((name) => {
    const part = SECTIONS[name];
    return html`<section aria-labelledby=${name}>
      <div class="head">
        <h2 id=${name}>${part.title}</h2>
        ${app.may('operator') ? html`<button aria-label=${SETTINGS.edit(part.title)} @click=${() => edit(part, domain, path, written, requested)}>${COMMON.edit}</button>` : nothing}
      </div>
      <dl>${part.fields.filter((of) => isMeant(of, (key) => domain[name][key])).map((of) => html`<dt>${of.label}</dt><dd>${word(of, valueOf(domain, part, of))}</dd>`)}</dl>
    </section>`;
  });

function edit(part, domain, root, written, requested) {
  /** The edited fields; all others keep their values, with concurrent changes. */
  const edits = new Map();
  /** The typed text of lists. */
  const drafts = new Map();
  let timer = 0;
  const now = (of) => valueOf(own.base, part, of);
  const value = (of) => (edits.has(of) ? edits.get(of) : now(of));
  const isShown = (of) => isMeant(of, (key) => value(part.fields.find((other) => other.key === key)));

  /** The edits as a merge patch of the part. */
  function patch() {
    const body = {};
    const put = (of, to) => {
      const [group, inner] = of.key.split('.');
      body[group] = inner ? { ...body[group], [inner]: to } : to;
    };
    edits.forEach((to, of) => isShown(of) && put(of, to));
    part.fields.filter((of) => !isShown(of) && now(of) !== null).forEach((of) => put(of, null));
    edits.forEach((to, of) => of.whole && to === null && (body[of.key.split('.')[0]] = null));
    return body;
  }

  /** The whole part, for a change request. */
  function whole() {
    const all = { ...own.base[part.key] };
    Object.entries(patch()).forEach(([key, to]) => (all[key] = to?.constructor === Object ? { ...all[key], ...to } : to));
    return Object.fromEntries(Object.entries(all).filter(([, to]) => to !== null));
  }

  const own = trial({
    domain,
    root,
    segment: part.segment,
    body: () => (part.segment === 'origins' ? { [part.key]: patch() } : patch()),
    dialog: () => dialog,
  });

  const dialog = openDialog({
    title: SETTINGS.dialog(part.title, domain.name),
    ok: COMMON.save,
    blocked: () => edits.size === 0,
    closed: () => clearTimeout(timer),
    request: { path: root, parts: () => ({ [part.key]: whole() }), revision: () => own.base.revision, meet: own.meet, begin, made: requested },
    content: (failure) => html`
      ${edited(own.theirs, theirChanges())} ${part.fields.filter(isShown).map((of) => input(of, failure || own.objection))}
      ${failure || part.fields.some((of) => problemOf(of, own.objection)) ? nothing : message(own.objection)} ${edits.size ? outcome() : nothing}
    `,
    done(form, query) {
      clearTimeout(timer);
      return own.done(written, query);
    },
  });

  function theirChanges() {
    const found = part.fields.filter((of) => JSON.stringify(valueOf(domain, part, of)) !== JSON.stringify(now(of)));
    return found.length ? found.map((of, index) => html`${index ? '; ' : ''}${SETTINGS.their(of.label, word(of, now(of)))}`) : CONFLICT.other;
  }

  /** A late result of a dry run would hide the request's. */
  function begin() {
    clearTimeout(timer);
    own.outdate();
  }

  /** Errors of change requests have the fields' names below the part. */
  function problemOf({ key }, failure) {
    return wrong(failure, key) || wrong(failure, `${part.key}.${key}`);
  }

  function set(of, to) {
    if (JSON.stringify(to) === JSON.stringify(now(of))) {
      edits.delete(of);
    } else {
      edits.set(of, to);
    }
    part.fields
      .filter(({ usual, only }) => usual && only[0] === of.key)
      .forEach((end) => (edits.has(of) && to === end.only[1] ? edits.set(end, later(end.usual)) : edits.delete(end)));
    clearTimeout(timer);
    timer = setTimeout(edits.size ? own.look : own.drop, TYPING_MS);
    dialog.redraw();
  }

  function input(of, failure) {
    const { label, hint, options, several, certificates, entries, number, none, ends } = of;
    const is = value(of);
    const problem = problemOf(of, failure);
    if (several) {
      const chosen = (name, on) => several.filter((other) => (other === name ? on : is?.includes(other)));
      return html`<fieldset>
        <legend>${label}</legend>
        <small class="quiet">${SETTINGS.noneSelected(none)}</small>
        ${several.map(
          (name) => html`<label class="choice">
            <input type="checkbox" .checked=${!!is?.includes(name)} @change=${({ target }) => set(of, nullIfEmpty(chosen(name, target.checked)))} /><span>${name}</span>
          </label>`,
        )}
        ${problem ? html`<small class="wrong" role="alert">${problem}</small>` : nothing}
      </fieldset>`;
    }
    const listed = ({ target }) => {
      drafts.set(of, target.value);
      set(of, target.value.split('\n').map((line) => line.trim()).filter(Boolean));
    };
    const ended = ({ target }) => set(of, target.value === '' ? null : target.value === KEPT ? is : later(Number(target.value)));
    const typed = ({ target }) => set(of, target.value === '' ? null : number ? Number(target.value) : target.value);
    return field(
      label,
      options
        ? html`<select @change=${({ target }) => set(of, options[target.value][0])}>
            ${options.map(([to, name], index) => html`<option value=${index} .selected=${to === is}>${name}</option>`)}
          </select>`
        : ends
          ? html`<select @change=${ended}>
              <option value="" .selected=${is === null}>${none}</option>
              ${is === null ? nothing : html`<option value=${KEPT} .selected=${true}>${moment(is)}</option>`}
              ${ends.map(([hours, name]) => html`<option value=${hours}>${name}</option>`)}
            </select>`
        : entries
          ? html`<textarea .value=${drafts.get(of) ?? (is || []).join('\n')} @input=${listed}></textarea>`
          : certificates
          ? html`<textarea .value=${is || ''} @input=${typed}></textarea>`
          : html`<input type=${number ? 'number' : 'text'} .value=${is === null ? '' : String(is)} @input=${typed} autocomplete="off" />`,
      problem,
      options || ends ? hint : SETTINGS.emptyMeans(hint, none),
    );
  }

  const outcome = () => html`
    <table>
      <caption>${SETTINGS.changes}</caption>
      <thead><tr>${OUTCOME_COLUMNS.map((column) => html`<th>${column}</th>`)}</tr></thead>
      <tbody>${[...edits].map(([of, to]) => html`<tr><td>${of.label}</td><td>${word(of, now(of))}</td><td><strong>${word(of, to)}</strong></td></tr>`)}</tbody>
    </table>
    ${own.asking ? html`<p class="quiet">${SETTINGS.validating}</p>` : nothing}
    ${own.preview ? html`<p class="quiet" role="status">${SETTINGS.valid(own.preview.revision)}</p>` : nothing}
    ${warnings(own.preview?.warnings || [])}
  `;
}

const later = (hours) => new Date(Date.now() + hours * HOUR_MS).toISOString().replace(/\.\d+/, '');
const nullIfEmpty = (list) => (list.length ? list : null);
