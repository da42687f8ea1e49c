// Short messages at the edge of the page, which go by themselves: not while the pointer or the focus is on them, and not before they were read.
import { html, nothing, render, repeat } from '../view.js';
import { icon } from './icons.js';
import { COMMON, PARTS } from '../words.js';

/** The shown toasts, the latest first. */
let shown = [];
const place = Object.assign(document.createElement('section'), { className: 'toasts', ariaLabel: PARTS.notifications });
let last = 0;

/**
 * Shows a toast.
 *
 * @param {{text: any, kind?: 'good'|'bad'|'wait'|'unknown', undo?: () => void, more?: {text: string, href: string}}} options
 *   its time is the token `--toast-time`; a bad one stays until it is closed. `undo` takes the change back
 * @returns {() => void} closes it
 */
export function toast({ text, kind = 'good', undo, more }) {
  const one = { id: ++last, text, kind, undo, more };
  shown = [one, ...shown];
  draw();
  if (kind === 'bad') {
    // Nothing outside of an open dialog can be used.
    [...document.querySelectorAll('dialog[open]')].at(-1)?.append(place);
  }
  return () => close(one);
}

function draw() {
  // The last of the page: Shift+Tab from its beginning leads there.
  if (!place.isConnected) {
    document.body.append(place);
  }
  render(html`<div role="status">${repeat(shown, (one) => one.id, view)}</div>`, place);
}

const view = (one) => html`<div class="toast ${one.kind}" tabindex="-1">
  ${icon(one.kind)}<span class="toast-text">${one.text}</span>
  ${one.more ? html`<a href=${one.more.href}>${one.more.text}</a>` : nothing}
  ${one.undo
    ? html`<button
        type="button"
        @click=${() => {
          close(one);
          one.undo();
        }}
      >
        ${icon('undo')}${PARTS.undo}
      </button>`
    : nothing}
  <button type="button" class="bare" aria-label=${COMMON.close} @click=${() => close(one)}>${icon('close')}</button>
  ${one.kind === 'bad' ? nothing : html`<span class="toast-time" aria-hidden="true" @animationend=${() => close(one)}></span>`}
</div>`;

/** The focus goes to the next toast, or back to the dialog or the page. */
function close(one) {
  const had = place.contains(document.activeElement);
  shown = shown.filter((other) => other !== one);
  draw();
  if (had) {
    (place.querySelector('button') || place.closest('dialog')?.querySelector('button') || document.querySelector('main h1'))?.focus();
  }
}

place.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown.length) {
    event.preventDefault();
    event.stopPropagation();
    close(shown[0]);
  }
});
document.addEventListener('close', ({ target }) => target.contains(place) && document.body.append(place), true);
// Screen readers announce only what comes into a region that is there; the page clears its body first.
queueMicrotask(draw);
