// The settings of a domain, by parts and fields, and their values as text. They are made from the schema of a domain.
import { html } from '../view.js';
import { now } from '../clock.js';
import schema from '../schema.js';
import { moment, until } from './text.js';
import { list, partTitle, sentence } from '../words.js';
import { fieldWords, optionWord, SETTINGS } from '../words/settings.js';

const CERTIFICATE = 'BEGIN CERT';
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

/** The parts, each with its title, address and fields. */
export const SECTIONS = Object.fromEntries(PARTS.map((part) => [part, { title: partTitle(part), key: part, segment: segmentOf(part), fields: fieldsOf(part) }]));

/** A value of a domain; null without one. */
export function valueOf(domain, { key }, of) {
  const found = of.key.split('.').reduce((value, name) => value?.[name], domain[key]) ?? null;
  return found === null && of.options ? of.options[0][0] : found;
}

/** A value as text. */
export function word({ options, certificates, number, unit, none, ends, ending, over }, value) {
  if (options) {
    return (options.find(([of]) => of === value) || [value, value])[1];
  }
  if (value === null || (Array.isArray(value) && !value.length)) {
    return html`<span class="quiet">${none}</span>`;
  }
  if (ends) {
    return new Date(value) > now() ? ending(until(value), moment(value)) : over(moment(value));
  }
  return certificates ? SETTINGS.certificates(value.split(CERTIFICATE).length - 1) : Array.isArray(value) ? list(value) : number ? SETTINGS.quantity(value, unit) : value;
}

/** Whether a field makes sense beside the others, by their values. */
export const isMeant = ({ only }, read) => !only || read(only[0]) === only[1];

/** Whether a domain has a field's value without a choice of its own. */
function isDefault(domain, part, of) {
  const value = valueOf(domain, part, of);
  return value === null || (Array.isArray(value) && !value.length) || value === of.options?.[0][0];
}

const listed = (domain, part, fields) => (fields.length ? html`<dl>${fields.map((of) => html`<dt>${of.label}</dt><dd>${word(of, valueOf(domain, part, of))}</dd>`)}</dl>` : null);

/**
 * A part's values: those that aren't the defaults, and the others, each null where there are none; `number` is that of the others. A part that is off has only that.
 *
 * @returns {{own: any, defaults: any, number: number, off?: string}}
 */
export function values(domain, name) {
  const part = SECTIONS[name];
  const off = part.fields.find(({ key }) => key === 'enabled' && !domain[part.key].enabled);
  if (off) {
    return { own: null, defaults: null, number: 0, off: word(off, false) };
  }
  const fields = part.fields.filter((of) => isMeant(of, (key) => domain[part.key][key]));
  const defaults = fields.filter((of) => isDefault(domain, part, of));
  return { own: listed(domain, part, fields.filter((of) => !defaults.includes(of))), defaults: listed(domain, part, defaults), number: defaults.length };
}
