// The dialog of a part of a domain.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { now as present } from '../clock.js';
import { checkOf, edited, makes, trial } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { skeleton } from './notices.js';
import { reviewOf } from './review.js';
import { SHARED_PARTS, shareOf } from './share.js';
import { isMeant, SECTIONS, valueOf, word } from './settings.js';
import { message, moment } from './text.js';
import { COMMON } from '../words.js';
import { CONFLICT } from '../words/dialog.js';
import { SETTINGS } from '../words/settings.js';
import { REVIEW } from '../words/review.js';
import { SHARE } from '../words/share.js';

const TYPING_MS = 300;
const HOUR_MS = 3_600_000;
/** The option for the time that is chosen already. */
const KEPT = 'kept';
const OUTCOME_COLUMNS = [SETTINGS.field, SETTINGS.current, SETTINGS.after];

/** Opens the dialog of a part; {@link started} follows the begin of a progressive rollout. */
export function editPart(app, name, domain, root, written, requested, started) {
  const part = SECTIONS[name];
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

  /** The whole part, for a change request or a progressive rollout. */
  function whole() {
    const all = { ...own.base[part.key] };
    Object.entries(patch()).forEach(([key, to]) => (all[key] = to?.constructor === Object ? { ...all[key], ...to } : to));
    return Object.fromEntries(Object.entries(all).filter(([, to]) => to !== null));
  }

  const own = trial({
    domain,
    root,
    write: (revision, query, signal) => ask('PATCH', `${root}/${part.segment}${query}`, { body: part.segment === 'origins' ? { [part.key]: patch() } : patch(), patch: true, ifMatch: revision, signal }),
    dialog: () => dialog,
    made: () => SETTINGS.made(part.title, domain.name),
  });
  const parts = () => ({ [part.key]: whole() });
  const share = SHARED_PARTS.includes(part.key) ? shareOf({ app, own, path: root, parts, dialog: () => dialog, started }) : null;
  const isPlanned = () => !share || share.isValid();
  const losesTls = () => !!own.preview?.dryRun.losesTls;
  const fails = () => own.preview?.dryRun.failing > 0;
  const isInvalid = () => part.fields.some((of) => problemOf(of, own.objection));

  const texts = () => ({ anyway: SETTINGS.anyway(part.title), ok: SETTINGS.submit([...edits.keys()].map((of) => of.label)) });
  const shareTexts = () => share?.texts(texts()) ?? texts();
  const back = () => REVIEW.back(own.base.revision);

  const dialog = openDialog({
    title: SETTINGS.dialog(part.title, domain.name),
    ok: () => makes({ losesTls: losesTls(), fails: fails(), ...shareTexts() }),
    anyway: () => shareTexts().anyway,
    against: () => fails() || losesTls(),
    skips: fails,
    counts: () => !share?.byShare(),
    blocked: () => edits.size === 0 || !own.preview || !isPlanned(),
    why: () => (!edits.size ? REVIEW.noChange : isInvalid() ? REVIEW.invalid : !isPlanned() ? SHARE.wrong : own.objection ? undefined : SETTINGS.validating),
    closed() {
      clearTimeout(timer);
      own.end();
    },
    request: { path: root, parts, revision: () => own.base.revision, meet: own.meet, begin, rollout: () => share?.plan(), made: requested },
    content: (failure) => html`
      ${edited(own, theirChanges())} ${part.fields.filter(isShown).map((of) => input(of, failure || own.objection))}
      ${failure || isInvalid() || !own.objection ? nothing : html`${message(own.objection)} <button type="button" @click=${own.look}>${COMMON.retry}</button>`}
      ${edits.size ? outcome(failure) : nothing}
    `,
    done(form, query) {
      clearTimeout(timer);
      return own.done(written, share?.query(query) ?? query, share?.change());
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
    own.drop(edits.size > 0);
    if (edits.size) {
      timer = setTimeout(own.look, TYPING_MS);
    }
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

  const outcome = (failure) => html`
    <table>
      <caption>${SETTINGS.changes}</caption>
      <thead><tr>${OUTCOME_COLUMNS.map((column) => html`<th>${column}</th>`)}</tr></thead>
      <tbody>${[...edits].map(([of, to]) => html`<tr class="changed"><td>${of.label}</td><td>${word(of, now(of))}</td><td><strong>${word(of, to)}</strong></td></tr>`)}</tbody>
    </table>
    <p class="quiet" role="status">${own.preview ? SETTINGS.valid(own.preview.revision) : own.objection ? nothing : SETTINGS.validating}</p>
    ${own.objection ? nothing : own.last ? reviewOf({ preview: own.last, isEarlier: !own.preview, share: share?.view(failure), back: share?.back(back()) ?? back() }) : skeleton(3, 'block')}
    ${checkOf(own)}
  `;
}

const later = (hours) => new Date(present() + hours * HOUR_MS).toISOString().replace(/\.\d+/, '');
const nullIfEmpty = (list) => (list.length ? list : null);
