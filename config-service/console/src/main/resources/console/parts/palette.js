// The palette: domains, pages and actions by their beginnings, by keyboard only. A dialog with a combobox and its list.
import { html, nothing, render } from '../view.js';
import { get } from '../api.js';
import { keys } from './controls.js';
import { icon } from './icons.js';
import { recentDomains } from './recent.js';
import { setTheme, THEMES } from '../theme.js';
import { FRAME, SHORTCUTS } from '../words.js';
import { PALETTE } from '../words/palette.js';

const TYPING_MS = 120;
const MOST_DOMAINS = 8;
const LISTED = 'palette-list';
const optionId = (index) => `palette-${index}`;

/**
 * Opens the palette.
 *
 * @param {{app: object, pages: {text: string, icon: string, run: () => void}[], domain?: string, addDomain: (name: string) => void, showShortcuts: () => void}} options
 *   `pages` are those of the caller, `domain` is that of the shown page
 */
export function openPalette({ app, pages, domain, addDomain, showShortcuts }) {
  const host = Object.assign(document.createElement('dialog'), { className: 'palette', ariaLabel: PALETTE.title });
  const before = document.activeElement;
  document.body.append(host);
  let typed = '';
  /** Found domains; null while they are looked up. */
  let domains = [];
  let failure = null;
  let active = 0;
  let timer = 0;
  let underway = null;
  let isChosen = false;
  /** Whether Enter was pressed for what is being looked up. */
  let chooses = false;

  const close = () => host.close();
  window.addEventListener('popstate', close);
  host.addEventListener('close', () => {
    window.removeEventListener('popstate', close);
    clearTimeout(timer);
    underway?.abort();
    host.remove();
    if (!isChosen && before instanceof HTMLElement && before.isConnected) {
      before.focus();
    }
  });
  host.addEventListener('click', (event) => event.target === host && close());

  const toDomain = (name) => ({ text: name, icon: 'domains', run: () => app.go(`domains/${encodeURIComponent(name)}`) });
  const fits = ({ text }) => typed.toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word));

  /** The actions that the caller may take. What is typed may be a new domain. */
  function actions() {
    const name = /^[^\s/]+\.[^\s/]+$/.test(typed) ? typed : '';
    return [
      ...(app.may('operator') && domain ? [{ text: PALETTE.purge(domain), icon: 'purges', run: () => app.go(`domains/${encodeURIComponent(domain)}/purge`) }] : []),
      ...(app.may('operator') ? [{ text: PALETTE.addDomain(name), icon: 'plus', run: () => addDomain(name) }] : []),
      ...THEMES.map((each) => ({ text: PALETTE.theme(FRAME.themes[each]), icon: 'theme', run: () => setTheme(each) })),
      { text: SHORTCUTS.sheet, icon: 'more', run: showShortcuts },
      { text: FRAME.signOut, icon: 'access', run: () => document.querySelector('.who form').requestSubmit() },
    ];
  }

  /** The groups with something in them. */
  const groups = () =>
    [
      typed ? [PALETTE.domains, (domains || []).map(toDomain)] : [PALETTE.recent, recentDomains().map(toDomain)],
      [PALETTE.actions, actions().filter(fits)],
      [PALETTE.pages, pages.filter(fits)],
    ].filter(([, items]) => items.length);

  const options = () => groups().flatMap(([, items]) => items);

  function type(event) {
    typed = event.target.value.trim();
    active = 0;
    chooses = false;
    failure = null;
    clearTimeout(timer);
    underway?.abort();
    domains = typed ? null : [];
    if (typed) {
      timer = setTimeout(look, TYPING_MS);
    }
    draw();
  }

  async function look() {
    const mine = (underway = new AbortController());
    try {
      const found = await get(`/domains?${new URLSearchParams({ query: typed, size: MOST_DOMAINS })}`, mine.signal);
      domains = found.items.map(({ name }) => name);
    } catch (thrown) {
      if (mine.signal.aborted) {
        return;
      }
      domains = [];
      failure = thrown;
    }
    if (mine === underway && host.open) {
      draw();
      settle();
    }
  }

  function press(event) {
    const many = options().length;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (to !== undefined && many) {
      event.preventDefault();
      active = (to + many) % many;
      draw();
      host.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      chooses = true;
      settle();
    }
  }

  /** Does what Enter was pressed for, once the list is that of what was typed. */
  function settle() {
    const chosen = options()[active];
    if (chooses && domains !== null) {
      chooses = false;
      if (chosen) {
        choose(chosen);
      }
    }
  }

  function choose(one) {
    isChosen = true;
    close();
    one.run();
  }

  function draw() {
    const shown = groups();
    const many = options().length;
    let index = 0;
    render(
      html`
        <div class="palette-field">
          ${icon('search')}
          <input
            type="text"
            role="combobox"
            aria-expanded=${many ? 'true' : 'false'}
            aria-controls=${LISTED}
            aria-autocomplete="list"
            aria-activedescendant=${many ? optionId(active) : nothing}
            aria-label=${PALETTE.title}
            placeholder=${PALETTE.placeholder}
            autocomplete="off"
            spellcheck="false"
            maxlength="253"
            @input=${type}
            @keydown=${press}
          />
        </div>
        <div role="listbox" id=${LISTED} aria-label=${PALETTE.results}>
          ${shown.map(
            ([title, items]) => html`<div role="group" aria-label=${title}>
              <div class="palette-group" aria-hidden="true">${title}</div>
              ${items.map((one) => option(one, index++))}
            </div>`,
          )}
        </div>
        <p class="quiet" role="status">${failure ? failure.message : domains === null ? PALETTE.looking : many ? html`<span class="unseen">${PALETTE.found(many)}</span>` : PALETTE.none}</p>
        <p class="palette-keys quiet" aria-hidden="true">${keys('↑', '↓')} ${PALETTE.move} ${keys('↵')} ${PALETTE.open} ${keys(PALETTE.escape)} ${PALETTE.close}</p>
      `,
      host,
    );
  }

  const option = (one, index) => html`<div role="option" id=${optionId(index)} aria-selected=${index === active ? 'true' : 'false'} @click=${() => choose(one)}>
    ${icon(one.icon)}<span class="clip">${one.text}</span>
  </div>`;

  draw();
  host.showModal();
  host.querySelector('input').focus();
}
