// What can be done about a refusal, in the console's words: the codes are those of a problem's `remedy`.

const WORDS = {
  'add-domain': 'Add it on the page Domains.',
  'add-domain-and-propose': 'Add {domain} without that, and propose the change on its page.',
  'ask-edges': 'An edge itself can be asked at its management port.',
  'authenticate': 'Sign in again.',
  'change-or-remove-domain': 'Change it on its page, or remove it first.',
  'list-access-keys': 'The page Access lists those that you administer.',
  'list-accounts': 'The page Access lists those that you administer.',
  'list-port-requests': 'The domain’s page lists them.',
  'list-proposals': 'The domain’s page lists them.',
  'list-purges': 'The page Purges lists those of the last days.',
  'propose-change': 'Propose it with a reason, for a second person to approve.',
  'propose-before-removal': 'Propose the same of {domain}, and remove it once a second person has approved.',
  'read-and-repeat-item': 'Look at it, and change it again.',
  'read-and-repeat': 'Look at it again, and repeat the change.',
  'read-interface': 'Reload the page: the service may have been updated.',
  'repeat-with-new-key': 'Reload the page, and repeat the change.',
  'repeat-from-own-page': 'Reload the page, and repeat the change.',
  'restore-earlier-or-remove': 'Restore the revision before it, or remove the domain.',
  'sign-in-at-provider': 'Sign in at the provider.',
};

/** A problem in the console's words; in the service's own where it says nothing of a remedy, or of one that isn't known here. */
export function said(problem) {
  const words = problem.remedy && WORDS[problem.remedy.code];
  return words && problem.reason ? `${sentence(problem.reason)} ${words.replaceAll('{domain}', problem.remedy.domain || '')}` : problem.detail || problem.title;
}

/** What kind of problem a type names. */
export function kind(type) {
  return (type || '').split(':').pop().replaceAll('-', ' ');
}

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
