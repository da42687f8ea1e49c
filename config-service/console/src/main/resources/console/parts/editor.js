// Parts of a domain with simple fields: their values, and a dialog to change them. A part is described by data.
import { html, nothing } from '../view.js';
import { edited, trial } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { message } from './text.js';
import { COMMON, CONFLICT, SETTINGS } from '../words.js';

const TYPING_MS = 300;
const CERTIFICATE = 'BEGIN CERT';
const NO_YES = [[false, COMMON.no], [true, COMMON.yes]];
const TLS_VERSIONS = ['TLS1.2', 'TLS1.3'].map((of) => [of, of]);
const OUTCOME_COLUMNS = [SETTINGS.field, SETTINGS.current, SETTINGS.after];
const SUITES = ['ECDHE_ECDSA', 'ECDHE_RSA'].flatMap((by) =>
  ['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256'].map((of) => `TLS_${by}_WITH_${of}`),
);
const rules = (key, label, hint) => ({ key, label, hint, entries: true, none: SETTINGS.noRules });
const wait = (key, label, hint, none) => ({ key, label, hint, none, unit: 'ms' });

/**
 * `key` is the domain's field, `segment` its address. An input has `options` (one of them), `several` (any of them), a number with its `unit`, `lines`,
 * a list of `entries` with a line each, or else text. `none` names an empty value; with `whole`, an empty value removes the enclosing object.
 */
const PARTS = {
  originTls: {
    title: SETTINGS.originTls,
    key: 'originTls',
    segment: 'origins',
    fields: [
      { key: 'verification', label: SETTINGS.verification, options: [['FULL', SETTINGS.verified], ['NONE', SETTINGS.notVerified]] },
      { key: 'serverName', label: SETTINGS.serverName, none: SETTINGS.hostHeaderDefault, hint: SETTINGS.serverNameHint },
      { key: 'minimumVersion', label: SETTINGS.minimumVersion, options: TLS_VERSIONS },
      { key: 'caCertificates', label: SETTINGS.caCertificates, none: SETTINGS.trustStore, hint: SETTINGS.caHint, lines: true },
    ],
  },
  host: {
    title: SETTINGS.hostHeader,
    key: 'originRequest',
    segment: 'origin-request',
    fields: [{ key: 'host', label: SETTINGS.host, none: SETTINGS.clientHost, hint: SETTINGS.hostHint }],
  },
  timeouts: {
    title: SETTINGS.timeouts,
    key: 'originRequest',
    segment: 'origin-request',
    fields: [
      wait('connectTimeoutMs', SETTINGS.connectTimeout, SETTINGS.connectTimeoutHint, SETTINGS.connectTimeoutDefault),
      wait('firstByteTimeoutMs', SETTINGS.firstByteTimeout, SETTINGS.firstByteTimeoutHint, SETTINGS.firstByteTimeoutDefault),
      wait('idleTimeoutMs', SETTINGS.idleTimeout, SETTINGS.idleTimeoutHint, SETTINGS.idleTimeoutDefault),
    ],
  },
  acceleration: {
    title: SETTINGS.acceleration,
    key: 'dynamicAcceleration',
    segment: 'dynamic-acceleration',
    fields: [
      { key: 'enabled', label: SETTINGS.acceleration, options: [[false, SETTINGS.accelerationOff], [true, SETTINGS.accelerationOn]] },
      rules('staticRules.suffixes', SETTINGS.suffixes, SETTINGS.suffixesHint),
      rules('staticRules.uris', SETTINGS.uris, SETTINGS.urisHint),
      rules('staticRules.paths', SETTINGS.paths, SETTINGS.pathsHint),
    ],
  },
  clientTls: {
    title: SETTINGS.clientTls,
    key: 'clientTls',
    segment: 'client-tls',
    fields: [
      { key: 'minimumVersion', label: SETTINGS.minimumVersion, options: [[null, SETTINGS.minimumVersionDefault], ...TLS_VERSIONS] },
      { key: 'cipherSuites', label: SETTINGS.cipherSuites, several: SUITES },
      {
        key: 'strictTransportSecurity.maxAgeSeconds',
        label: SETTINGS.hsts,
        hint: SETTINGS.hstsHint,
        unit: 's',
        whole: true,
      },
      { key: 'strictTransportSecurity.includeSubDomains', label: SETTINGS.hstsSubdomains, options: NO_YES },
      { key: 'strictTransportSecurity.preload', label: SETTINGS.hstsPreload, options: NO_YES },
    ],
  },
  caching: {
    title: SETTINGS.caching,
    key: 'caching',
    segment: 'caching',
    fields: [
      {
        key: 'storeSetCookie',
        label: SETTINGS.setCookie,
        options: [[null, SETTINGS.setCookieDefault], [true, SETTINGS.setCookieStored], [false, SETTINGS.setCookieNotStored]],
      },
    ],
  },
};

/** A value of a domain; null without one. */
function valueOf(domain, { key }, of) {
  const found = of.key.split('.').reduce((value, name) => value?.[name], domain[key]) ?? null;
  return found === null && of.options ? of.options[0][0] : found;
}

/** A value as text. */
function word({ options, lines, unit, none }, value) {
  if (options) {
    return (options.find(([of]) => of === value) || [value, value])[1];
  }
  if (value === null || (Array.isArray(value) && !value.length)) {
    return html`<span class="quiet">${none || SETTINGS.edgeDefault}</span>`;
  }
  return lines ? SETTINGS.certificates(value.split(CERTIFICATE).length - 1) : Array.isArray(value) ? value.join(', ') : unit ? SETTINGS.quantity(value, unit) : value;
}

/** The sections of some parts on a domain's page. */
export const partsOf = (app, names, domain, path, written, requested) =>
  names.map((name) => {
    const part = PARTS[name];
    return html`<section aria-labelledby=${name}>
      <div class="head">
        <h2 id=${name}>${part.title}</h2>
        ${app.may('operator') ? html`<button aria-label=${SETTINGS.edit(part.title)} @click=${() => edit(part, domain, path, written, requested)}>${COMMON.edit}</button>` : nothing}
      </div>
      <dl>${part.fields.map((of) => html`<dt>${of.label}</dt><dd>${word(of, valueOf(domain, part, of))}</dd>`)}</dl>
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

  /** The edits as a merge patch of the part. */
  function patch() {
    const body = {};
    const put = (of, to) => {
      const [group, inner] = of.key.split('.');
      body[group] = inner ? { ...body[group], [inner]: to } : to;
    };
    edits.forEach((to, of) => put(of, to));
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
      ${edited(own.theirs, theirChanges())} ${part.fields.map((of) => input(of, failure || own.objection))}
      ${failure || part.fields.some((of) => problemOf(of, own.objection)) ? nothing : message(own.objection)} ${edits.size ? outcome() : nothing}
    `,
    done() {
      clearTimeout(timer);
      return own.done(written);
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
    clearTimeout(timer);
    timer = setTimeout(edits.size ? own.look : own.drop, TYPING_MS);
    dialog.redraw();
  }

  function input(of, failure) {
    const { key, label, hint, options, several, lines, entries, unit, none } = of;
    const is = value(of);
    const problem = problemOf(of, failure);
    if (several) {
      const chosen = (name, on) => several.filter((other) => (other === name ? on : is?.includes(other)));
      return html`<fieldset>
        <legend>${label}</legend>
        <small class="quiet">${SETTINGS.noneSelected}</small>
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
    const typed = ({ target }) => set(of, target.value === '' ? null : unit ? Number(target.value) : target.value);
    return field(
      label,
      options
        ? html`<select @change=${({ target }) => set(of, options[target.value][0])}>
            ${options.map(([to, name], index) => html`<option value=${index} .selected=${to === is}>${name}</option>`)}
          </select>`
        : entries
          ? html`<textarea .value=${drafts.get(of) ?? is.join('\n')} @input=${listed}></textarea>`
          : lines
          ? html`<textarea .value=${is || ''} @input=${typed}></textarea>`
          : html`<input type=${unit ? 'number' : 'text'} .value=${is === null ? '' : String(is)} @input=${typed} autocomplete="off" />`,
      problem,
      options ? hint : SETTINGS.emptyMeans(hint, none || SETTINGS.edgeDefault),
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
    ${(own.preview?.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`)}
  `;
}

const nullIfEmpty = (list) => (list.length ? list : null);
