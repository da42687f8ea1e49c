import { html } from '../../view.js';
import { amid, count, PRIORITIES } from '../en.js';

export const DIALOG = {
  wait: 'Please wait…',
  request: 'Request change',
  consent: 'A second person’s consent is required',
  weakens: (reason) =>
    `: this change weakens the connection to the origins (${reason}). Request it; another operator can approve it on the domain’s page, under Change requests.`,
  reasonHint: 'For the reviewer.',
  anyway: (ok) => `${ok} anyway`,
  massChange: 'Many domains change within a minute',
  manyDomains: (domains, limit) => `: ${count(domains, 'domain')} with this change, where ${count(limit, 'domain')} may change without a confirmation. Check that so many are meant: a wrong list or pattern looks the same.`,
  typeNumber: (domains) => `Type ${domains} to confirm`,
  numberHint: 'It is kept in the audit log.',
  notCopied: 'The browser blocks copying. Select the text and copy it.',
};

/** Concurrent changes. */
export const CONFLICT = {
  title: 'Edit conflict:',
  someone: 'someone else',
  has: (revision, author, has) => html`revision ${revision} by ${author} has ${has}.`,
  saved: (revision, author) => html`revision ${revision} by ${author} was saved meanwhile.`,
  edits: 'Your changes below are not saved yet. Save to apply them on top of this revision, or cancel to keep it unchanged.',
  restore: 'Nothing was restored. Restore to replace this revision too, or cancel to keep it.',
  other: 'other changes',
};

export const ORIGINS = {
  title: (name) => `Origins of ${name}`,
  origin: (number) => `Origin ${number}`,
  add: 'Add origin',
  remove: (number) => `Remove origin ${number}`,
  submit: 'Change origins',
  anyway: 'Change origins anyway',
  made: (domain) => `Origins of ${domain} changed`,
  list: (origins) => `the origins ${origins.join('; ')}`,
  listed: ({ address, port, priority, weight }) => `${address}, port ${port}, ${amid(PRIORITIES[priority] || priority)}, weight ${weight}`,
};
