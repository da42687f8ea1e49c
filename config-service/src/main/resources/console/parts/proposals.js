// A domain's proposals, for changes with a second person's consent: authors can't approve their own.
import { html, nothing } from '../view.js';
import { ask } from '../api.js';
import { diff } from './diff.js';
import { field, openDialog, wrong } from './dialog.js';
import { listing } from './list.js';
import { decisionState } from './states.js';
import { ago, who } from './text.js';
import { COMMON, PROPOSALS } from '../words.js';

const EVERY_MS = 5000;

/**
 * The section of a domain's page.
 *
 * @param {(revision: number, begun: number) => void} written called with the new revision of an approval, and its start
 */
export function proposalsOf(app, path, changed, written) {
  const proposals = listing(() => `${path}/proposals`, changed, () => EVERY_MS);

  function decide(proposal, how) {
    const { action, title, effect } = PROPOSALS[how];
    openDialog({
      title: title(proposal.proposedBy),
      ok: action,
      danger: how === 'decline',
      content: (failure) => html`
        <p>${effect}</p>
        <p class="quiet">${PROPOSALS.proposedBy(who(proposal.proposer, proposal.proposedBy))}</p>
        ${how === 'approve' ? (proposal.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`) : nothing}
        ${how === 'approve' ? diff(proposal.changes || [], PROPOSALS.changesToApprove) : nothing}
        ${field(COMMON.comment, html`<textarea name="comment" required maxlength="1000"></textarea>`, wrong(failure, 'comment'), PROPOSALS.commentHint)}
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
      title: PROPOSALS.withdraw,
      ok: PROPOSALS.withdraw,
      content: () => html`<p>${PROPOSALS.withdrawEffect}</p>`,
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
      ? html`<button @click=${() => withdraw(proposal)}>${PROPOSALS.withdraw}</button>`
      : html`${domain.revision === proposal.base ? html`<button class="primary" @click=${() => decide(proposal, 'approve')}>${PROPOSALS.approve.action}</button>` : nothing}
          <button @click=${() => decide(proposal, 'decline')}>${PROPOSALS.decline.action}</button>`;
  }

  function item(proposal, domain) {
    const outdated = proposal.state === 'open' && domain.revision !== proposal.base;
    return html`<li>
      <div class="head">
        <h3>${decisionState(proposal)} ${PROPOSALS.proposedBy(who(proposal.proposer, proposal.proposedBy))} <span class="quiet">${PROPOSALS.basedOn(ago(proposal.proposedAt), proposal.base)}</span></h3>
        <div class="actions">${actions(proposal, domain)}</div>
      </div>
      <p>${proposal.reason}</p>
      ${outdated
        ? html`<p class="warning">${PROPOSALS.outdated(domain.revision)}</p>`
        : nothing}
      ${(proposal.warnings || []).map((warning) => html`<p class="warning">${warning.detail}</p>`)}
      ${proposal.changes ? diff(proposal.changes, PROPOSALS.changesBy(proposal.proposedBy)) : nothing}
      ${proposal.decidedBy
        ? html`<p class="quiet">
            ${PROPOSALS.decided(who(proposal.decider, proposal.decidedBy), proposal.comment, ago(proposal.decidedAt), proposal.revision)}
          </p>`
        : nothing}
    </li>`;
  }

  return {
    readings: [proposals],
    refresh: proposals.refresh,
    view: (domain) => html`<section aria-labelledby="proposals">
      <h2 id="proposals">${PROPOSALS.title}</h2>
      ${proposals.shown(({ items }) =>
        items.length
          ? html`<ol class="history">${items.map((proposal) => item(proposal, domain))}</ol>
              ${proposals.tail()}`
          : html`<p class="empty">${PROPOSALS.empty}</p>`,
      )}
    </section>`,
  };
}
