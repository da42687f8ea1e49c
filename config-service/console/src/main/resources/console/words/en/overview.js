import { number } from '../../language.js';
import { html } from '../../view.js';
import { amid, count, list } from '../en.js';

export const OVERVIEW = {
  numbers: 'Present figures',
  asOf: (age) => html`as of ${age}`,
  valueThen: (value, age) => html`${value} ${age}`,
  firing: 'Firing alerts',
  bySeverity: (errors, warnings, unchecked) => list([errors && count(errors, 'error'), warnings && count(warnings, 'warning'), unchecked && `${number(unchecked)} not checked`].filter(Boolean)),
  readSome: (read) => `${number(read)} of them read`,
  ofAll: (some, all) => `${number(some)} / ${number(all)}`,
  underWay: 'Changes under way',
  oldest: (duration) => `The oldest for ${duration}`,
  most: (error, rate) => `${error} ${rate}`,
  changeTime: 'Change time',
  longest: (longest, range) => `Median; longest ${longest}, in ${range}`,
  noChangesIn: (range) => `No changes in ${range}`,

  problems: 'Problems',
  inAll: (problems, isWhole) => `${isWhole ? '' : 'At least '}${count(problems, 'problem')}`,
  moreProblems: (problems, isWhole) => `${isWhole ? '' : 'At least '}${count(problems, 'more problem')}`,
  noProblems: 'No problems',
  noProblemsKnown: 'No problems known; not everything was read, or is of now',

  edges: 'Edges',
  edgeTable: 'Edge states',
  byState: 'Edges by state',
  edge: 'Edge',
  lag: 'Lag',
  lastReport: 'Last report',
  ready: (ready, all) => `${number(ready)} of ${count(all, 'edge')} ready`,
  readyAndCurrent: (ready, all) => `${OVERVIEW.ready(ready, all)} and up to date`,
  readySomeCurrent: (ready, all, current) => `${OVERVIEW.ready(ready, all)}, ${number(current)} up to date`,
  /** Exceptions among the edges, by the kind of their problem. */
  troubles: { 'edge-holding': 'Changes held', 'edge-silent': 'Silent', 'edge-rejecting': 'Rejecting', 'edge-diverging': 'Diverging', 'edge-refused': 'Reports refused', 'edge-lagging': 'Lagging' },
  exception: (word, names, more) => `${word}: ${list(names)}${more > 0 ? ` and ${number(more)} more` : ''}`,
  exceptions: (exceptions) => exceptions.join('; '),
  allEdges: (edges) => `All ${count(edges, 'edge')}`,

  changes: 'Changes in the last hour',
  changeTable: 'Recent changes',
  changesBy: (changes, more, age, actor) => html`${more ? `More than ${number(changes)}` : number(changes)}, the latest ${age} by ${actor}`,
  noChanges: 'No changes in the last hour',
  noChangesAmong: (entries) => `No changes among the latest ${entries} entries; older entries not read`,
  service: 'Service',
  allChanges: 'All changes in the audit log',

  forbidden: (reason) => `Totals require access to all domains: ${reason}`,
  edgesLeftOut: 'Too many edges: these figures leave some out.',
  marked: (changes, more) => `Marks: ${more ? `the latest ${count(changes, 'change')}` : 'changes'} of the last hour.`,
  mark: (actor, operation, target) => `${actor}: ${amid(operation)}${target ? `, ${target}` : ''}`,
};
