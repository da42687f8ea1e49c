// Change requests: a domain's section, and the dialogs of decisions. The API enforces the reviewers' rights; the console only hides the buttons.
import { html, nothing } from '../view.js';
import { ask, domainPath } from '../api.js';
import { diff } from './diff.js';
import { field, openDialog, wrong } from './dialog.js';
import { fieldName, textsOf } from './fields.js';
import { listing } from './list.js';
import { callout } from './notices.js';
import { planOf } from './progressive.js';
import { reviews } from './reviews.js';
import { decisionState, portState, weakens } from './states.js';
import { ago, distinct, portsShown, state, warned as told, who } from './text.js';
import { COMMON, TITLES, warningTexts } from '../words.js';
import { CHANGE_REQUESTS } from '../words/change-requests.js';

const EVERY_MS = 5000;
const ITEM_PX = 180;
/** More ports are folded as far as they are open. */
const FEW = 4;

/**
 * The section of a domain's page.
 *
 * @param {(revision: number, begun: number) => void} written called with the new revision of an approval, and its start
 */
export function changeRequestsOf(app, path, changed, written) {
  const requests = listing(() => `${path}/change-requests`, changed, () => EVERY_MS, ITEM_PX);

  function item(request, domain) {
    const outdated = request.state === 'open' && isOutdated(request, domain);
    return html`<li>
      <div class="head">
        <h3>
          ${decisionState(request)} ${CHANGE_REQUESTS.requestedBy(who(request.requester, request.requestedBy))}
          <span class="quiet">${CHANGE_REQUESTS.when(ago(request.requestedAt), request.base)}</span>
        </h3>
        <div class="actions">${decisions(app, request, domain, requests.load, written)}</div>
      </div>
      <p>${reason(request)}</p>
      ${outdated ? html`<p class="warning">${CHANGE_REQUESTS.outdated(domain.revision)}</p>` : nothing}
      ${effectOf(request)}
      ${request.decidedBy
        ? html`<p class="quiet">
            ${CHANGE_REQUESTS.decided(who(request.decider, request.decidedBy), request.comment, ago(request.decidedAt), request.revision)}
          </p>`
        : nothing}
    </li>`;
  }

  return {
    readings: [requests],
    refresh: requests.refresh,
    view: (domain) => html`<section aria-labelledby="change-requests">
      <h2 id="change-requests">${TITLES.changeRequests}</h2>
      ${requests.shown(({ items }) =>
        items.length
          ? html`<ol class="history">${items.map((request) => item(request, domain))}</ol>
              ${requests.tail()}`
          : html`<p class="empty">${CHANGE_REQUESTS.empty}</p>`,
      )}
    </section>`,
  };
}

/** The requested ports, and the reason. */
export const reason = (request) => (request.ports ? CHANGE_REQUESTS.ports(portsShown(request.ports), request.reason) : request.reason);

/** What an open request would change, in one line: first what weakens. */
export function outcomeOf({ ports, changes, warnings = [] }) {
  const weakening = warnings.find(weakens);
  if (weakening) {
    return html`${state('bad', CHANGE_REQUESTS.weakens)} ${warningTexts(weakening).text}`;
  }
  const several = (changes || []).map(({ field: path, from, to }) => CHANGE_REQUESTS.change(fieldName(path), ...textsOf(path, from, to)));
  return ports ? CHANGE_REQUESTS.newPorts(ports) : several.length ? several.join(COMMON.semicolon) : html`<span class="quiet">${changes ? CHANGE_REQUESTS.noChange : COMMON.unknown}</span>`;
}

/** The warnings of a change, first those of what weakens. */
const warned = ({ warnings = [] }) => distinct([...warnings.filter(weakens), ...warnings.filter((warning) => !weakens(warning))]).map((warning) => callout('warning', { title: weakens(warning) ? CHANGE_REQUESTS.weakens : undefined, content: told(warning) }));

/** The effect of an open request on the domain. */
export const effectOf = (request) => html`${warned(request)} ${wayOf(request)}
${request.changes ? diff(request.changes, CHANGE_REQUESTS.changesBy(request.requestedBy)) : nothing} ${portsOf(request)}`;

/** The plan of the progressive rollout that the approval begins; a request without one goes out by default. */
const wayOf = ({ rollout }) => (rollout ? html`<p>${CHANGE_REQUESTS.byShare(planOf(rollout))}</p>` : nothing);

/** The states of a domain's ports, for a decision on others: many open ones are folded. */
function portsOf(request) {
  const ports = request.health?.ports || [];
  const isOpen = (port) => port.state === 'OPEN';
  const line = (port) => html`<div>${port.origin}:${port.port} ${portState(port)}</div>`;
  const folded = ports.length > FEW ? ports.filter(isOpen) : [];
  return html`${ports.filter((port) => !folded.includes(port)).map(line)}
  ${folded.length ? html`<details><summary>${CHANGE_REQUESTS.openPorts(folded.length)}</summary>${folded.map(line)}</details>` : nothing}`;
}

const isOutdated = (request, domain) => !!domain && request.base !== undefined && request.base !== domain.revision;

export const isOwn = (app, request) => request.requester.id === app.caller.id;

/**
 * The buttons of an open request.
 *
 * @param {object|null} domain the present domain; null where it isn't known
 * @param {(what: string) => void} decided called with the decision in words
 * @param {(revision: number, begun: number) => void} written called with the new revision of an approval, and its start
 */
export function decisions(app, request, domain, decided, written) {
  if (request.state !== 'open' || !app.may('operator')) {
    return nothing;
  }
  const mayDecide = reviews(app, request);
  const button = (how) => html`<button aria-label=${CHANGE_REQUESTS[how].of(request.domain)} @click=${() => decide(request, how, decided, written)}>
    ${CHANGE_REQUESTS[how].word}
  </button>`;
  return html`${mayDecide && !isOutdated(request, domain) ? button('approve') : nothing} ${mayDecide ? button('decline') : nothing}
  ${isOwn(app, request) ? html`<button @click=${() => withdraw(request, decided)}>${CHANGE_REQUESTS.withdraw}</button>` : nothing}`;
}

const path = (request, action) => `${domainPath(request.domain)}/change-requests/${request.id}/${action}`;

function decide(request, how, decided, written) {
  const { action, of, effect } = CHANGE_REQUESTS[how];
  openDialog({
    title: of(request.domain),
    ok: action,
    danger: how === 'decline',
    content: (failure) => html`
      <p>${how === 'approve' && request.rollout ? CHANGE_REQUESTS.begins : effect}</p>
      ${how === 'approve' ? wayOf(request) : nothing}
      <p class="quiet">${CHANGE_REQUESTS.requestedBy(who(request.requester, request.requestedBy))}${COMMON.colon}${reason(request)}</p>
      ${how === 'approve' ? html`${warned(request)} ${diff(request.changes || [], CHANGE_REQUESTS.changesToApprove)}` : nothing}
      ${field(COMMON.comment, html`<textarea name="comment" required maxlength="1000"></textarea>`, wrong(failure, 'comment'), CHANGE_REQUESTS.commentHint)}
    `,
    async done(form, query) {
      const begun = Date.now();
      const { data } = await ask('POST', path(request, how) + query, { body: { comment: form.get('comment') } });
      decided(CHANGE_REQUESTS[how].done(request.domain, data.revision));
      if (data.revision) {
        written(data.revision, begun);
      }
    },
  });
}

function withdraw(request, decided) {
  openDialog({
    title: CHANGE_REQUESTS.withdraw,
    ok: CHANGE_REQUESTS.withdraw,
    content: () => html`<p>${CHANGE_REQUESTS.withdrawEffect}</p>`,
    async done() {
      await ask('POST', path(request, 'withdraw'));
      decided(CHANGE_REQUESTS.withdrawn(request.domain));
    },
  });
}
