// The effect of a move to another team on the rights over its domains and on the receivers of their alerts.
import { html, nothing } from '../view.js';
import { now } from '../clock.js';
import { number } from '../language.js';
import { notes } from '../load.js';
import { callout, skeleton } from './notices.js';
import { remembered } from './remembered.js';
import { sideBySide } from './sides.js';
import { table } from './table.js';
import { wholeList } from './teams.js';
import { COMMON, DIFF, list } from '../words.js';
import { ROLES } from '../words/access.js';
import { MOVE } from '../words/moves.js';

/**
 * @typedef {{name: string, from: string|null, to: string|null}} Move a domain, its team and the next one, by their ids; null for none
 * @typedef {{role: string, team?: string, names?: string[]}} Role of the API
 */

const RANKS = [null, ...Object.keys(ROLES)];
const FEW = 8;

const isAmong = (name, patterns) => !patterns?.length || patterns.some((pattern) => pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1))));

/** The highest role for a domain of a team; null for none. */
export const roleFor = (roles, name, team) =>
  RANKS[Math.max(0, ...roles.filter((of) => (!of.team || of.team === team) && isAmong(name, of.names)).map(({ role }) => RANKS.indexOf(role)))];

/** Others have no rights at all. */
const isActive = ({ enabled, expiresAt, ownedBy }) => enabled && ownedBy?.active !== false && !(Date.parse(expiresAt) <= now());

/**
 * Whose role changes by moves.
 *
 * @param {Move[]} moves
 * @param {{roles: Role[], enabled: boolean}[]} holders people and keys
 * @returns {{holder: object, gains: number, loses: number, from: string|null, to: string|null}[]} those who lose first; the numbers are of domains, and the
 *   roles of the first one whose role changes
 */
export function rightsOf(moves, holders) {
  const each = moves.map((move) => ({ ...move, many: 1 }));
  const byTeams = new Map();
  each.forEach((move) => {
    const same = byTeams.get(`${move.from} ${move.to}`);
    byTeams.set(`${move.from} ${move.to}`, { ...move, many: (same?.many || 0) + 1 });
  });
  const changes = holders.filter(isActive).map((holder) => {
    const change = { holder, gains: 0, loses: 0, from: null, to: null };
    const teams = new Set(holder.roles.map(({ team }) => team).filter(Boolean));
    const isByName = holder.roles.some(({ names }) => names?.length);
    const own = (isByName ? each : [...byTeams.values()]).filter((move) => teams.has(move.from) || teams.has(move.to));
    own.forEach((move) => {
      const [from, to] = [move.from, move.to].map((team) => roleFor(holder.roles, move.name, team));
      const by = RANKS.indexOf(to) - RANKS.indexOf(from);
      if (by && !change.gains && !change.loses) {
        Object.assign(change, { from, to });
      }
      change.gains += by > 0 ? move.many : 0;
      change.loses += by < 0 ? move.many : 0;
    });
    return change;
  });
  return changes.filter(({ gains, loses }) => gains || loses).sort((one, other) => other.loses - one.loses || other.gains - one.gains);
}

/** The receivers that are told of the domains' alerts before only, after only, and before and after. */
export function receiversOf(moves, receivers) {
  const told = receivers.filter(({ enabled }) => enabled);
  const of = (key) => told.filter(({ team }) => !team || moves.some((move) => move[key] === team));
  const [before, after] = [of('from'), of('to')];
  return { ended: before.filter((one) => !after.includes(one)), begun: after.filter((one) => !before.includes(one)), kept: after.filter((one) => before.includes(one)), none: !after.length };
}

/** Begins to read who has rights and who is told of alerts. */
export function handover(changed) {
  const readings = ['/accounts', '/access-keys', '/receivers'].map((path) => wholeList(path, changed, () => 0));
  const [people, keys, receivers] = readings;
  const compared = remembered((ofPeople, ofKeys, key) => rightsOf(JSON.parse(key), [...ofPeople, ...ofKeys]));

  const nameOf = ({ holder }) => (holder.username === undefined ? MOVE.key(holder.name) : holder.username);

  function rights(moves) {
    const changes = compared(people.data.items, keys.data.items, JSON.stringify(moves));
    const gaining = changes.filter(({ gains }) => gains).length;
    const losing = changes.filter(({ loses }) => loses).length;
    const rows = (some) =>
      moves.length === 1
        ? sideBySide(MOVE.rights, DIFF, some.map((one) => ({ field: nameOf(one), from: roleWord(one.from), to: roleWord(one.to) })), MOVE.who)
        : table(
            MOVE.rights,
            [MOVE.who, MOVE.gains, MOVE.loses],
            some.map((one) => html`<tr><th scope="row">${nameOf(one)}</th><td>${number(one.gains)}</td><td>${number(one.loses)}</td></tr>`),
            'short',
          );
    const [shown, rest] = [changes.slice(0, FEW), changes.slice(FEW)];
    return html`<p>${MOVE.rightsChange(gaining, losing)} <span class="quiet">${MOVE.notListed}</span></p>
      ${shown.length ? rows(shown) : nothing} ${rest.length ? html`<details><summary>${MOVE.moreRights(rest.length)}</summary>${rows(rest)}</details>` : nothing}
      ${people.data.more || keys.data.more ? html`<p class="warning">${MOVE.moreHolders}</p>` : nothing}`;
  }

  function alerts(moves) {
    const { ended, begun, kept, none } = receiversOf(moves, receivers.data.items);
    const names = (some) => list(some.map(({ name }) => name));
    const sentences = [ended.length && MOVE.ended(names(ended)), begun.length && MOVE.begun(names(begun)), kept.length && MOVE.kept(names(kept))].filter(Boolean);
    return html`${none ? callout('warning', { content: MOVE.noReceiver }) : nothing} ${sentences.length ? html`<ul class="plain">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}`;
  }

  /** A list that can't be read is unknown, and never empty. */
  const part = (title, ofIt, view) => html`<h3>${title}</h3>
    ${notes(...ofIt)} ${ofIt.every(({ data }) => data) ? view() : ofIt.some(({ failure }) => failure) ? html`<p class="quiet">${COMMON.unknown}</p>` : skeleton(3)}`;

  return {
    end: () => readings.forEach((one) => one.end()),
    /** @param {Move[]} moves */
    view: (moves) => html`<div class="handover">
      ${part(MOVE.rights, [people, keys], () => rights(moves))} ${part(MOVE.alerts, [receivers], () => alerts(moves))}
    </div>`,
  };
}

const roleWord = (role) => (role ? ROLES[role] : MOVE.noAccess);
