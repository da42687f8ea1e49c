// Keyboard shortcuts of the page: keys without modifiers, outside of fields, menus and dialogs.

const bound = new Set();
const ELSEWHERE = 'input:not([type=checkbox], [type=radio]), select, textarea, dialog, [role=menu]';

/**
 * Binds keys.
 *
 * @param {string[]} keys alternatives, as in KeyboardEvent.key
 * @param {string} label what they do
 * @param {(event: KeyboardEvent) => boolean|void} run false leaves the key to the browser
 * @returns {() => void} unbinds them
 */
export function shortcut(keys, label, run) {
  const one = { keys, label, run };
  bound.add(one);
  return () => bound.delete(one);
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(ELSEWHERE) || document.querySelector('dialog[open]')) {
    return;
  }
  const found = [...bound].findLast(({ keys }) => keys.includes(event.key));
  if (found && found.run(event) !== false) {
    event.preventDefault();
  }
});
