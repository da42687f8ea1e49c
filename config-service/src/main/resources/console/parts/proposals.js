// What is proposed for a domain where a change takes a second person's consent: who proposes doesn't approve.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { diff } from './diff.js';
import { field, openDialog, wrong } from './dialog.js';
import { listing } from './list.js';
import { decisionState } from './states.js';
import { ago, who } from './text.js';

const EVERY_MS = 5000;
const DECISIONS = {
  approve: ['Approve', 'The domain becomes what is proposed, at once, as a new revision.'],
  decline: ['Decline', 'The domain stays as it is.'],
};

/**
 * The section of a domain's page.
 *
 * @param {(revision: number, begun: number) => void} written called with the revision that an approval made, and when that began
 */
export function proposalsOf(app, path, changed, written) {
  const proposals = listing(() => `${path}/proposals`, changed, () => EVERY_MS);

  function decide(proposal, how) {
    const [title, explained] = DECISIONS[how];
    openDialog({
      title: `${title} the proposal of ${proposal.proposedBy}`,
      ok: title,
      danger: how === 'decline',
      content: (failure) => html`
        <p>${explained}</p>
        <p class="quiet">Proposed by ${who(proposal.proposer, proposal.proposedBy)}</p>
        ${how === 'approve' ? (proposal.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`) : nothing}
        ${how === 'approve' ? diff(proposal.changes || [], 'the proposal to approve') : nothing}
        ${field('Comment', html`<textarea name="comment" required maxlength="1000"></textarea>`, wrong(failure, 'comment'), 'The history keeps it.')}
      `,
      async done(form) {
        const begun = Date.now();
        const { data } = await ask('POST', `${path}/proposals/${proposal.id}/${how}`, { body: { comment: form.get('comment') } });
        proposals.load();
        if (data.revision) {
          written(data.revision, begun);
        }
      },
    });
  }

  function withdraw(proposal) {
    openDialog({
      title: 'Withdraw your proposal',
      ok: 'Withdraw',
      content: () => html`<p>Nobody can approve it any more. You can propose the same again.</p>`,
      async done() {
        await ask('POST', `${path}/proposals/${proposal.id}/withdraw`);
        proposals.load();
      },
    });
  }

  function actions(proposal, domain) {
    if (proposal.state !== 'open' || !app.may('operator')) {
      return nothing;
    }
    return (proposal.proposer ? proposal.proposer.id === app.caller.id : proposal.proposedBy === app.caller.name)
      ? html`<button @click=${() => withdraw(proposal)}>Withdraw</button>`
      : html`${domain.revision === proposal.base ? html`<button class="primary" @click=${() => decide(proposal, 'approve')}>Approve</button>` : nothing}
          <button @click=${() => decide(proposal, 'decline')}>Decline</button>`;
  }

  function item(proposal, domain) {
    const outdated = proposal.state === 'open' && domain.revision !== proposal.base;
    return html`<li>
      <div class="head">
        <h3>${decisionState(proposal)} Proposed by ${who(proposal.proposer, proposal.proposedBy)} <span class="quiet">${ago(proposal.proposedAt)}, for revision ${proposal.base}</span></h3>
        <div class="actions">${actions(proposal, domain)}</div>
      </div>
      <p>${proposal.reason}</p>
      ${outdated
        ? html`<p class="warning">The domain is at revision ${domain.revision} by now, so this can’t be approved any more. Whoever still wants it proposes it again.</p>`
        : nothing}
      ${(proposal.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      ${proposal.changes ? diff(proposal.changes, `the proposal of ${proposal.proposedBy}`) : nothing}
      ${proposal.decidedBy
        ? html`<p class="quiet">
            ${who(proposal.decider, proposal.decidedBy)}${proposal.comment ? `: ${proposal.comment}` : ''} (${ago(proposal.decidedAt)})${proposal.revision ? `, revision ${proposal.revision}` : ''}
          </p>`
        : nothing}
    </li>`;
  }

  return {
    readings: [proposals],
    refresh: proposals.refresh,
    view: (domain) => html`<section aria-labelledby="proposals">
      <h2 id="proposals">Proposals</h2>
      ${proposals.shown(({ items }) =>
        items.length
          ? html`<ol class="history">${items.map((proposal) => item(proposal, domain))}</ol>
              ${proposals.tail()}`
          : html`<p class="empty">
              Nothing is proposed. Where a change takes a second person’s consent, its dialog offers to propose it.
            </p>`,
      )}
    </section>`,
  };
}
