// The console: its pages' addresses, and the frame around the page.
import { html, nothing, render } from './view.js';
import { get } from './api.js';
import { connect, listen, live } from './live.js';
import { notes, reading } from './load.js';
import { closeFront } from './parts/dialog.js';
import { anyDialog, leave } from './session.js';
import { duration } from './parts/text.js';
import { openAccess } from './pages/access.js';
import { openAlerts } from './pages/alerts.js';
import { openAudit } from './pages/audit.js';
import { openChangeRequests } from './pages/change-requests.js';
import { openDomain } from './pages/domain.js';
import { openDomains } from './pages/domains.js';
import { openEdges } from './pages/edges.js';
import { openOverview } from './pages/overview.js';
import { openPurges } from './pages/purges.js';
import { openReceivers } from './pages/receivers.js';
import { ACCESS, ALERTS, AUDIT, CHANGE_REQUESTS, COMMON, DOMAINS, EDGES, FRAME, OVERVIEW, PURGES, RECEIVERS, SESSION } from './words.js';

const PAGES = [
  { path: 'overview', title: OVERVIEW.title, open: openOverview },
  { path: 'domains', title: DOMAINS.title, open: openDomains },
  { path: 'alerts', title: ALERTS.title, open: openAlerts },
  { path: 'receivers', title: RECEIVERS.title, open: openReceivers },
  { path: 'purges', title: PURGES.title, open: openPurges },
  { path: 'edges', title: EDGES.title, open: openEdges },
  { path: 'change-requests', title: CHANGE_REQUESTS.title, open: openChangeRequests, role: 'operator' },
  { path: 'audit', title: AUDIT.title, open: openAudit },
  { path: 'access', title: ACCESS.title, open: openAccess },
];
const ROOT = '/console/';
const SECOND_MS = 1000;
const CALLER_MS = 60_000;

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
/** The reading of the caller. Until it is there, all controls for changes are hidden. */
let caller = null;
let shownPath = null;
/** Path and query of the shown page. */
let shownAddress = null;
/** The id and the roles of the caller at the start of the page. */
let known = null;

function open() {
  const path = location.pathname.slice(ROOT.length);
  const query = new URLSearchParams(location.search);
  const [first, ...rest] = path.split('/').map(decoded);
  if (!first) {
    history.replaceState(null, '', `${ROOT}overview`);
    open();
    return;
  }
  if (page) {
    page.close();
  }
  const entry = PAGES.find((known) => known.path === first);
  shownPath = first;
  page = entry ? (first === 'domains' && rest[0] ? openDomain(app, rest[0], rest[1] || '') : entry.open(app, query)) : unknown();
  document.title = FRAME.title(page.title);
  draw();
  const heading = document.querySelector('main h1');
  if (heading) {
    heading.focus();
  }
}

/** A decoded segment of a path; an undecodable one matches no page. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '\u0000';
  }
}

function unknown() {
  return { title: FRAME.notFound, close() {}, view: () => html`<h1 tabindex="-1">${FRAME.notFound}</h1><p>${FRAME.noPage}</p>` };
}

function draw() {
  if (!page) {
    return;
  }
  shownAddress = address();
  render(
    html`
      <a class="skip" href="#main">${FRAME.skip}</a>
      <header>
        <a class="brand" href="/console/">${FRAME.name}</a>
        <nav aria-label=${FRAME.navigation}>
          ${PAGES.filter((entry) => !entry.role || app.may(entry.role)).map(
            (entry) => html`<a href=${ROOT + entry.path} aria-current=${entry.path === shownPath ? 'page' : nothing}>${entry.title}</a>`,
          )}
        </nav>
        <div class="who">
          ${liveMark()}
          <a href="/console/account">${document.body.dataset.caller}</a>
          <form method="post" action="/console/sign-out"><button>${FRAME.signOut}</button></form>
        </div>
      </header>
      <main id="main">${caller ? notes(caller) : nothing} ${page.view()}</main>
    `,
    document.body,
  );
}

/** The duration is outside of the live region: screen readers announce the state once. */
function liveMark() {
  const [kind, word] = !live.begun ? ['wait', FRAME.connecting] : live.on ? ['good', FRAME.live] : ['bad', FRAME.notLive];
  return html`<span>
    <span class="state ${kind}" role="status">${word}</span>${live.begun && !live.on ? html` ${COMMON.lasting(duration(Date.now() - live.since))}` : nothing}
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
  }
  known = known || now;
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
window.addEventListener('popstate', moved);
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

document.body.replaceChildren();
open();
connect();
caller = reading((signal) => get('/caller', signal), recognise, () => CALLER_MS);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    caller.refresh();
  }
});
