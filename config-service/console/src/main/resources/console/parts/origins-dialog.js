// The dialog of a domain's origins, with its review.
import { html, nothing, repeat } from '../view.js';
import { ask } from '../api.js';
import { checkOf, edited, makes, trial } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { skeleton } from './notices.js';
import { reviewOf } from './review.js';
import { shareOf } from './share.js';
import { message } from './text.js';
import { COMMON, DOMAIN, POLICY, PRIORITIES } from '../words.js';
import { ORIGINS } from '../words/dialog.js';
import { ADD_DOMAIN } from '../words/domains.js';
import { REVIEW } from '../words/review.js';
import { SHARE } from '../words/share.js';

const TYPING_MS = 300;
const PORTS = [1, 65_535];
const WEIGHTS = [1, 100];

const partsOf = (origins) => origins.map(({ address, port, priority, weight }) => ({ address, port, priority, weight }));

const isIn = (number, [least, most]) => number >= least && number <= most;

/** An emptied field stays empty. */
const numeric = (text) => (text === '' ? text : Number(text));

/** What the service would refuse unread isn't tried. */
const isWhole = ({ address, port, weight }) => !!address.trim() && isIn(port, PORTS) && isIn(weight, WEIGHTS);

/**
 * Opens the dialog.
 *
 * @param {{app: object, domain: object, path: string, written: (revision: number, begun: number) => void, requested: () => void, started?: () => void}} options `started` follows the begin of a
 *   progressive rollout
 */
export function editOrigins({ app, domain, path, written, requested, started }) {
  let origins = partsOf(domain.origins);
  let timer = 0;
  /** A row's key is its origin object, over edits of its address and moves. */
  const keys = new Map();
  let nextKey = 0;
  const keyOf = (origin) => {
    if (!keys.has(origin)) {
      keys.set(origin, nextKey++);
    }
    return keys.get(origin);
  };
  const own = trial({
    domain,
    root: path,
    write: (revision, query, signal) => ask('PUT', `${path}/origins${query}`, { body: { origins }, ifMatch: revision, signal }),
    dialog: () => dialog,
    made: () => ORIGINS.made(domain.name),
  });
  const parts = () => ({ origins });
  const share = shareOf({ app, own, path, parts, dialog: () => dialog, started });
  const isEdited = () => JSON.stringify(origins) !== JSON.stringify(partsOf(own.base.origins));
  const isNothing = () => !isEdited() || own.preview?.dryRun.changes.length === 0;
  const losesTls = () => !!own.preview?.dryRun.losesTls;
  const fails = () => own.preview?.dryRun.failing > 0;
  const isInvalid = () => !origins.every(isWhole) || !!own.objection?.problem?.errors;

  const dialog = openDialog({
    wide: true,
    title: ORIGINS.title(domain.name),
    ok: () => makes({ losesTls: losesTls(), fails: fails(), ...share.texts({ anyway: ORIGINS.anyway, ok: ORIGINS.submit }) }),
    anyway: () => share.texts({ anyway: ORIGINS.anyway }).anyway,
    against: () => fails() || losesTls(),
    skips: fails,
    counts: () => !share.byShare(),
    blocked: () => isNothing() || !own.preview || !share.isValid(),
    why: () => (isNothing() ? REVIEW.noChange : isInvalid() ? REVIEW.invalid : !share.isValid() ? SHARE.wrong : own.objection ? undefined : POLICY.computing),
    closed() {
      clearTimeout(timer);
      own.end();
    },
    request: { path, parts, revision: () => own.base.revision, meet: own.meet, begin, rollout: share.plan, made: requested },
    content: (failure) => html`
      ${edited(own, ORIGINS.list(own.base.origins.map(ORIGINS.listed)))}
      ${repeat(
        origins,
        keyOf,
        (origin, index) => html`<fieldset class="row">
          <legend>${ORIGINS.origin(index + 1)}</legend>
          ${field(DOMAIN.address, html`<input .value=${origin.address} required @input=${set(origin, 'address')} />`, wrong(failure || own.objection, `origins[${index}].address`), index ? null : ADD_DOMAIN.addressHint)}
          ${field(DOMAIN.port, html`<input type="number" min="1" max="65535" .value=${String(origin.port)} required @input=${set(origin, 'port', numeric)} />`, wrong(failure || own.objection, `origins[${index}].port`), index ? null : ADD_DOMAIN.portHint)}
          ${field(
            DOMAIN.priority,
            html`<select @change=${set(origin, 'priority')}>
              ${Object.entries(PRIORITIES).map(([value, word]) => html`<option value=${value} ?selected=${origin.priority === value}>${word}</option>`)}
            </select>`,
            wrong(failure || own.objection, `origins[${index}].priority`),
            index ? null : ADD_DOMAIN.priorityHint,
          )}
          ${field(DOMAIN.weight, html`<input type="number" min="1" max="100" .value=${String(origin.weight)} required @input=${set(origin, 'weight', numeric)} />`, wrong(failure || own.objection, `origins[${index}].weight`), index ? null : ADD_DOMAIN.weightHint)}
          ${origins.length > 1 ? html`<button type="button" aria-label=${ORIGINS.remove(index + 1)} @click=${() => change(origins.filter((other) => other !== origin))}>${COMMON.remove}</button>` : nothing}
        </fieldset>`,
      )}
      <button type="button" @click=${() => change([...origins, { address: '', port: 80, priority: 'PRIMARY', weight: 10 }])}>${ORIGINS.add}</button>
      ${failure || !own.objection || own.objection.problem.errors ? nothing : html`${message(own.objection)} <button type="button" @click=${own.look}>${COMMON.retry}</button>`}
      ${!isEdited() || isInvalid() || own.objection ? nothing : own.last ? reviewOf({ preview: own.last, isEarlier: !own.preview, title: REVIEW.changes, share: share.view(failure), back: share.back(REVIEW.back(own.base.revision)) }) : skeleton(6, 'block')}
      ${checkOf(own)}
    `,
    done(form, query) {
      clearTimeout(timer);
      return own.done(written, share.query(query), share.change());
    },
  });

  function set(origin, key, of = (value) => value) {
    return (event) => {
      origin[key] = of(event.target.value);
      look();
    };
  }

  function look() {
    clearTimeout(timer);
    const isNext = isEdited() && origins.every(isWhole);
    own.drop(isNext);
    if (isNext) {
      timer = setTimeout(own.look, TYPING_MS);
    }
  }

  /** A late result of a dry run would hide the request's. */
  function begin() {
    clearTimeout(timer);
    own.outdate();
  }

  function change(to) {
    origins = to;
    dialog.renew();
    look();
  }
}
