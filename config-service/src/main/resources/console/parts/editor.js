// Parts of a domain that are fields: what they are set to, and a dialog that changes them. What a part is, is data.
import { html, nothing } from '../view.js';
import { faster, trial } from './conflict.js';
import { field, openDialog, wrong } from './dialog.js';
import { message } from './text.js';

const TYPING_MS = 300;
const AS_EDGES = 'as the edges are set';
const LEFT = [null, AS_EDGES];
const NO_YES = [[false, 'no'], [true, 'yes']];
const SUITES = ['ECDHE_ECDSA', 'ECDHE_RSA'].flatMap((by) =>
  ['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256'].map((of) => `TLS_${by}_WITH_${of}`),
);
const rules = (key, label, hint) => ({ key, label, hint, entries: true, none: 'none' });
const wait = (key, label, hint) => ({ key, label, hint, unit: 'ms' });

/**
 * `key` is what a domain has, `segment` where it is set. A field has `options` to choose one of, `several` of which some are chosen, a number with its
 * `unit`, `lines`, a list of `entries` of a line each, or else text; nothing in it is `none`, and with `whole` neither is all that it is a part of.
 */
const PARTS = {
  originTls: {
    title: 'TLS to the origins',
    key: 'originTls',
    segment: 'origins',
    fields: [
      { key: 'verification', label: 'Certificate of the origin', options: [['FULL', 'verified'], ['NONE', 'not verified']] },
      { key: 'serverName', label: 'Server name', none: 'the Host that is sent', hint: 'What SNI asks for and certificates are checked for.' },
      { key: 'minimumVersion', label: 'Oldest version', options: ['TLS1.2', 'TLS1.3'].map((of) => [of, of]) },
      { key: 'caCertificates', label: 'CA certificates', none: 'those that the edges trust', hint: 'As PEM; no others are trusted then.', lines: true },
    ],
  },
  host: {
    title: 'Host sent to the origins',
    key: 'originRequest',
    segment: 'origin-request',
    fields: [{ key: 'host', label: 'Host', none: 'the one that the client asked for', hint: 'With a port or without.' }],
  },
  timeouts: {
    title: 'Time-outs to the origins',
    key: 'originRequest',
    segment: 'origin-request',
    fields: [
      wait('connectTimeoutMs', 'For a connection', 'Milliseconds, 100 to 60,000.'),
      wait('firstByteTimeoutMs', 'Until the first byte', 'Milliseconds from the request on, 100 to 600,000.'),
      wait('idleTimeoutMs', 'Without a byte', 'Milliseconds amid a response, 100 to 600,000.'),
    ],
  },
  acceleration: {
    title: 'Dynamic acceleration',
    key: 'dynamicAcceleration',
    segment: 'dynamic-acceleration',
    fields: [
      { key: 'enabled', label: 'Dynamic acceleration', options: [[false, 'off: all content is static'], [true, 'on: content is dynamic unless a rule makes it static']] },
      rules('staticRules.suffixes', 'Static file suffixes', 'One per line, without a dot: css'),
      rules('staticRules.uris', 'Static URIs', 'One per line, each a whole path: /index.html'),
      rules('staticRules.paths', 'Static paths', 'One per line, with * for any characters: /static/*'),
    ],
  },
  clientTls: {
    title: 'TLS of clients',
    key: 'clientTls',
    segment: 'client-tls',
    fields: [
      { key: 'minimumVersion', label: 'Oldest version', options: [LEFT, ...['TLS1.2', 'TLS1.3'].map((of) => [of, of])] },
      { key: 'cipherSuites', label: 'Cipher suites of TLS 1.2', several: SUITES },
      {
        key: 'strictTransportSecurity.maxAgeSeconds',
        label: 'Strict-Transport-Security',
        hint: 'For how many seconds browsers ask over HTTPS only; 0 has them forget it.',
        unit: 's',
        whole: true,
      },
      { key: 'strictTransportSecurity.includeSubDomains', label: '… for all names below', options: NO_YES },
      { key: 'strictTransportSecurity.preload', label: '… in the lists of browsers', options: NO_YES },
    ],
  },
  caching: {
    title: 'Caching',
    key: 'caching',
    segment: 'caching',
    fields: [
      {
        key: 'storeSetCookie',
        label: 'Answers with Set-Cookie',
        options: [LEFT, [true, 'stored where they say public or s-maxage: every client gets the same cookie'], [false, 'not stored']],
      },
    ],
  },
};

/** A value of a domain; null where it has none. */
function valueOf(domain, { key }, of) {
  const found = of.key.split('.').reduce((value, name) => value?.[name], domain[key]) ?? null;
  return found === null && of.options ? of.options[0][0] : found;
}

/** A value in words. */
function word({ options, lines, unit, none }, value) {
  if (options) {
    return (options.find(([of]) => of === value) || [value, value])[1];
  }
  if (value === null || (Array.isArray(value) && !value.length)) {
    return html`<span class="quiet">${none || AS_EDGES}</span>`;
  }
  return lines ? `${value.split('BEGIN CERT').length - 1} of its own` : Array.isArray(value) ? value.join(', ') : unit ? `${value.toLocaleString()} ${unit}` : value;
}

/** The sections of a domain's page that have some of the parts. */
export const partsOf = (app, names, domain, path, written, proposed) =>
  names.map((name) => {
    const part = PARTS[name];
    return html`<section aria-labelledby=${name}>
      <div class="head">
        <h2 id=${name}>${part.title}</h2>
        ${app.may('operator') ? html`<button aria-label=${`Edit ${part.title}`} @click=${() => edit(part, domain, path, written, proposed)}>Edit</button>` : nothing}
      </div>
      <dl>${part.fields.map((of) => html`<dt>${of.label}</dt><dd>${word(of, valueOf(domain, part, of))}</dd>`)}</dl>
    </section>`;
  });

function edit(part, domain, root, written, proposed) {
  /** What is to be other than it is; all else stays as it is, whoever changes it meanwhile. */
  const edits = new Map();
  /** Lists as they are typed. */
  const drafts = new Map();
  let timer = 0;
  const now = (of) => valueOf(own.base, part, of);
  const value = (of) => (edits.has(of) ? edits.get(of) : now(of));

  /** As a merge patch of the part. */
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

  /** The whole part as a proposal has it. */
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
    title: `${part.title}: ${domain.name}`,
    ok: 'OK',
    blocked: () => edits.size === 0,
    closed: () => clearTimeout(timer),
    proposal: { path: root, parts: () => ({ [part.key]: whole() }), revision: () => own.base.revision, meet: own.meet, begin, made: proposed },
    content: (failure) => html`
      ${faster(own.theirs, theirChanges())} ${part.fields.map((of) => input(of, failure || own.objection))}
      ${failure || part.fields.some((of) => problemOf(of, own.objection)) ? nothing : message(own.objection)} ${edits.size ? outcome() : nothing}
    `,
    done() {
      clearTimeout(timer);
      return own.done(written);
    },
  });

  function theirChanges() {
    const found = part.fields.filter((of) => JSON.stringify(valueOf(domain, part, of)) !== JSON.stringify(now(of)));
    return found.length ? found.map((of, index) => html`${index ? '; ' : ''}${of.label}: ${word(of, now(of))}`) : 'other changes';
  }

  /** A try that ended after the proposal would cover what became of it. */
  function begin() {
    clearTimeout(timer);
    own.outdate();
  }

  /** A proposal calls the fields by their whole names. */
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
        <small class="quiet">Where none is chosen, those that the edges are set to.</small>
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
      options ? hint : `${hint} Empty: ${none || AS_EDGES}.`,
    );
  }

  const outcome = () => html`
    <table>
      <caption>What will change</caption>
      <thead><tr><th>Field</th><th>Now</th><th>After OK</th></tr></thead>
      <tbody>${[...edits].map(([of, to]) => html`<tr><td>${of.label}</td><td>${word(of, now(of))}</td><td><strong>${word(of, to)}</strong></td></tr>`)}</tbody>
    </table>
    ${own.asking ? html`<p class="quiet">Asking the service…</p>` : nothing}
    ${own.preview ? html`<p class="quiet" role="status">The service would take it, as revision ${own.preview.revision}.</p>` : nothing}
    ${(own.preview?.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`)}
  `;
}

const nullIfEmpty = (list) => (list.length ? list : null);
