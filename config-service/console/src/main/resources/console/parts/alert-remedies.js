// What the console can do about an alert: present findings, another check, and the dialog of the change that helps.
import { html, nothing } from '../view.js';
import { domainPath, get } from '../api.js';
import { now } from '../clock.js';
import { notes, reading } from '../load.js';
import { checkedNow, findingsNow } from './findings.js';
import { fixesOf } from './fixes.js';
import { skeleton } from './notices.js';
import { withModule } from './on-demand.js';
import { alertDetail, alertKey } from './states.js';
import { ago, message, original } from './text.js';
import { toast } from './toast.js';
import { ALERTS, alertTexts, partTitle } from '../words.js';
import { DIALOG } from '../words/dialog.js';
import { FINDINGS } from '../words/findings.js';

const HEALTH_MS = 5000;

/** Kinds of alerts that another port can end. */
const OF_PORTS = ['follow-needs-both-ports', 'origin-port-closed'];
/** The pages of a domain's parts that have no dialog of their own. */
const PAGES = { originTls: 'back-to-origin', originRequest: 'back-to-origin', clientTls: 'https' };

/**
 * The details of alerts of domains. Their findings are read while they are shown.
 *
 * @param {() => void} changed draws the page
 * @param {() => void} saved called after a change
 */
export function remediesOf(app, changed, saved) {
  /** By alert: the reading of the present findings, the last check, and the button that is at work. */
  const known = new Map();
  let shown = new Set();
  /** A dialog that comes late doesn't open on another page. */
  let isEnded = false;

  function of(alert) {
    const key = alertKey(alert);
    shown.add(key);
    if (!known.has(key)) {
      known.set(key, { health: reading((signal) => get(`${pathOf(alert)}/health`, signal), changed, () => HEALTH_MS), checked: null, failure: null, busy: null });
    }
    return known.get(key);
  }

  const pathOf = (alert) => domainPath(alert.domain);
  const pageOf = (alert) => `domains/${encodeURIComponent(alert.domain)}`;

  /** Shows that its button is at work meanwhile, and a failure beside it. */
  const working = (alert, name, work) => async () => {
    const own = of(alert);
    if (own.busy) {
      return;
    }
    Object.assign(own, { busy: name, failure: null });
    changed();
    try {
      await work(own);
    } catch (failure) {
      own.failure = failure;
    }
    own.busy = null;
    changed();
  };

  async function check(alert, own) {
    const answer = await get(`${pathOf(alert)}/preflight`);
    own.checked = { ...answer, at: new Date(now()).toISOString() };
    own.health.refresh();
  }

  /** What the dialogs of a domain take. */
  const options = (alert, domain) => ({
    app,
    domain,
    path: pathOf(alert),
    done: written(alert),
    written: written(alert),
    requested: () => app.go(`${pageOf(alert)}/change-requests`),
  });

  const written = (alert) => (revision) => {
    toast({ text: ALERTS.saved(alert.domain, revision), more: { text: ALERTS.details, href: `/console/${pageOf(alert)}` } });
    saved();
    known.get(alertKey(alert))?.health.refresh();
  };

  /** The redirect type that works, where one is known to, is chosen in the dialog. */
  async function changeType(alert) {
    const [domain, found] = await Promise.all([get(pathOf(alert)), get(`${pathOf(alert)}/recommendation`)]);
    await withModule(
      () => import('./policy-dialog.js'),
      ({ openPolicyDialog }) => isEnded || openPolicyDialog({ ...options(alert, domain), kind: 'static', enabled: true, type: found.strongest }),
    );
  }

  async function changeOrigins(alert) {
    const domain = await get(pathOf(alert));
    await withModule(
      () => import('./origins-dialog.js'),
      ({ editOrigins }) => isEnded || editOrigins(options(alert, domain)),
    );
  }

  async function requestPort(alert) {
    const domain = await get(pathOf(alert));
    await withModule(
      () => import('./port-request.js'),
      ({ askForPorts }) => isEnded || askForPorts(domain, pathOf(alert), options(alert, domain).requested),
    );
  }

  const button = (alert, own, name, word, work, title) => html`<button
    type="button"
    aria-label=${title || nothing}
    aria-disabled=${own.busy ? 'true' : nothing}
    @click=${working(alert, name, work)}
  >
    ${own.busy === name ? (name === 'check' ? ALERTS.checking : DIALOG.wait) : word}
  </button>`;

  /** The changes that help, as buttons; those of other parts are on the domain's page. */
  function changes(alert, cause, own) {
    if (!app.may('operator')) {
      return nothing;
    }
    const fixes = fixesOf({ code: cause });
    return html`${fixes.includes('policy') ? button(alert, own, 'policy', ALERTS.changeType, () => changeType(alert)) : nothing}
    ${OF_PORTS.includes(alert.kind) ? button(alert, own, 'ports', ALERTS.requestPort, () => requestPort(alert)) : nothing}
    ${fixes.includes('origins') ? button(alert, own, 'origins', ALERTS.editOrigins, () => changeOrigins(alert)) : nothing}
    ${fixes.filter((part) => PAGES[part]).map((part) => html`<a class="button" href=${`/console/${pageOf(alert)}/${PAGES[part]}`}>${partTitle(part)}</a>`)}`;
  }

  return {
    /** The details of an alert of a domain; `cause` is its group's. */
    view(alert, cause) {
      const own = of(alert);
      return html`<p>${alertDetail(alert)}</p>
        ${original(alertTexts(alert).original)}
        <div class="actions">
          ${changes(alert, cause, own)}
          ${app.may('operator') ? button(alert, own, 'check', ALERTS.checkAgain, (mine) => check(alert, mine), ALERTS.checkAgainOf(alert.domain)) : nothing}
        </div>
        ${message(own.failure)}
        <div aria-live="polite">${own.checked ? html`<p>${ALERTS.checkedNow(ago(own.checked.at))}</p>${checkedNow(own.checked)}` : nothing}</div>
        <h2>${FINDINGS.heading}</h2>
        ${notes(own.health)} ${own.health.shown(findingsNow, skeleton(4))}`;
    },
    /** Ends the readings of alerts that weren't shown since the last call. */
    sweep() {
      [...known.keys()].filter((key) => !shown.has(key)).forEach((key) => {
        known.get(key).health.end();
        known.delete(key);
      });
      shown = new Set();
    },
    end() {
      isEnded = true;
      known.forEach(({ health }) => health.end());
    },
  };
}
