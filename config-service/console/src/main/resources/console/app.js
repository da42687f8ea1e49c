// The console: its pages' addresses, and the frame around the page.
import { html, nothing, render } from './view.js';
import { get } from './api.js';
import { LANGUAGE, LANGUAGES, number } from './language.js';
import { connect, listen, live, OF_ALERTS, throttled } from './live.js';
import { notes, reading } from './load.js';
import { keys, menu } from './parts/controls.js';
import { icon } from './parts/icons.js';
import { head, skeleton } from './parts/notices.js';
import { notLoaded, withModule } from './parts/on-demand.js';
import { showWholeTexts } from './parts/popover.js';
import { visited } from './parts/recent.js';
import { reviews } from './parts/reviews.js';
import { shortcut } from './parts/shortcuts.js';
import { anyDialog, closeFront, leave, leftFor } from './session.js';
import { duration } from './parts/text.js';
import { toast } from './parts/toast.js';
import { setTheme, theme, THEMES } from './theme.js';
import { COMMON, FRAME, SERVICE, SESSION, SHORTCUTS, TITLES } from './words.js';

/** The pages. `key` after G leads to it. `load` fetches a page's module; what it resolves to opens the page, with the query and the rest of the path. */
const PAGES = [
  { path: 'overview', key: 'o', title: TITLES.overview, load: async () => (await import('./pages/overview.js')).openOverview },
  { path: 'domains', key: 'd', title: TITLES.domains, load: async () => (await import('./pages/domains.js')).openDomains },
  { path: 'alerts', key: 'a', title: TITLES.alerts, load: async () => (await import('./pages/alerts.js')).openAlerts },
  { path: 'change-requests', key: 'r', title: TITLES.changeRequests, load: async () => (await import('./pages/change-requests.js')).openChangeRequests, role: 'operator' },
  { path: 'edges', key: 'e', title: TITLES.edges, load: async () => (await import('./pages/edges.js')).openEdges },
  { path: 'purges', key: 'p', title: TITLES.purges, load: async () => (await import('./pages/purges.js')).openPurges },
  { path: 'receivers', key: 'v', title: TITLES.receivers, load: async () => (await import('./pages/receivers.js')).openReceivers },
  { path: 'audit', key: 'l', title: TITLES.audit, load: async () => (await import('./pages/audit.js')).openAudit },
  { path: 'access', key: 'k', title: TITLES.access, load: async () => (await import('./pages/access.js')).openAccess },
];
/** Pages outside of the navigation. */
const DOMAIN = { load: async () => opensDomain(await import('./pages/domain.js')) };
const COMPONENTS = { path: 'components', title: FRAME.name, load: async () => (await import('./pages/components.js')).openComponents };

const opensDomain =
  ({ openDomain }) =>
  (app, query, [name, section]) =>
    openDomain(app, name, section || '');

const ROOT = '/console/';
const SECOND_MS = 1000;
/** The script of the page that is opened first comes with the first script. */
const WITH_THE_FIRST_MS = 100;
const CALLER_MS = 60_000;
const COUNTS_MS = 60_000;
const EVENTS_MS = 2000;
const REQUESTS_EVENTS_MS = 15_000;
/** Beyond, the number of requests is "50+". */
const MOST_REQUESTS = 50;

const app = {
  /** The caller, from the API; null until it is read. */
  get caller() {
    return caller && caller.data;
  },
  go(path) {
    history.pushState(null, '', ROOT + path);
    open();
  },
  draw,
  /** Whether the caller has a role somewhere, or everywhere. It only hides controls; the API decides. */
  may(role, everywhere = false) {
    const ranks = ['viewer', 'operator', 'administrator'];
    return !!app.caller && app.caller.roles.some((held) => ranks.indexOf(held.role) >= ranks.indexOf(role) && !(everywhere && (held.team || held.names)));
  },
};

let page = null;
/** Counts the navigations: a module that arrives after the next one isn't shown. */
let opening = 0;
/** The reading of the caller. Until it is there, all controls for changes are hidden. */
let caller = null;
/** The numbers beside links of the navigation, by path. */
const counts = {};
let shownPath = null;
/** Path and query of the shown page. */
let shownAddress = null;
/** The id and the roles of the caller at the start of the page. */
let known = null;
/** Whether the navigation is open, where there is no room for it. */
let isOpen = false;

async function open() {
  const path = location.pathname.slice(ROOT.length);
  const query = new URLSearchParams(location.search);
  const [first, ...rest] = path.split('/').map(decoded);
  if (!first) {
    history.replaceState(null, '', `${ROOT}overview`);
    return open();
  }
  page?.close();
  const mine = ++opening;
  shownPath = first;
  isOpen = false;
  const entry = first === 'domains' && rest[0] ? DOMAIN : [...PAGES, COMPONENTS].find((each) => each.path === first);
  if (!entry) {
    show(unknown());
    return;
  }
  let hasArrived = false;
  if (!entry.begin) {
    const title = entry.title || rest[0];
    const hold = () => {
      if (mine === opening) {
        show(still(title, skeleton(8, 'rows')));
        hasArrived = true;
      }
    };
    const timer = page ? hold() : setTimeout(hold, WITH_THE_FIRST_MS);
    try {
      entry.begin = await entry.load();
    } catch {
      if (mine === opening) {
        show(still(title, notLoaded()), true);
      }
      return;
    } finally {
      clearTimeout(timer);
    }
    if (mine !== opening) {
      return;
    }
  }
  if (entry === DOMAIN) {
    visited(rest[0]);
  }
  show(entry.begin(app, query, rest), hasArrived);
}

/** A navigation focuses the page's heading; a module that arrives does so only where the focus was on what it replaced. */
function show(next, hasArrived = false) {
  const isFirst = !page;
  page = next;
  document.title = FRAME.title(page.title);
  draw();
  if (isFirst) {
    // The first layout takes long, and a focus would add it to this task.
    requestAnimationFrame(() => document.activeElement === document.body && focusHeading());
  } else if (!hasArrived || document.activeElement === document.body) {
    focusHeading();
  }
}

const focusHeading = () => document.querySelector('main h1')?.focus();

/** A page that reads nothing. */
const still = (title, content) => ({ title, close() {}, view: () => html`${head({ title })} ${content}` });

const unknown = () => still(FRAME.notFound, html`<p>${FRAME.noPage}</p>`);

/** A decoded segment of a path; an undecodable one matches no page. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '\u0000';
  }
}

function draw() {
  if (!page) {
    return;
  }
  shownAddress = address();
  render(
    html`
      <a class="skip" href="#main">${FRAME.skip}</a>
      <header class=${isOpen ? 'open' : nothing} @keydown=${(event) => event.key === 'Escape' && isOpen && fold(event)}>
        <button type="button" class="bare fold" aria-label=${FRAME.menu} aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="frame" @click=${unfold}>${icon(isOpen ? 'close' : 'menu')}</button>
        <a class="brand" href="/console/"><img src=${mark} alt="" width="20" height="20" />${FRAME.name}</a>
        <button type="button" class="find" aria-keyshortcuts="Control+K Meta+K" @click=${find}>${icon('search')}<span>${FRAME.find}</span>${keys(...SHORTCUTS.find(isApple))}</button>
        <div id="frame">
          <nav aria-label=${FRAME.navigation}>
            <ul>
              ${callersPages().map(
                ({ path, title }) => html`<li><a href=${ROOT + path} aria-current=${path === shownPath ? 'page' : nothing}>${icon(path)}${title}</a>${counts[path]?.() ?? nothing}</li>`,
              )}
            </ul>
          </nav>
          <div class="who">
            <a class="clip" href="/console/account">${document.body.dataset.caller}</a>
            ${menu(FRAME.language, languages, icon('language'))} ${menu(FRAME.theme, themes, icon('theme'))}
            <form method="post" action="/console/sign-out"><button>${FRAME.signOut}</button></form>
          </div>
        </div>
        ${liveMark()}
      </header>
      <main id="main">${caller ? notes(caller) : nothing} ${page.view()}</main>
    `,
    document.body,
  );
}

/** Each in its own words, for whoever can't read the present one. */
const languages = () =>
  LANGUAGES.map((tag) => ({ text: html`<span lang=${tag}>${FRAME.languages[tag]}</span>`, checked: LANGUAGE === tag, run: () => chooseLanguage(tag) }));

const callersPages = () => PAGES.filter((entry) => !entry.role || app.may(entry.role));

const isApple = /Mac|iP/.test(navigator.platform);

const addDomain = (name) => withModule(() => import('./parts/add-domain.js'), ({ openAddDomain }) => openAddDomain(app, name));
const showShortcuts = () => withModule(() => import('./parts/shortcut-sheet.js'), ({ openShortcuts }) => openShortcuts());

const find = () =>
  withModule(
    () => import('./parts/palette.js'),
    ({ openPalette }) => {
      const [first, name] = location.pathname.slice(ROOT.length).split('/').map(decoded);
      const pages = callersPages().map(({ path, title }) => ({ text: title, icon: path, run: () => app.go(path) }));
      openPalette({ app, pages, domain: first === 'domains' ? name : undefined, addDomain, showShortcuts });
    },
  );

/** The caller's shortcuts on every page. */
function bindKeys() {
  callersPages().forEach(({ path, key, title }) => shortcut([`g ${key}`], SHORTCUTS.goTo(title), () => app.go(path)));
  shortcut(['/'], SHORTCUTS.palette, () => void find());
  if (app.may('operator')) {
    shortcut(['n'], SHORTCUTS.add, () => void addDomain(''));
  }
  shortcut(['?'], SHORTCUTS.sheet, () => void showShortcuts());
}

const themes = () => THEMES.map((name) => ({ text: FRAME.themes[name], checked: theme() === name, run: () => setTheme(name) }));

async function chooseLanguage(language) {
  try {
    await fetch('/console/language', { method: 'POST', body: new URLSearchParams({ language }), redirect: 'manual' });
    location.reload();
  } catch {
    toast({ text: SERVICE.unreachable, kind: 'bad' });
  }
}

const mark = document.querySelector('link[rel=icon]').href;

function unfold() {
  isOpen = !isOpen;
  draw();
}

function fold(event) {
  unfold();
  event.currentTarget.querySelector('.fold').focus();
}

/** A number that wants something; nothing for none. */
const count = (kind, number, word) => (number ? html`<span class="count ${kind}">${number}<span class="unseen"> ${word}</span></span>` : nothing);

/** The number that was read; what could not be read isn't none. */
const counted = (one, kind, word) => (one.failure ? count('unknown', '?', COMMON.unknown) : count(kind, one.data, word));

/** Begins to count what waits for the caller. */
function countAll() {
  const firing = reading(async (signal) => (await get('/alerts?status=FIRING&size=1', signal, 'low')).total, draw, () => COUNTS_MS);
  counts.alerts = () => counted(firing, 'bad', FRAME.firing);
  const ofAlerts = throttled(firing.refresh, EVENTS_MS);
  listen((event) => (event === null || event.type === OF_ALERTS) && ofAlerts.call());
  if (app.may('operator')) {
    const requests = reading(toReview, draw, () => COUNTS_MS);
    counts['change-requests'] = () => counted(requests, 'wait', FRAME.toReview);
    const ofChanges = throttled(requests.refresh, REQUESTS_EVENTS_MS);
    listen((event) => event?.type !== OF_ALERTS && ofChanges.call());
  }
}

async function toReview(signal) {
  const { items, next } = await get(`/change-requests?state=open&size=${MOST_REQUESTS}`, signal, 'low');
  const waiting = items.filter((request) => reviews(app, request)).length;
  return next ? `${waiting}+` : waiting;
}

/** The duration is outside of the live region: screen readers announce the state once. */
function liveMark() {
  const [kind, word] = !live.begun ? ['wait', FRAME.connecting] : live.on ? ['good', FRAME.live] : ['bad', FRAME.notLive];
  return html`<span class="live">
    <span class="state ${kind}" role="status">${icon(kind)}${word}</span>${live.begun && !live.on ? html` ${COMMON.lasting(duration(Date.now() - live.since))}` : nothing}
  </span>`;
}

const address = () => location.pathname + location.search;

/** Back closes an open dialog before it leaves the page. A change of the fragment alone is no navigation. */
function moved() {
  if (address() === shownAddress) {
    return;
  }
  if (anyDialog()) {
    history.pushState(null, '', shownAddress);
    closeFront();
    return;
  }
  open();
}

/** Another caller, or other roles, reload the page. */
function recognise() {
  const now = caller.data && JSON.stringify([caller.data.id, caller.data.roles]);
  if (now && known && now !== known) {
    leave(JSON.parse(known)[0] === caller.data.id ? SESSION.rolesChanged : SESSION.otherUser);
  } else if (leftFor() && !caller.failure) {
    leave(null);
    connect();
  }
  if (now && !known) {
    known = now;
    countAll();
    bindKeys();
  }
  draw();
}

/** Follows links within the console without a reload. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target) {
    return;
  }
  const to = new URL(link.href);
  if (to.origin === location.origin && to.pathname.startsWith(ROOT) && to.pathname !== '/console/account' && !to.hash) {
    event.preventDefault();
    history.pushState(null, '', to.pathname + to.search);
    open();
  }
});
document.addEventListener('pointerdown', (event) => isOpen && event.target instanceof Element && !event.target.closest('header') && unfold());
document.addEventListener('keydown', (event) => {
  const isFind = event.key.toLowerCase() === 'k' && event.metaKey !== event.ctrlKey && !event.altKey && !event.shiftKey;
  if (isFind && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    find();
  }
});
window.addEventListener('popstate', moved);
showWholeTexts();
listen((event) => {
  if (event === null) {
    draw();
  }
});
setInterval(() => {
  if (!document.hidden) {
    draw();
  }
}, SECOND_MS);

/** A task of its own: to run all modules takes one already. The page's own requests come first. */
setTimeout(async () => {
  document.body.replaceChildren();
  try {
    await open();
  } finally {
    connect();
    // Its first format takes milliseconds, which the task that shows the first data would have besides.
    setTimeout(() => number(0));
    caller = reading((signal) => get('/caller', signal), recognise, () => CALLER_MS);
    window.addEventListener('focus', caller.refresh);
  }
});
