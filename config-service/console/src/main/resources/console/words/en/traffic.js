import { number } from '../../language.js';
import { html } from '../../view.js';
import { count, list, TIME } from '../en.js';

export const CHARTS = {
  traffic: 'Traffic',
  range: 'Time range',
  since: (age, seconds) => html`Data since ${age}${seconds ? `, in steps of ${TIME.seconds(seconds)}` : ''}.`,
  requests: 'Requests',
  hitRatio: 'Hit ratio',
  hits: 'Cache hits',
  errors: 'Origin errors',
  otherErrors: (kinds) => `${kinds} other kinds`,
  rolloutTime: 'Rollout time',
  median: 'Median',
  longest: 'Longest',
  series: 'Series',
  latest: 'Latest',
  lowest: 'Lowest',
  highest: 'Highest',
  noTraffic: 'No traffic reported yet',
  noLookups: 'No cache lookups',
  noErrors: 'No origin errors',
  noRollouts: 'No completed rollouts',
  rate: (number) => `${number}/s`,
  percent: (number) => `${number} %`,
  valueAt: (value, time) => `– (${value} at ${time})`,
  noneSince: (time) => `No values since ${time}`,
  valuesAt: (time, values, marks) => `${time}: ${list(values)}${marks ? `; ${marks}` : ''}`,
  marked: (texts, more) => `${texts.join('; ')}${more > 0 ? ` and ${count(more, 'more change')}` : ''}`,
};

export const TRAFFIC = {
  day: '24 h',
  clientErrors: '4xx responses',
  serverErrors: '5xx responses',
  firstByte: 'Time to first byte',
  whole: 'Response time',
  p99: '99th percentile',
  changes: (changes) => count(changes, 'change'),
  change: (revision, time, author) => `${time}: revision ${revision}${author ? ` by ${author}` : ''}`,
  mark: (revision, author) => `Revision ${revision}${author ? ` by ${author}` : ''}`,
  reports: 'Reports by edge',
  reporting: (some, all) => `${number(some)} of ${count(all, 'edge')} report this domain`,
  notRequested: 'Not requested: too many domains are being viewed, or Kafka is unavailable. Edges report this domain only while it is among their busiest.',
};

/** What an edge reports of a domain, as the API names it. */
export const REPORT_STATES = {
  REPORTED: 'Reported',
  NO_REQUESTS: 'No requests',
  NOT_AMONG_THE_BUSIEST: 'Not among the busiest; ask again in 20 s',
  SILENT: 'Silent',
  UNKNOWN: 'Unknown',
};
