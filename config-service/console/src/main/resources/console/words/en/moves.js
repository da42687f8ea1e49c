import { number } from '../../language.js';
import { count } from '../en.js';

const people = (many) => (many === 1 ? '1 person or key' : `${number(many)} people and keys`);

/** Moves of domains to another team. */
export const MOVE = {
  title: (name) => `Move ${name} to a team`,
  titleOfMany: (domains) => `Move ${count(domains, 'domain')} to a team`,
  noTeam: 'No team',
  to: (team) => (team ? `Move to ${team}` : 'Take out of its team'),
  toOfMany: (domains, team) => (team ? `Move ${count(domains, 'domain')} to ${team}` : `Take ${count(domains, 'domain')} out of ${domains === 1 ? 'its team' : 'their teams'}`),
  choose: 'Select a team.',
  selectTeam: 'Select a team',
  same: (team) => (team ? `It belongs to ${team} already.` : 'It belongs to no team already.'),
  change: 'Change',
  rights: 'Rights',
  who: 'Who',
  gains: 'Domains gained',
  loses: 'Domains lost',
  noAccess: 'No access',
  key: (name) => `Key ${name}`,
  rightsChange: (gaining, losing) =>
    gaining || losing
      ? `${gaining ? `${people(gaining)} ${gaining === 1 ? 'gains' : 'gain'} rights` : 'Nobody gains rights'}; ${losing ? `${people(losing)} ${losing === 1 ? 'loses' : 'lose'} rights` : 'nobody loses rights'}.`
      : 'Nobody’s rights change.',
  notListed: 'Roles by groups of an identity provider are not included.',
  moreRights: (many) => `${number(many)} more`,
  moreHolders: 'More people or keys exist than could be read.',
  alerts: 'Alerts',
  ended: (names) => `No longer told: ${names}. They get firing alerts as resolved, whether or not these still fire.`,
  begun: (names) => `Told from now on: ${names}.`,
  kept: (names) => `Told as before: ${names}.`,
  noReceiver: 'Nobody will be told of its alerts: neither the new team nor all domains have an enabled receiver.',
  effect: 'The new team sees revisions, purges and alerts from then on. Pending change requests are cancelled.',
  back: (team) => `${team ? `Undo moves it back to ${team}` : 'Undo takes it out of the team again'}, as a new revision. Cancelled change requests stay cancelled.`,
  backOfMany: 'Undo moves each domain back, as a new revision, unless somebody else has changed it since. Cancelled change requests stay cancelled.',
  moved: (domain, team) => (team ? `${domain} moved to ${team}` : `${domain} taken out of its team`),
  undoTitle: (domains) => `Undo: team of ${count(domains, 'domain')}`,
  undoEffect: 'Each domain returns to its team from before the move, as a new revision. Domains that somebody else has changed since stay as they are.',
};
