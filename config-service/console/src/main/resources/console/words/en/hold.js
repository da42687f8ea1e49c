import { html } from '../../view.js';
import { count } from '../en.js';

/** Changes that an edge holds back. */
export const HOLD = {
  state: 'Changes held',
  text: (domains, reason, remedy) => `Serves up to ${count(domains, 'domain')} as before: ${reason}.${remedy ? ` ${remedy}` : ''}`,
  atEdges: (edge, others, age) => html`${edge}${others ? ` and ${count(others, 'other edge')}` : ''} may hold this change back, for ${age}`,
  reasons: {
    REPEATED_ENDS: 'its process ended twice soon after new changes, so it began with the last known good state, and takes newer changes a few at a time',
    MASS_CHANGE: 'many domains were removed or rerouted within a minute, and nobody had confirmed their number',
  },
  remedies: {
    REPEATED_ENDS: 'See its log for the end, and its rejections for the change that caused it; correct that domain.',
    MASS_CHANGE: 'If it was a mistake, restore the domains to the time before. If it was meant, a global administrator releases it.',
  },
  release: 'Release',
  releaseOf: (edge) => `Release what ${edge} holds back`,
  releaseEffect: 'The domains are published again, and all edges apply their present states at once. Check the changes of that time in the audit log first.',
  releaseNumber: (domains) => `Type ${domains} to release so many`,
  reasonHint: 'Kept in the audit log.',
  released: (domains) => `${count(domains, 'domain')} published again`,
};
