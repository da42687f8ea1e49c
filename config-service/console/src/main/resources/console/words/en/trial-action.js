import { percent } from '../en.js';

/** What a person does to a rollout: the title of its dialog, and what happens. */
export const ACTIONS = {
  reason: 'Reason (optional)',
  reasonHint: 'Shown with the rollout and in the history.',
  harm: 'An edge found harm and aborted it',
  changed: (state) => `It has changed since this dialog was opened: it is “${state}” now. Close the dialog, and look again.`,
  pause: {
    title: (domain) => `Pause the progressive rollout of ${domain}`,
    effect: (share) => `The candidate keeps its share of ${percent(share)}, and no step follows until somebody resumes. If it does harm, it is still aborted.`,
    made: (domain) => `Progressive rollout of ${domain} paused`,
  },
  resume: {
    title: (domain) => `Resume the progressive rollout of ${domain}`,
    effect: (share) => `It goes on at ${percent(share)}, and takes its next step by itself once nothing is missing. Edges that aborted it keep the baseline until it has ended.`,
    made: (domain) => `Progressive rollout of ${domain} resumed`,
  },
  promote: {
    title: (domain) => `Promote the progressive rollout of ${domain}`,
    effect: (share) => `All requests take the candidate at once, instead of those for ${percent(share)} of the resources. The steps left are skipped, and failed requests are no longer retried under the baseline.`,
    made: (domain) => `Progressive rollout of ${domain} promoted`,
  },
  abort: {
    title: (domain) => `Abort the progressive rollout of ${domain}`,
    effect: (share) => `All requests take the baseline again, also those for the ${percent(share)} of the resources that try the candidate. The change can be started anew.`,
    made: (domain) => `Progressive rollout of ${domain} aborted`,
  },
};
