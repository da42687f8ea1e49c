// Dialogs: one at a time, as the browser makes them (focus stays inside, Escape closes).
import { html, nothing, render } from '../view.js';
import { message } from './text.js';

/**
 * Opens a dialog.
 *
 * @param {{title: string, ok: string, danger?: boolean, content: () => any, done: () => Promise<boolean|void>}} options
 *   `done` is called on OK; the dialog stays when it answers false or throws, and shows what it threw
 * @returns {{redraw: () => void, close: () => void}}
 */
export function openDialog(options) {
  const host = document.createElement('dialog');
  host.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(host);
  const before = document.activeElement;
  let failure = null;
  let busy = false;

  const close = () => {
    host.close();
  };
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
    redraw();
    try {
      if ((await options.done(new FormData(event.target))) !== false) {
        close();
      }
    } catch (thrown) {
      failure = thrown;
    }
    busy = false;
    if (host.isConnected) {
      redraw();
    }
  }

  function redraw() {
    render(
      html`<form @submit=${submit}>
        <h2 id="dialog-title">${options.title}</h2>
        <div class="dialog-content">${options.content(failure)}</div>
        ${message(failure)}
        <div class="dialog-actions">
          <button type="button" @click=${close}>Cancel</button>
          <button class=${options.danger ? 'danger' : 'primary'} ?disabled=${busy || (options.blocked && options.blocked())}>
            ${busy ? 'Please wait…' : options.ok}
          </button>
        </div>
      </form>`,
      host,
    );
  }

  redraw();
  host.showModal();
  return { redraw, close };
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
