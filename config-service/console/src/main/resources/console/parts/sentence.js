// The state of a domain, and of the edges, in one sentence: pure functions of what was measured. The worst comes first; the unknown is never good.
import { clock, duration } from './text.js';
import { STATEMENT } from '../words/domain.js';

const WORST = ['bad', 'wait', 'unknown', 'good'];
/** Named in the sentence; of the others, their number. */
const MOST_TROUBLES = 2;
/** Reports of edges come every second; those older than this say nothing of now. */
const OLD_REPORT_MS = 30_000;
const REFUSED = ['CLOSED', 'PROHIBITED'];

/**
 * The state of a domain.
 *
 * @param {{domain: object, health: object|null, rollout: object|null, rolloutAt?: number, now: number}} measured
 *   the API's answers; null for one that could not be read. `rolloutAt` is the time of the rollout's reading, `now` the present, both in milliseconds
 * @returns {{kind: 'bad'|'wait'|'unknown'|'good', parts: {kind: string, text: string}[]}}
 *   its parts, the worst first, and the kind of the worst
 */
export const domainSentence = ({ domain, health, rollout, rolloutAt = 0, now }) =>
  sorted([...stopped(domain), ...trial(domain), ...policy(domain, now), ...served(domain, rollout, rolloutAt, now), ...ports(health, now)]);

/**
 * The state of the edges.
 *
 * @param {{kind: 'bad'|'wait'|'unknown'|'good', word: string, edges: number}[]} groups of edges by their worst trouble
 * @param {number} ready the number of edges in service
 * @param {number} all
 */
export const edgesSentence = (groups, ready, all) =>
  sorted([{ kind: all && ready === all ? 'good' : 'unknown', text: all ? STATEMENT.ready(ready, all) : STATEMENT.noEdges }, ...groups.map(({ kind, word, edges }) => ({ kind, text: STATEMENT.group(edges, word) }))]);

/** A sentence of {parts} as text. */
export const said = ({ parts }) => STATEMENT.sentence(parts.map(({ text }) => text));

const worstFirst = (all) => WORST.flatMap((kind) => all.filter((part) => part.kind === kind));

function sorted(all) {
  const parts = worstFirst(all);
  return { kind: parts[0].kind, parts };
}

const stopped = ({ serving }) => (serving.enabled ? [] : [{ kind: 'bad', text: STATEMENT.stopped }]);

/** Its share and step are of the domain's revision; whether it is paused, isn't. */
const trial = ({ progressiveRollout: of }) => (of ? [{ kind: 'wait', text: STATEMENT.trial(of.step, of.share) }] : []);

/** The policy itself is no trouble; certificates that aren't verified are a weakness, by the clock, since the end of an exception is no event. */
function policy({ originProtocolPolicy, dynamicAcceleration, origins, originTls: { verification, unverifiedUntil } }, now) {
  const typeOf = ({ enabled, redirectType }) => (enabled ? redirectType : 'OFF');
  const type = typeOf(originProtocolPolicy);
  const ofDynamic = dynamicAcceleration.enabled ? typeOf(originProtocolPolicy.dynamic) : type;
  const usesTls = origins.some(({ effective, effectiveDynamic }) => [effective, effectiveDynamic].some((to) => to && Object.values(to).some(({ scheme }) => scheme === 'https')));
  const isVerified = verification !== 'NONE' || Date.parse(unverifiedUntil) <= now;
  return [
    { kind: 'good', text: STATEMENT.policy(type, ofDynamic === type ? null : ofDynamic, origins.length) },
    ...(usesTls && !isVerified ? [{ kind: 'wait', text: STATEMENT.unverified }] : []),
  ];
}

function served({ serving }, rollout, at, now) {
  if (!rollout) {
    return [{ kind: 'unknown', text: STATEMENT.edgesUnread }];
  }
  const { edges } = rollout;
  if (!edges.length) {
    return [{ kind: 'unknown', text: STATEMENT.noEdges }];
  }
  const many = (state) => edges.filter((edge) => edge.state === state).length;
  const applied = many('APPLIED');
  const others = Object.entries(STATEMENT.others).map(([state, word]) => [state, word, many(state)]).filter(([, , number]) => number);
  const is = (...states) => others.some(([state]) => states.includes(state));
  const age = Math.min(...edges.map(({ reportAgeMs = 0 }) => reportAgeMs)) + Math.max(0, now - at);
  const isOld = age > OLD_REPORT_MS;
  return [
    {
      kind: is('REJECTED', 'DIVERGED') ? 'bad' : is('PENDING') ? 'wait' : applied < edges.length || isOld ? 'unknown' : 'good',
      text: STATEMENT.served(serving.enabled, applied, edges.length, others.map(([, word, number]) => word(number)), isOld ? duration(age) : null),
    },
  ];
}

function ports(health, now) {
  if (!health) {
    return [{ kind: 'unknown', text: STATEMENT.portsUnread }];
  }
  const groups = troubles(health);
  const named = groups.slice(0, MOST_TROUBLES).map(({ kind, code, origins, port, since }) => ({ kind, text: STATEMENT.trouble(code, origins, port, since && clock(since)) }));
  const rest = groups.slice(MOST_TROUBLES);
  const parts = rest.length ? [...named, { kind: rest[0].kind, text: STATEMENT.moreTroubles(rest.length) }] : named;
  if (health.notCheckedSince) {
    return [...parts, { kind: 'unknown', text: STATEMENT.portsNotChecked(duration(now - Date.parse(health.notCheckedSince))) }];
  }
  const { ports: all = [] } = health;
  const unknown = all.filter(({ state }) => state !== 'OPEN' && !REFUSED.includes(state)).length;
  if (unknown || !all.length) {
    return [...parts, { kind: 'unknown', text: unknown ? STATEMENT.portsUnknown(unknown, all.length) : STATEMENT.portsNeverChecked }];
  }
  return groups.length ? parts : [{ kind: health.checkedAt ? 'good' : 'unknown', text: STATEMENT.portsOpen(all.length, health.checkedAt && duration(Math.max(0, now - Date.parse(health.checkedAt)))) }];
}

/** The troubles of the origins: those of the same kind at the same port of several origins are one. */
function troubles({ ports: all = [], findings = [], notCheckedSince }) {
  const closed = notCheckedSince ? [] : all.filter(({ state, finding }) => REFUSED.includes(state) && !finding).map((port) => ({ ...port, code: port.state }));
  const found = [...all.map(({ finding }) => finding).filter((finding) => finding), ...findings];
  const groups = new Map();
  [...closed, ...found].forEach(({ code, origin, port, since, severity, confidence }) => {
    const kind = confidence === 'OUTDATED' ? 'unknown' : severity === 'WARNING' ? 'wait' : 'bad';
    const key = `${kind}/${code}/${port}`;
    const group = groups.get(key) || { kind, code, port, origins: [], since };
    group.origins = [...new Set([...group.origins, origin].filter((address) => address))];
    group.since = [group.since, since].filter((time) => time).sort()[0];
    groups.set(key, group);
  });
  return worstFirst([...groups.values()]);
}
