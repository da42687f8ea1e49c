// Dialogs: one at a time, as the browser makes them (focus stays inside, Escape closes).
import { html, nothing, render } from '../view.js';
import { ask, Refused } from '../api.js';
import { message } from './text.js';

const CONSENT_MISSING = 'consent-missing';

/**
 * Opens a dialog.
 *
 * @param {{title: string, ok: string, danger?: boolean, shows?: boolean, content: (failure: any) => any, done: (form: FormData) => Promise<boolean|void>,
 *     blocked?: () => boolean, kept?: () => boolean, closed?: () => void,
 *     proposal?: {path: string, parts: () => object, revision: () => number, made: () => void}}} options
 *   `shows` says that there is nothing to cancel. `done` is called on OK; the dialog stays when it answers false or throws, and shows what it threw. While `kept` nothing but OK closes
 *   it. `proposal` is what is proposed instead where the change takes a second person's consent
 * @returns {{redraw: () => void, close: () => void, consent: (refused: Refused|null) => boolean}}
 *   `consent` says that a change is refused for want of consent, or isn't any more; it answers whether it is
 */
export function openDialog(options) {
  const host = document.createElement('dialog');
  host.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(host);
  const before = document.activeElement;
  const kept = () => !!options.kept && options.kept();
  let failure = null;
  let busy = false;
  let missing = null;
  /** The reason as typed so far, which outlives another choice. */
  let said = '';

  const close = () => {
    host.close();
  };
  const stay = (event) => {
    if (kept()) {
      event.preventDefault();
    }
  };
  host.addEventListener('cancel', stay);
  // Browsers close at a second Escape whatever was said to the first, unless they never hear of it.
  host.addEventListener('keydown', (event) => event.key === 'Escape' && stay(event));
  host.addEventListener('close', () => {
    host.remove();
    if (before instanceof HTMLElement && before.isConnected) {
      before.focus();
    }
    if (options.closed) {
      options.closed();
    }
  });

  async function submit(event) {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    failure = null;
    const form = new FormData(event.target);
    redraw();
    const proposing = missing !== null;
    try {
      if ((proposing ? await propose(form) : await options.done(form)) !== false) {
        close();
        if (proposing) {
          options.proposal.made();
        }
      }
    } catch (thrown) {
      failure = consent(thrown) ? null : thrown;
    }
    busy = false;
    if (host.isConnected) {
      redraw();
    }
  }

  /** What anything but a refusal for want of consent ends, too. */
  function consent(refused) {
    missing = options.proposal && refused instanceof Refused && refused.is(CONSENT_MISSING) ? refused : null;
    return missing !== null;
  }

  async function propose(form) {
    const { path, parts, revision } = options.proposal;
    try {
      await ask('POST', `${path}/proposals`, { body: { ...parts(), reason: form.get('reason') }, ifMatch: revision() });
    } catch (thrown) {
      failure = thrown;
      return false;
    }
    return true;
  }

  const reason = () => html`
    <div class="warning" role="alert">
      <strong>This takes a second person’s consent</strong>, since it weakens the way to the origins: ${missing.message.split(';')[0]}. You can propose
      it; another operator approves it on the domain’s page, under Proposals.
    </div>
    ${field('Why it is wanted', html`<textarea name="reason" required maxlength="1000" .value=${said} @input=${(event) => (said = event.target.value)}></textarea>`, wrong(failure, 'reason'), 'For who decides.')}
  `;

  function redraw() {
    render(
      html`<form @submit=${submit}>
        <h2 id="dialog-title">${options.title}</h2>
        <div class="dialog-content">${options.content(failure)} ${missing ? reason() : nothing}</div>
        ${message(failure)}
        <div class="dialog-actions">
          ${options.shows ? nothing : html`<button type="button" @click=${close}>Cancel</button>`}
          <button class=${options.danger ? 'danger' : 'primary'} ?disabled=${busy || kept() || (!missing && !!options.blocked && options.blocked())}>
            ${busy ? 'Please wait…' : missing ? 'Propose' : options.ok}
          </button>
        </div>
      </form>`,
      host,
    );
  }

  redraw();
  host.showModal();
  return { redraw, close, consent };
}

/** A labelled field with what is wrong with it. */
export function field(label, input, wrong, hint) {
  return html`<label class="field">
    <span>${label}</span>
    ${input}
    ${hint ? html`<small class="quiet">${hint}</small>` : nothing}
    ${wrong ? html`<small class="wrong" role="alert">${wrong}</small>` : nothing}
  </label>`;
}

/** What a failure says of a field; null when it says nothing of it. */
export function wrong(failure, name) {
  return failure && failure.ofField ? failure.ofField(name) : null;
}
