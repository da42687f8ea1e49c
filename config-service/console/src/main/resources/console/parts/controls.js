// Controls: switch, menu, tabs, chip, copy button, hint, keys.
import { html, nothing, render } from '../view.js';
import { icon } from './icons.js';
import { withModule } from './on-demand.js';
import { host, place } from './popover.js';
import { toast } from './toast.js';
import { COMMON, PARTS } from '../words.js';

/**
 * A switch with its word. It changes nothing by itself: `turn` opens the review of the change, or makes it.
 *
 * @param {{on: boolean, labelledby?: string, label?: string, disabled?: boolean, turn: (on: boolean) => void}} options
 */
export const toggle = ({ on, labelledby, label, disabled, turn }) => html`<button
  type="button"
  class="switch"
  role="switch"
  aria-checked=${on ? 'true' : 'false'}
  aria-labelledby=${labelledby || nothing}
  aria-label=${label || nothing}
  ?disabled=${disabled}
  @click=${() => turn(!on)}
>
  <span>${on ? COMMON.on : COMMON.off}</span>
</button>`;

/**
 * A button that opens a menu.
 *
 * @param {string} label the button's name, such as "Actions for www.example.com"
 * @param {() => {text: string, run?: () => void, href?: string, danger?: boolean, checked?: boolean, disabled?: boolean, why?: string}[]} items
 *   asked when it opens; `checked` makes a choice of it; a disabled one says `why`
 * @param {any} [face] what the button shows
 * @param {string} [looks] its class
 */
export const menu = (label, items, face = icon('more'), looks = 'bare') => html`<button
  type="button"
  class=${looks}
  aria-haspopup="menu"
  aria-expanded="false"
  aria-label=${label}
  @pointerdown=${({ currentTarget }) => (pressed = currentTarget === openedBy ? currentTarget : null)}
  @click=${({ currentTarget }) => open(currentTarget, label, items())}
>
  ${face}
</button>`;

let list = null;
let openedBy = null;
/** A press outside closes the menu before the click comes; that of its own button isn't to open it again. */
let pressed = null;

function open(button, label, items) {
  if (pressed === button) {
    pressed = null;
    return;
  }
  list ||= made();
  host(button).append(list);
  list.ariaLabel = label;
  render(items.map(item), list);
  list.showPopover();
  place(list, button, true);
  openedBy = button;
  button.ariaExpanded = 'true';
  usable()[0]?.focus();
}

function made() {
  const element = Object.assign(document.createElement('div'), { className: 'menu', popover: 'auto', role: 'menu' });
  element.addEventListener('keydown', move);
  element.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed' && openedBy) {
      const button = openedBy;
      openedBy = null;
      button.ariaExpanded = 'false';
    }
  });
  return element;
}

const usable = () => [...list.querySelectorAll('[role^=menuitem]')];

function close() {
  const button = openedBy;
  list.hidePopover();
  button?.focus();
}

function move(event) {
  const all = usable();
  const now = all.indexOf(document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    all.at(to % all.length)?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}

function item({ text, run, href, danger, checked, disabled, why }) {
  const pick = (event) => {
    if (disabled) {
      event.preventDefault();
      return;
    }
    close();
    run?.();
  };
  const content = html`<span class="tick">${checked ? icon('check') : nothing}</span><span>${text}${disabled && why ? html`<small>${why}</small>` : nothing}</span>`;
  return href
    ? html`<a role="menuitem" tabindex="-1" href=${href} @click=${pick}>${content}</a>`
    : html`<button
        type="button"
        role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked=${checked === undefined ? nothing : checked ? 'true' : 'false'}
        tabindex="-1"
        class=${danger ? 'danger' : nothing}
        aria-disabled=${disabled ? 'true' : nothing}
        @click=${pick}
      >
        ${content}
      </button>`;
}

/**
 * Tabs of a page, each with an address of its own.
 *
 * @param {{title: string, href: string, current?: boolean, count?: number}[]} items
 */
export const tabs = (label, items) => html`<nav class="tabs" aria-label=${label}>
  ${items.map(
    ({ title, href, current, count }) => html`<a href=${href} aria-current=${current ? 'page' : nothing}>${title}${count ? html` <span class="count">${count}</span>` : nothing}</a>`,
  )}
</nav>`;

/** A filter that is on, with its removal. */
export const chip = (text, remove) => html`<span class="chip"
  ><span class="clip">${text}</span><button type="button" aria-label=${PARTS.removeFilter(text)} @click=${remove}>${icon('close')}</button></span
>`;

const DONE_MS = 2000;
/** Screen readers miss what comes with its region. */
const SPOKEN_MS = 100;

/** Copies a text; false where the browser blocks it. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A button that copies a text, and shows for a moment that it did. `label` is its name, such as "Copy the domain name". */
export const copyButton = (text, label = COMMON.copy) => html`<button type="button" class="bare copy" aria-label=${label} data-whole=${label} @click=${({ currentTarget }) => copy(currentTarget, text)}>
  ${icon('copy')}${icon('check')}
</button>`;

/** The same as an item of a menu. */
export const copyItem = (text, label) => ({ text: label, run: async () => ((await copied(text)) ? toast({ text: COMMON.copied }) : notCopied(text, label)) });

/** Shows what couldn't be copied: a list in a dialog, which names the action. */
const notCopied = (text, label) =>
  text.includes('\n') ? withModule(() => import('./uncopied.js'), ({ showUncopied }) => showUncopied(label, text)) : toast({ text: PARTS.notCopied(text), kind: 'bad' });

async function copy(button, text) {
  if (!(await copied(text))) {
    notCopied(text, button.ariaLabel);
    return;
  }
  say(button, COMMON.copied);
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), DONE_MS);
}

let spoken = null;

/** Has screen readers say a text: what is within a button is its name only, and what is outside of an open dialog isn't heard. */
function say(near, text) {
  spoken ||= Object.assign(document.createElement('div'), { className: 'unseen', role: 'status' });
  spoken.textContent = '';
  host(near).append(spoken);
  setTimeout(() => (spoken.textContent = text), SPOKEN_MS);
}

/** Help beside a field or a word, on hover, focus and touch; its name for screen readers is the whole text. */
export const hint = (text) => html`<button type="button" class="hint" aria-label=${PARTS.help(text)} data-whole=${text}>?</button>`;

/** The keys of a shortcut, such as keys('G', 'D'). */
export const keys = (...names) => html`<span class="keys">${names.map((name) => html`<kbd>${name}</kbd>`)}</span>`;
