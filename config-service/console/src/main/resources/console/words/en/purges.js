import { html } from '../../view.js';
import { count, list } from '../en.js';

export const PURGES = {
  table: 'Purge list',
  sent: 'Sent',
  queued: 'Queued',
  progress: 'Progress',
  scope: 'Scope',
  requested: 'Requested',
  requestedBy: (name) => `by ${name || 'unknown'}`,
  showProgress: 'Show progress',
  showProgressOf: (scope, domain) => `Show progress of ${scope} for ${domain}`,
  noMatch: 'No matching recent purges visible to you',
  empty: 'No recent purges',
  noneYet: 'No recent purges. A purge drops cached content at every edge.',
  purgeDomain: 'Purge domain',
  purge: 'Purge',
  purgeTitle: (name) => `Purge ${name}`,

  everything: 'Everything',
  prefix: (prefix) => `${prefix}…`,
  scopes: (urls, prefixes) => list([...urls, ...prefixes]),
  prefixes: 'Path prefixes',
  prefixesHint: 'One per line. A trailing slash means a folder.',
  urls: 'URLs',
  urlsHint: 'One per line.',
  examplePrefix: '/images/',
  exampleUrl: (domain) => `https://${domain}/a.jpg`,
  allContent: (domain) => `All cached content of ${domain || 'the domain'}`,
  effect: (scope, domain) => html`Dropped from every edge’s cache: ${scope} of <strong>${domain}</strong>. The next requests go to the origins.`,

  edges: (applied, edges) => `${applied} of ${count(edges, 'edge')}`,
  rejected: (rejected, edges) => `Rejected by ${rejected}, completed by ${edges}`,
  everywhere: (edges) => `Completed by all ${count(edges, 'edge')}`,
  reachable: (edges) => `Completed by all reachable edges, ${edges}`,
  completed: (edges) => `Completed by ${edges}`,

  progressTitle: 'Purge progress',
  isEverywhere: 'Completed by every edge.',
  isComplete: 'Completed by every reachable edge. An unreachable edge may still serve its cached content.',
  isPending: 'Not completed by every edge yet.',
};
