// Modules loaded on demand, and the notice of a module that couldn't be loaded.
import { html } from '../view.js';
import { get } from '../api.js';
import { callout, skeleton } from './notices.js';
import { toast } from './toast.js';
import { COMMON, FRAME } from '../words.js';

/** In the place of what could not be loaded: why, and a reload. */
export const notLoaded = () =>
  callout('error', { title: FRAME.notLoaded, content: FRAME.notLoadedWhy, actions: html`<button type="button" @click=${reload}>${FRAME.reload}</button>` });

/** Reloads once the service responds, since a browser keeps no page without it. */
async function reload({ currentTarget: button }) {
  button.disabled = true;
  try {
    await get('/caller');
    location.reload();
  } catch {
    button.disabled = false;
  }
}

/**
 * A part of a page from a module of its own.
 *
 * @param {() => Promise<object>} load such as () => import('../parts/traffic.js')
 * @param {(module: object) => void} arrived
 * @param {() => void} changed draws the page
 * @returns {{view: (place?: any) => any}} what holds its place until it is there, or says that it won't be
 */
export function onDemand(load, arrived, changed) {
  let isLost = false;
  load()
    .then(arrived, () => (isLost = true))
    .then(changed);
  return { view: (place = skeleton(6)) => (isLost ? notLoaded() : place) };
}

let latest = 0;

const dialogs = () => [...document.querySelectorAll('dialog[open]')];

/** Does something with a module, such as open its dialog, unless the page was left or something else begun meanwhile; a toast says so where it doesn't arrive. */
export async function withModule(load, use) {
  const mine = ++latest;
  const { pathname } = location;
  const before = dialogs();
  const isWanted = () => mine === latest && location.pathname === pathname && dialogs().every((one) => before.includes(one));
  let module;
  try {
    module = await load();
  } catch {
    if (isWanted()) {
      toast({ text: COMMON.sentences(FRAME.notLoaded, FRAME.notLoadedWhy), kind: 'bad' });
    }
    return;
  }
  if (isWanted()) {
    use(module);
  }
}
