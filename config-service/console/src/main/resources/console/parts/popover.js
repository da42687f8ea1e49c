// What lies above the page: where it is placed, and the texts that don't fit into their places.

const GAP = 4;
const HOVER_MS = 350;

/** Puts an open popover below an element, or above it where there is no room, within the window. By the element's end with `atEnd`. */
export function place(popover, anchor, atEnd = false) {
  // Its width must not depend on the place before.
  popover.style.left = popover.style.top = '0';
  const at = anchor.getBoundingClientRect();
  const own = popover.getBoundingClientRect();
  const from = atEnd ? at.right - own.width : at.left;
  const isBelow = at.bottom + GAP + own.height <= window.innerHeight || at.top < own.height + GAP;
  popover.style.left = `${Math.max(GAP, Math.min(from, window.innerWidth - own.width - GAP))}px`;
  popover.style.top = `${isBelow ? at.bottom + GAP : at.top - own.height - GAP}px`;
}

/** What is outside of an open dialog can't be used: a popover belongs into it. */
export const host = (element) => element.closest('dialog') || document.body;

const isWide = (element) => element.scrollWidth > element.clientWidth;
const isCut = (element) => [element, ...element.querySelectorAll('a')].some(isWide) || (element.matches('.clamp') && element.scrollHeight > element.clientHeight + 1);
const textOf = (element) => element.textContent.replace(/\s+/g, ' ').trim();
const whole = (element) => [element.dataset.whole, element.matches('.clip, .clamp') && isCut(element) && textOf(element)].filter(Boolean);
const WHOLE = '[data-whole], .clip, .clamp';

let tip = null;
let shownFor = null;
let timer = 0;

function show(anchor, texts) {
  hide();
  if (!texts.length || !anchor.isConnected) {
    return;
  }
  tip ||= Object.assign(document.createElement('div'), { className: 'tip', popover: 'manual', ariaHidden: 'true' });
  tip.textContent = texts.join('\n');
  host(anchor).append(tip);
  tip.showPopover();
  place(tip, anchor);
  shownFor = anchor;
}

function hide() {
  clearTimeout(timer);
  shownFor = null;
  if (tip?.isConnected) {
    tip.remove();
  }
}

/** On focus, a row shows all its texts that are cut off: only its links and buttons can have the focus. */
function focused({ target }) {
  if (!target.matches(':focus-visible')) {
    return;
  }
  const own = target.closest(WHOLE);
  const row = !target.dataset.whole && target.closest('.rows tr:not(.detail), .scroll tr, .history li');
  // A menu that closes gives the focus back while it still closes, when nothing else can be shown.
  setTimeout(() => target === document.activeElement && show(row || target, row ? [...row.querySelectorAll(WHOLE)].flatMap(whole) : own ? whole(own) : []));
}

function hovered({ target }) {
  if (target === tip || !(target instanceof Element)) {
    clearTimeout(timer);
    return;
  }
  const over = target.closest(WHOLE);
  if (over && over === shownFor) {
    clearTimeout(timer);
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(() => (over ? show(over, whole(over)) : shownFor && !shownFor.contains(document.activeElement) && hide()), HOVER_MS);
}

/** By touch, there is neither hover nor a focus that shows. */
function clicked({ target }) {
  const on = target instanceof Element && !target.closest('a, button:not(.hint), label, input') && target.closest(WHOLE);
  if (on) {
    show(on, whole(on));
  }
}

/** Shows the whole of cut texts (`.clip`, `.clamp`), and of `data-whole`, on hover, focus and touch; Escape and scrolling hide it. */
export function showWholeTexts() {
  document.addEventListener('focusin', focused);
  document.addEventListener('focusout', hide);
  document.addEventListener('pointerover', hovered);
  document.addEventListener('pointerdown', (event) => event.target !== tip && hide());
  document.addEventListener('click', clicked);
  document.addEventListener('scroll', hide, { capture: true, passive: true });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && shownFor) {
        hide();
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { capture: true },
  );
}
