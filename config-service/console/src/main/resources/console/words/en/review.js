import { number } from '../../language.js';
import { count, percent } from '../en.js';

/** The review of a change, and what follows it. */
export const REVIEW = {
  outcome: 'Outcome',
  /** By outcome, of one change. */
  one: {
    changed: (settings) => `${count(settings, 'setting')} ${settings === 1 ? 'changes' : 'change'}`,
    unchanged: () => 'Nothing changes',
    failing: (places) => `${number(places)} ${places === 1 ? 'port or gate fails' : 'ports or gates fail'}`,
    unchecked: () => 'Origins not fully checked',
    losingTls: () => 'TLS to the origin is removed',
    cachesUnusable: () => 'Stored responses become unusable',
  },
  /** By outcome, of changes of many domains. */
  many: {
    changed: (domains) => `${count(domains, 'domain')} ${domains === 1 ? 'changes' : 'change'}`,
    unchanged: (domains) => `${number(domains)} unchanged`,
    failing: (domains) => `${number(domains)} would fail`,
    refused: (domains) => `${number(domains)} refused`,
    unchecked: (domains) => `${number(domains)} not fully checked`,
    losingTls: (domains) => `${number(domains)} lose TLS`,
    cachesUnusable: (domains) => `Stored responses of ${number(domains)} unusable`,
  },
  weakens: 'This weakens the connection to the origins',
  effect: 'Effect of the change',
  origin: 'Origin',
  client: 'Client',
  ofDynamic: (client) => `${client}, dynamic content`,
  current: 'Current',
  after: 'After saving',
  same: '(unchanged)',
  unchangedTargets: (targets) => `${count(targets, 'unchanged target')}`,
  changes: 'Changes',
  checking: 'Checking the origins…',
  checkAgain: 'Check the origins again',
  noChange: 'No changes yet.',
  invalid: 'Correct the marked fields.',
  back: (revision) => `Undo restores revision ${revision}.`,
  meanwhile: (revision, author) => `Revision ${revision} by ${author} was saved meanwhile. Nothing is lost: you see both before anything is saved.`,
  begun: (domain, share) => `${domain}: progressive rollout started with ${percent(share)}`,
  made: (domain) => `${domain} changed`,
};

/** The effect of a change that was tried out. */
export const EFFECT = {
  edges: (edges) => `${count(edges, 'edge')} will apply it.`,
  cacheKept: 'Stored responses stay usable.',
  cacheUnusable: (hour) =>
    `Edges fetch or validate stored responses of this domain again${
      hour?.requests ? `; ${number(hour.fromCache)} of ${number(hour.requests)} requests of the last hour needed no origin` : ''
    }.`,
  moved: ({ moved, mayMoveMore, undecided }) => {
    if (moved === undefined) {
      return mayMoveMore ? 'It is unknown how many requests of the last hour move to another scheme or port.' : '';
    }
    const more = undecided ? `, and ${number(undecided)} may, depending on their path` : '';
    if (mayMoveMore && !moved) {
      return `No known request of the last hour moves to another scheme or port${more}.`;
    }
    return `${mayMoveMore ? 'At least ' : ''}${count(moved, 'request')} of the last hour ${moved === 1 ? 'moves' : 'move'} to another scheme or port${more}.`;
  },
  classes: 'By client and content',
  known: ({ edges, edgesKnown, edgesPartlyKnown }) =>
    `The whole hour is known from ${edgesKnown} of ${count(edges, 'edge')}${edgesPartlyKnown ? `, a part of it from ${edgesPartlyKnown}` : ''}.`,
  ofClass: ({ client, kind, requests, fromCache, moved }) =>
    `${client.toUpperCase()}, ${kind.toLowerCase()}: ${count(requests, 'request')}, ${number(fromCache)} from the cache${
      moved === undefined ? ', scheme and port depending on the path' : `, ${number(moved)} to another scheme or port`
    }`,
};
