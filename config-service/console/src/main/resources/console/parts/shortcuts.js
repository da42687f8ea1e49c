// Keyboard shortcuts of the page: keys without modifiers, outside of fields, popovers and dialogs. Those of a character can be switched off.

const bound = new Set();
const ELSEWHERE = 'input:not([type=checkbox], [type=radio]), select, textarea, dialog, [popover]';
const KEPT = 'backsource-shortcuts';
const OFF = 'off';
/** The time for the second key of two. */
const SECOND_KEY_MS = 1500;

/** The first key of two, such as G of G D, until its time is over. */
let first = '';
let timer = 0;

/**
 * Binds keys.
 *
 * @param {string[]} keys alternatives, as in KeyboardEvent.key; two keys in a row with a space between, such as 'g d'
 * @param {string} label what they do
 * @param {(event: KeyboardEvent) => boolean|void} run false leaves the key to the browser
 * @returns {() => void} unbinds them
 */
export function shortcut(keys, label, run) {
  const one = { keys, label, run };
  bound.add(one);
  return () => bound.delete(one);
}

/** The shortcuts of the page as it is now; where several have the same keys, the latest counts. */
export const shortcuts = () => [...bound].filter((one, index, all) => !all.slice(index + 1).some(({ keys }) => keys[0] === one.keys[0]));

export const areOn = () => localStorage.getItem(KEPT) !== OFF;

/** Switches the shortcuts of a character on or off, in this browser. */
export function turnShortcuts(on) {
  if (on) {
    localStorage.removeItem(KEPT);
  } else {
    localStorage.setItem(KEPT, OFF);
  }
}

function wait(key) {
  first = key;
  clearTimeout(timer);
  timer = setTimeout(() => (first = ''), SECOND_KEY_MS);
}

document.addEventListener('keydown', (event) => {
  const { key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(ELSEWHERE) || document.querySelector('dialog[open]')) {
    return;
  }
  if (key.length === 1 && !areOn()) {
    return;
  }
  const pressed = first ? `${first} ${key}` : key;
  const isBegun = !first && [...bound].some(({ keys }) => keys.some((each) => each.startsWith(`${key} `)));
  wait(isBegun ? key : '');
  const found = [...bound].findLast(({ keys }) => keys.includes(pressed));
  if (found && found.run(event) !== false) {
    event.preventDefault();
  }
});
