// What changed between two states of a domain, in sentences. Pure functions of the API's differences, with the catalogue's words.
import { listFormat, number } from '../language.js';
import { fieldName, fieldText, ORIGIN, settingOf, textsOf } from './fields.js';
import { isMeant, SECTIONS } from './settings.js';
import { moment, shown, typeName } from './text.js';
import { amid, COMMON, list, POLICY, PRIORITIES, stateWord } from '../words.js';
import { ORIGINS } from '../words/dialog.js';
import { FIELD } from '../words/fields.js';
import { CHANGES } from '../words/history.js';

/**
 * @typedef {object} Difference a changed field of a domain's state
 * @property {string} field its path, such as "originProtocolPolicy.redirectType", "origins[203.0.113.10].weight", "origins.order" or "team"
 * @property {any} [from] the value before; null without one
 * @property {any} [to] the value after; null without one
 *
 * @typedef {{enabled?: boolean, redirectType?: string, dynamic?: {enabled?: boolean, redirectType?: string}}} Policy as far as it is known
 */

const OF_POLICY = 'originProtocolPolicy.';
const POLICIES = { static: OF_POLICY, dynamic: `${OF_POLICY}dynamic.` };
const ORIGIN_FIELDS = ['port', 'priority', 'weight'];
/** More origins, or entries of a list, are counted. */
const FEW = 3;
const LIST = listFormat({ type: 'conjunction' });

const isNone = (value) => value === null || value === undefined;

/** Several phrases as one, such as "a, b and c". */
export const joined = (phrases) => LIST.format(phrases);

/** The policy before a revision, from that after it. */
export function policyBefore(policy, differences) {
  const before = { ...policy, dynamic: { ...policy?.dynamic } };
  differences
    .filter(({ field }) => field.startsWith(OF_POLICY))
    .forEach(({ field, from }) => {
      const [, ...path] = field.split('.');
      (path.length > 1 ? before.dynamic : before)[path.at(-1)] = from ?? undefined;
    });
  return before;
}

/**
 * What a revision did, as phrases that continue the name of its author.
 *
 * @param {{kind: string, restoredFrom?: number, changes: Difference[], progressiveRollout?: {step?: number, share?: number}}} revision of the API
 * @param {Policy} [after] its policy; unknown without
 * @returns {string[]} at least one
 */
export function deedsOf({ kind, restoredFrom, changes, progressiveRollout = {} }, after = {}) {
  const isNew = changes.length > 0 && changes.every(({ from }) => isNone(from));
  if (kind === 'REMOVED') {
    return [CHANGES.removed];
  }
  if (kind === 'CREATED' || (restoredFrom && isNew)) {
    const origins = changes.filter(({ field, to }) => ORIGIN.test(field) && to?.address).length;
    const valueOf = (name) => changes.find(({ field }) => field === POLICIES.static + name)?.to;
    const policy = valueOf('enabled') ? typeName(valueOf('redirectType')) : null;
    return [restoredFrom ? CHANGES.restoredRemoved(restoredFrom) : CHANGES.created(origins, policy)];
  }
  const phrases = phrasesOf(changes, after);
  if (Object.hasOwn(CHANGES.ofTrial, kind)) {
    return [CHANGES.ofTrial[kind](progressiveRollout), ...phrases];
  }
  return restoredFrom ? [CHANGES.restored(restoredFrom), ...phrases] : phrases.length ? phrases : [CHANGES.nothing];
}

/**
 * The differences, as phrases in the past tense, the most telling first.
 *
 * @param {Difference[]} differences
 * @param {Policy} [after] the policy after them; unknown without
 */
function phrasesOf(differences, after = {}) {
  const left = new Map(differences.map((difference) => [difference.field, difference]));
  const take = (field) => {
    const found = left.get(field);
    left.delete(field);
    return found;
  };
  const told = [
    ...ofPolicy('static', take, after),
    ...ofPolicy('dynamic', take, after.dynamic || {}),
    ...switched(take('dynamicAcceleration.enabled'), CHANGES.accelerated, CHANGES.unaccelerated),
    ...switched(take('serving.enabled'), CHANGES.started, CHANGES.stopped),
    ...ofVerification(take),
    ...ofOrigins([...left.values()].filter(({ field }) => ORIGIN.test(field)).map(({ field }) => take(field))),
  ];
  if (take('origins.order')) {
    told.push(CHANGES.reordered);
  }
  const team = take('team');
  if (team) {
    told.push(CHANGES.team(team.from, team.to));
  }
  ['http', 'https'].forEach((scheme) => {
    const port = take(`grantedPorts.${scheme}`);
    if (port) {
      told.push(isNone(port.to) ? CHANGES.portWithdrawn(scheme, port.from) : CHANGES.portGranted(scheme, port.to));
    }
  });
  return [...told, ...[...left.values()].map(ofSetting)];
}

function ofPolicy(kind, take, after) {
  const turned = take(`${POLICIES[kind]}enabled`);
  const type = take(`${POLICIES[kind]}redirectType`);
  const to = type?.to ?? after.redirectType;
  if (turned?.to) {
    return [to ? CHANGES.switched(kind, POLICY.ownPorts, typeName(to)) : CHANGES.turnedOn(kind)];
  }
  if (turned) {
    const from = type?.from ?? after.redirectType;
    return [from ? CHANGES.switched(kind, typeName(from), POLICY.ownPorts) : CHANGES.turnedOff(kind)];
  }
  if (!type) {
    return [];
  }
  return [(after.enabled === false ? CHANGES.typeWhileOff : CHANGES.switched)(kind, ...[type.from, type.to].map((one) => (isNone(one) ? POLICY.ownPorts : typeName(one))))];
}

const switched = (change, on, off) => (change ? [change.to ? on : off] : []);

function ofVerification(take) {
  const verification = take('originTls.verification');
  const end = take('originTls.unverifiedUntil');
  if (verification) {
    return [verification.to === 'NONE' ? CHANGES.unverified(isNone(end?.to) ? null : moment(end.to)) : CHANGES.verified];
  }
  return end ? [isNone(end.to) ? CHANGES.unverifiedForGood : CHANGES.unverifiedUntil(moment(end.to))] : [];
}

function ofOrigins(changes) {
  const parsed = changes.map(({ field, from, to }) => {
    const [, address, name] = ORIGIN.exec(field);
    return { address, name, from, to };
  });
  const whole = parsed.filter(({ name }) => !name);
  const added = whole.filter(({ from }) => isNone(from)).map(({ to }) => CHANGES.origin(to.address, to.port));
  const removed = whole.filter(({ to }) => isNone(to)).map(({ from }) => CHANGES.origin(from.address, from.port));
  const single = parsed.flatMap((one) => (one.name ? [one] : isNone(one.from) || isNone(one.to) ? [] : ORIGIN_FIELDS.map((name) => ({ ...one, name, from: one.from[name], to: one.to[name] })).filter(({ from, to }) => from !== to)));
  return [
    ...(added.length ? [added.length > FEW ? CHANGES.originsAdded(number(added.length)) : CHANGES.originAdded(joined(added))] : []),
    ...(removed.length ? [removed.length > FEW ? CHANGES.originsRemoved(number(removed.length)) : CHANGES.originRemoved(joined(removed))] : []),
    ...single.map(({ address, name, from, to }) => CHANGES.originSet(address, CHANGES.originFields[name] || name, originValue(name, from), originValue(name, to))),
  ];
}

const originValue = (name, value) => (name === 'priority' ? amid(stateWord(PRIORITIES, value)) : shown(value));

function ofSetting({ field, from, to }) {
  const label = fieldName(field);
  if (Array.isArray(from) && Array.isArray(to)) {
    const [added, removed] = [to.filter((one) => !from.includes(one)), from.filter((one) => !to.includes(one))];
    return added.length || removed.length ? CHANGES.listed(label, few(added), few(removed)) : CHANGES.listReordered(label);
  }
  return CHANGES.set(label, ...[from, to].map((value) => inSentence(field, value)));
}

const few = (entries) => (entries.length > FEW ? CHANGES.andMore(entries.slice(0, FEW - 1), number(entries.length - FEW + 1)) : joined(entries));

/** Words of the catalogue amid a sentence; other values stay as they are. */
function inSentence(path, value) {
  const of = settingOf(path);
  return of && (of.options || isNone(value)) ? amid(fieldText(path, value)) : fieldText(path, value);
}

const valueAt = (state, path) => path.split('.').reduce((value, name) => value?.[name], state);
const policyText = (policy) => (policy ? (policy.enabled ? typeName(policy.redirectType) : COMMON.off) : null);

/**
 * Two states of a domain side by side, field by field, with the catalogue's names and values.
 *
 * @param {object|undefined} before as the API shows it; missing for a removed domain
 * @param {object|undefined} after
 * @returns {{field: string, from: string|null, to: string|null}[]}
 */
export function sidesOf(before, after) {
  const side = (field, of) => ({ field, from: before ? of(before) : null, to: after ? of(after) : null });
  const at = (path) => {
    const [from, to] = textsOf(path, ...[before, after].map((state) => state && valueAt(state, path)));
    return { field: fieldName(path), from: before ? from : null, to: after ? to : null };
  };
  const addresses = [...new Set([before, after].flatMap((state) => state?.origins || []).map(({ address }) => address))];
  const originsAt = (address) => (state) => state.origins.filter((origin) => origin.address === address).map(ORIGINS.listed).join(COMMON.semicolon) || null;
  const setting = (key, of) => {
    const isIn = (state) => !!state && isMeant(of, (name) => state[key]?.[name]);
    const found = at(`${key}.${of.key}`);
    return { ...found, from: before && !isIn(before) ? COMMON.none : found.from, to: after && !isIn(after) ? COMMON.none : found.to };
  };
  return [
    side(POLICY.static.title, (state) => policyText(state.originProtocolPolicy)),
    side(POLICY.dynamic.title, (state) => policyText(state.originProtocolPolicy.dynamic)),
    at('serving.enabled'),
    ...addresses.map((address) => side(FIELD.origin(address), originsAt(address))),
    side(FIELD.orderOfOrigins, (state) => list(state.origins.map(({ address }) => address))),
    at('team'),
    ...['http', 'https'].map((scheme) => at(`grantedPorts.${scheme}`)),
    ...Object.values(SECTIONS).flatMap(({ key, fields }) => fields.map((of) => setting(key, of))),
  ];
}
