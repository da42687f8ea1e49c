// The sheet of the keyboard shortcuts of the page, with their switch.
import { html } from '../view.js';
import { keys, toggle } from './controls.js';
import { openDialog } from './dialog.js';
import { areOn, shortcuts, turnShortcuts } from './shortcuts.js';
import { COMMON, SHORTCUTS } from '../words.js';

export function openShortcuts() {
  const all = shortcuts();
  const dialog = openDialog({
    title: SHORTCUTS.title,
    ok: COMMON.close,
    shows: true,
    content: () => html`
      <p class="shortcut-switch"><span id="shortcut-switch">${SHORTCUTS.ofCharacters}</span> ${toggle({ on: areOn(), labelledby: 'shortcut-switch', turn })}</p>
      <p class="quiet">${SHORTCUTS.off}</p>
      <dl class="shortcuts">
        <dt>${keys(...SHORTCUTS.find(isApple()))}</dt>
        <dd>${SHORTCUTS.palette}</dd>
        ${all.map(({ keys: [main], label }) => html`<dt>${keys(...main.split(' ').map(SHORTCUTS.key))}</dt><dd>${label}</dd>`)}
      </dl>
    `,
    done: async () => true,
  });

  function turn(on) {
    turnShortcuts(on);
    dialog.redraw();
  }
}

const isApple = () => /Mac|iP/.test(navigator.platform);
