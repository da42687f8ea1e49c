// The fields of a domain's state by their paths in the API, with the names and values that the catalogue has for them.
import { SECTIONS, word } from './settings.js';
import { moment, shown, typeName } from './text.js';
import { COMMON, DOMAIN, list, partTitle, POLICY, PRIORITIES, sentence, SERVING, stateWord } from '../words.js';
import { ORIGINS } from '../words/dialog.js';
import { FIELD } from '../words/fields.js';

/** An origin by its address, or a field of one. */
export const ORIGIN = /^origins\[(.+)\](?:\.(\w+))?$/;

const isNone = (value) => value === null || value === undefined;
const switched = (on) => (on ? COMMON.on : COMMON.off);
const typed = (type) => (isNone(type) ? COMMON.none : typeName(type));
const listed = (values) => (values ? list(values) : COMMON.none);

/** Fields outside of the settings' parts: name and value. */
const OWN = {
  'originProtocolPolicy.enabled': [POLICY.static.title, switched],
  'originProtocolPolicy.redirectType': [FIELD.ofPart(POLICY.redirectType, POLICY.static.title), typed],
  'originProtocolPolicy.dynamic.enabled': [POLICY.dynamic.title, switched],
  'originProtocolPolicy.dynamic.redirectType': [FIELD.ofPart(POLICY.redirectType, POLICY.dynamic.title), typed],
  'serving.enabled': [SERVING.title, (on) => (on ? COMMON.on : SERVING.stopped)],
  'origins.order': [FIELD.orderOfOrigins, listed],
  team: [DOMAIN.team, shown],
  'grantedPorts.http': [FIELD.port('http'), shown],
  'grantedPorts.https': [FIELD.port('https'), shown],
};
/** Fields of an origin; the whole of one has none. */
const OF_ORIGIN = {
  port: [DOMAIN.port, shown],
  priority: [DOMAIN.priority, (priority) => (isNone(priority) ? COMMON.none : stateWord(PRIORITIES, priority))],
  weight: [DOMAIN.weight, shown],
};

/** The field of a setting; none of a field that the schema doesn't have. */
export function settingOf(path) {
  const [part, ...key] = path.split('.');
  return SECTIONS[part]?.fields.find((of) => of.key === key.join('.'));
}

const LABELS = Object.values(SECTIONS).flatMap(({ fields }) => fields.map(({ label }) => label));

/** Whether the catalogue has a name for a field. Of others, the path says more than the name that is made of it. */
export const isKnown = (path) => Object.hasOwn(OWN, path) || ORIGIN.test(path) || !!settingOf(path);

/** The name of a field, such as "Connect timeout"; where several parts have one of that name, with the part. */
export function fieldName(path) {
  if (Object.hasOwn(OWN, path)) {
    return OWN[path][0];
  }
  const [, address, name] = ORIGIN.exec(path) || [];
  if (address) {
    return name ? FIELD.ofPart(OF_ORIGIN[name]?.[0] || name, FIELD.origin(address)) : FIELD.origin(address);
  }
  const [part, ...key] = path.split('.');
  const label = settingOf(path)?.label || sentence((key.at(-1) || part).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return !key.length || LABELS.filter((other) => other === label).length === 1 ? label : FIELD.ofPart(label, partTitle(part));
}

/** A field's value as text. */
export function fieldText(path, value) {
  if (Object.hasOwn(OWN, path)) {
    return OWN[path][1](value);
  }
  const [, address, name] = ORIGIN.exec(path) || [];
  if (address) {
    return name ? (OF_ORIGIN[name]?.[1] || shown)(value) : isNone(value) ? COMMON.none : ORIGINS.listed(value);
  }
  const of = settingOf(path);
  if (!of) {
    return shown(value);
  }
  const chosen = of.options?.find(([option]) => option === (value ?? null));
  return chosen ? chosen[1] : isNone(value) || value.length === 0 ? of.none : of.ends ? moment(value) : String(word(of, value));
}

/** Two values as texts. Those that differ have different ones: the API's, where the catalogue's don't tell them apart, such as certificates by their number. */
export function textsOf(path, from, to) {
  const texts = [from, to].map((value) => fieldText(path, value));
  return texts[0] === texts[1] && JSON.stringify(from ?? null) !== JSON.stringify(to ?? null) ? [shown(from), shown(to)] : texts;
}
