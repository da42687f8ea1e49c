// Modal dialogs, by the browser's own (focus stays inside, Escape closes).
import { Directive, directive, html, noChange, nothing, render } from '../view.js';
import { ask, Refused } from '../api.js';
import { leftFor, stay } from '../session.js';
import { message } from './text.js';
import { COMMON, SESSION } from '../words.js';
import { DIALOG } from '../words/dialog.js';

const CONSENT_MISSING = 'consent-missing';
/** Whether a refusal asks for a second person. */
export const needsConsent = (refused) => refused instanceof Refused && refused.is(CONSENT_MISSING);
/** Whether a refusal asks for the number of domains that change within a minute. */
export const isMassChange = (refused) => refused instanceof Refused && refused.is('mass-change') && Number.isInteger(refused.problem.domains);
/** Refusals of a change by its pre-flight; the same change without one is another decision. */
const BY_PREFLIGHT = ['preflight-failed', 'preflight-no-verdict'];
const OUTDATED = 412;
/** The time in which a click may still mean the button as it was. */
const HELD_MS = 500;

/** The open dialogs, the latest last, each with the element to focus after it. */
const opened = [];

/**
 * Opens a dialog.
 *
 * @param {{title: string|(() => string), ok: string|(() => string), anyway?: string|(() => string), danger?: boolean, against?: () => boolean, shows?: boolean, wide?: boolean, content: (failure: any) => any,
 *     done: (form: FormData, query: string) => Promise<boolean|void>, skips?: () => boolean, counts?: () => boolean,
 *     blocked?: () => boolean, why?: () => string, actions?: () => any, underway?: () => boolean, leave?: () => void, kept?: () => boolean, closed?: () => void,
 *     request?: {path: string, parts: () => object, rollout?: () => object|undefined, revision: () => number, meet: () => Promise<void>, made: () => void}}} options
 *   While `against`, the main button is dangerous and not the default: only a click on it submits, and none that was begun before. So it is after a refusal by a pre-flight, until an input: it
 *   is called `anyway` then, and the `query` that `done` gets skips the pre-flight, as it does while `skips`. A refusal of a change of many domains asks for their number, which that query has from then
 *   on; a change that doesn't count, since it goes out by share, needs none. `shows` leaves out the button to cancel; `wide` is for
 *   comparisons. `done` is called on the main button; the dialog stays open when it returns false or throws, and shows the
 *   failure at the top. While `blocked`, the main button is disabled, and `why` says the reason. `actions` are buttons in place of the usual two, where there are
 *   any. While `kept`, only the main button closes the dialog; while `done` runs, nothing does. While `underway`, an attempt to close it calls `leave` instead,
 *   and a reload is asked about. `request` is the change request in place of a change without consent, with the plan of its `rollout`, if it goes by share; `meet` reads another person's change
 * @returns {{redraw: () => void, close: () => void, confirm: (problem: object) => void, consent: (refused: Refused|null, isAsking?: boolean) => boolean, renew: () => void, point: () => void}}
 *   `consent` takes the latest refusal, or null, and returns whether consent is missing; `confirm` takes a refusal of a change of many domains; with `isAsking`, a dry run is in progress: the earlier answer stays, and the button is
 *   disabled. `renew` reports a change of the input by a button; `point` focuses a
 *   control where the focused one is gone
 */
export function openDialog(options) {
  const host = document.createElement('dialog');
  host.setAttribute('aria-labelledby', 'dialog-title');
  host.classList.toggle('wide', !!options.wide);
  document.body.append(host);
  const under = opened.find((other) => other.host.contains(document.activeElement));
  const before = under ? under.before : document.activeElement;
  const place = { host, before };
  opened.push(place);
  const kept = () => !!options.kept && options.kept();
  let failure = null;
  let busy = false;
  let clicked = false;
  let missing = null;
  let isAsked = false;
  /** Whether the main button could be pressed, and its text; whether it has just become another, dangerous one. */
  let was = { isFree: false, text: '' };
  let isHeld = false;
  let holding = 0;
  /** Whether the pre-flight of the present input has refused it. */
  let refused = false;
  /** Of a change of many domains; null where nothing asks for it. */
  let mass = null;
  /** The typed reason, kept over other choices. */
  let said = '';

  const close = () => {
    host.close();
  };
  const underway = () => !!options.underway && options.underway();
  /** Whether it may be closed from outside; asks about what is underway. */
  const mayLeave = () => {
    if (busy || kept()) {
      return false;
    }
    if (underway()) {
      options.leave();
      return false;
    }
    return true;
  };
  /** Closes it from outside: Cancel, or the browser's Back. */
  const leaveBy = () => mayLeave() && close();
  const hold = (event) => mayLeave() || event.preventDefault();
  host.addEventListener('cancel', hold);
  // A second Escape can't be prevented in `cancel`; in `keydown` it can.
  host.addEventListener('keydown', (event) => event.key === 'Escape' && hold(event));
  window.addEventListener('beforeunload', askFirst);
  host.addEventListener('close', () => {
    window.removeEventListener('beforeunload', askFirst);
    host.remove();
    opened.splice(opened.indexOf(place), 1);
    refocus(before);
    if (options.closed) {
      options.closed();
    }
    unhold();
  });

  /** Asks before a reload loses data that is shown only once, or ends what is underway. */
  function askFirst(event) {
    if (kept() || underway()) {
      event.preventDefault();
    }
  }

  async function submit(event) {
    event.preventDefault();
    if (busy || (against() && !clicked)) {
      return;
    }
    clicked = false;
    busy = true;
    failure = null;
    const form = new FormData(event.target);
    const at = document.activeElement;
    redraw();
    // Escape has to reach the dialog.
    host.querySelector('.dialog-actions').lastElementChild.focus();
    const requesting = missing !== null;
    try {
      if ((requesting ? await request(form) : await options.done(form, query())) !== false) {
        close();
        if (requesting) {
          options.request.made();
        }
      }
      refused = false;
    } catch (thrown) {
      failure = consent(thrown) || confirm(thrown) || thrown.status === 401 ? null : thrown;
      refused = isMassChange(thrown) ? refused : thrown instanceof Refused && BY_PREFLIGHT.some((kind) => thrown.is(kind));
    }
    busy = false;
    if (host.open) {
      redraw();
      at.focus();
      point();
    }
  }

  /** Asks for the number of domains where a refusal names one. */
  function confirm(thrown) {
    const isMass = isMassChange(thrown);
    if (isMass && mass?.domains !== thrown.problem.domains) {
      mass = confirmationOf(thrown.problem, () => redraw());
    }
    return isMass;
  }

  /** Whether the number of domains is to be confirmed. */
  const asks = () => !!mass && !missing && (options.counts?.() ?? true);

  function query() {
    const all = { ...(refused || options.skips?.() ? { preflight: 'skip' } : {}), ...(asks() ? { confirmedDomains: mass.domains } : {}) };
    return Object.keys(all).length ? `?${new URLSearchParams(all)}` : '';
  }

  const against = () => !missing && (refused || asks() || (!!options.against && options.against()));
  const textOf = (text) => (typeof text === 'function' ? text() : text);
  const ok = () => textOf(options.ok);

  /** Another input is another change. */
  function inputs() {
    if (refused && !busy) {
      refused = false;
      redraw();
    }
  }

  function click(event) {
    if (against() && !isHeld) {
      clicked = true;
      event.target.form.requestSubmit();
    }
  }

  /** Focuses the first wrong field after a refusal, or the dialog's first usable control. */
  function point() {
    const told = host.querySelector('.wrong');
    const place = told && told.closest('.field, fieldset');
    const target = place && place.querySelector('input, select, textarea');
    if (target) {
      target.focus();
    } else if (!host.contains(document.activeElement)) {
      (host.querySelector('.dialog-actions .primary:not(:disabled)') || host.querySelector('.dialog-actions button:not(:disabled), button:not(:disabled), input')).focus();
    }
  }

  /** Notes a refusal for missing consent; any other outcome clears it. */
  function consent(refused, isAsking = false) {
    failure = null;
    isAsked = isAsking;
    if (isAsking) {
      return false;
    }
    missing = options.request && needsConsent(refused) ? refused : null;
    return missing !== null;
  }

  async function request(form) {
    const { path, parts, revision, meet, begin, rollout } = options.request;
    begin?.();
    try {
      await ask('POST', `${path}/change-requests`, { body: { parts: parts(), rollout: rollout?.(), reason: form.get('reason') }, ifMatch: revision() });
    } catch (thrown) {
      if (thrown instanceof Refused && thrown.status === OUTDATED) {
        await meet();
      } else {
        failure = thrown;
      }
      return false;
    }
    return true;
  }

  const reason = () => html`
    <div class="warning" role="alert">
      <strong>${DIALOG.consent}</strong>${DIALOG.weakens(missing.problem.reason || missing.message)}
    </div>
    ${field(COMMON.reason, html`<textarea name="reason" required maxlength="1000" .value=${said} @input=${(event) => (said = event.target.value)}></textarea>`, wrong(failure, 'reason'), DIALOG.reasonHint)}
  `;

  function redraw() {
    render(
      html`<form @submit=${submit} @input=${inputs}>
        <h2 id="dialog-title">${textOf(options.title)}</h2>
        ${message(failure)} ${leftFor() ? gone() : nothing}
        <div class="dialog-content" ?inert=${busy}>${options.content(failure)} ${missing ? reason() : asks() ? mass.view() : nothing}</div>
        <div class="dialog-actions">${options.actions?.() || buttons()}</div>
      </form>`,
      host,
    );
  }

  function buttons() {
    const isUnconfirmed = asks() && !mass.isGiven();
    const isBlocked = !busy && (missing ? isAsked : isUnconfirmed || (!!options.blocked && options.blocked()));
    const why = isBlocked && (isUnconfirmed ? DIALOG.typeNumber(mass.domains) : options.why?.());
    const isAgainst = against();
    const text = missing ? DIALOG.request : refused ? textOf(options.anyway) || DIALOG.anyway(ok()) : ok();
    if (isAgainst && text !== was.text && was.isFree) {
      isHeld = true;
      clearTimeout(holding);
      holding = setTimeout(() => {
        isHeld = false;
        redraw();
      }, HELD_MS);
    }
    was = { isFree: !isBlocked, text };
    return html`${why ? html`<span class="why quiet" id="why">${why}</span>` : nothing}
      ${options.shows ? nothing : html`<button type="button" aria-disabled=${busy ? 'true' : nothing} @click=${leaveBy}>${COMMON.cancel}</button>`}
      <button
        type=${isAgainst ? 'button' : 'submit'}
        class=${options.danger || isAgainst ? 'danger' : 'primary'}
        @click=${click}
        aria-disabled=${busy || isHeld ? 'true' : nothing}
        aria-describedby=${why ? 'why' : nothing}
        ?disabled=${isBlocked || (!busy && kept())}
      >
        ${busy ? DIALOG.wait : text}
      </button>`;
  }

  const gone = () => html`<div class="message">
    <span role="alert">${leftFor()}</span>
    <a href="/console/" target="_blank">${SESSION.signIn}</a>
  </div>`;

  const unhold = stay({ redraw, close: leaveBy });
  redraw();
  host.showModal();
  // Browsers prefer content that scrolls to its fields.
  if (document.activeElement?.matches('.dialog-content')) {
    document.activeElement.querySelector('input, select, textarea')?.focus();
  }
  return { redraw, close, confirm, consent, renew: inputs, point };
}

/** Moves the focus after a dialog: to another dialog, to its opener, or to the page's heading, unless it is in the right place already. */
function refocus(before) {
  const front = opened[opened.length - 1];
  const now = document.activeElement;
  if (front ? front.host.contains(now) : now && now !== document.body) {
    return;
  }
  const heading = document.querySelector('main h1');
  const to = front ? front.host.querySelector('input, button:not(:disabled)') : before instanceof HTMLElement && before.isConnected && before !== document.body ? before : heading;
  if (to) {
    to.focus();
  }
}

/**
 * The confirmation of a change of many domains.
 *
 * @param {{domains: number, limit: number}} problem of the API: `domains` would change within a minute, and `limit` may without it
 * @param {() => void} changed follows an input
 */
export function confirmationOf({ domains, limit }, changed) {
  let typed = '';
  const type = (event) => {
    // It is no input of the change itself.
    event.stopPropagation();
    typed = event.target.value.trim();
    changed();
  };
  return {
    domains,
    isGiven: () => typed === String(domains),
    view: () => html`<div class="warning" role="alert"><strong>${DIALOG.massChange}</strong>${DIALOG.manyDomains(domains, limit)}</div>
      ${field(DIALOG.typeNumber(domains), html`<input inputmode="numeric" .value=${typed} @input=${type} autocomplete="off" />`, null, DIALOG.numberHint)}`,
  };
}

/** A labelled field with its error. */
export function field(label, input, wrong, hint) {
  return html`<label class="field">
    <span>${label}</span>
    ${input}
    <span class="help" ${described(!!(hint || wrong), !!wrong)}>${hint ? html`<small class="quiet">${hint}</small>` : nothing} ${wrong ? html`<small class="wrong" role="alert">${wrong}</small>` : nothing}</span>
  </label>`;
}

let fields = 0;

/** Makes a field's help the description of its control, whose name is the label alone. */
const described = directive(
  class extends Directive {
    render() {}

    update({ element }, [isDescribed, isWrong]) {
      const label = element.parentElement.firstElementChild;
      label.id ||= `field-${++fields}`;
      element.id ||= `${label.id}-help`;
      const control = element.parentElement.querySelector('input, select, textarea');
      control.setAttribute('aria-labelledby', label.id);
      set(control, 'aria-describedby', isDescribed && element.id);
      set(control, 'aria-invalid', isWrong && 'true');
      return noChange;
    }
  },
);

const set = (control, name, value) => (value ? control.setAttribute(name, value) : control.removeAttribute(name));

/** A failure's error of a field, which in a change request is below `parts`; null without one. */
export function wrong(failure, name) {
  return failure && failure.ofField ? failure.ofField(name) || failure.ofField(`parts.${name}`) : null;
}
