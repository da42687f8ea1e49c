// How a change goes out, in its review: to all requests at once, or by a progressive rollout.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { field, wrong } from './dialog.js';
import { duration } from './text.js';
import { violationText } from '../words.js';
import { SHARE } from '../words/share.js';

/** The limits of the API. */
const MOST_STEPS = 20;
const MOST_PERCENT = 95;
const MOST_BAKE_SECONDS = 86_400;
const MOST_OUTCOMES = 1_000_000;
const SECOND_MS = 1000;
const SEPARATORS = /[\s,;，、；%]+/;
const DECIMAL = /^\d*\.?\d+$/;

/** The parts that a progressive rollout may change. */
export const SHARED_PARTS = ['originProtocolPolicy', 'origins', 'originTls', 'originRequest'];

const isWithin = (text, least, most) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

/** Shares of one, ascending; null for what is none. */
export function sharesOf(text) {
  const texts = text.split(SEPARATORS).filter(Boolean);
  const given = texts.map(Number);
  const isValid = texts.every((of) => DECIMAL.test(of)) && given.length > 0 && given.length <= MOST_STEPS && given.every((of, at) => of > (given[at - 1] || 0) && of <= MOST_PERCENT);
  return isValid ? given.map((of) => of / 100) : null;
}

/** The same as a text of percentages. */
export const percentsOf = (shares) => shares.map((of) => Number((of * 100).toPrecision(6))).join(', ');

/**
 * The choice in a dialog; the default of the domain's team, or of the deployment, until somebody chooses otherwise.
 *
 * @param {{app: object, own: object, path: string, parts: () => object, dialog: () => object, started?: () => void}} options
 *   `own` is the trial of the change; `parts` are its whole parts, as in a change request; `started` follows the begin of a rollout
 */
export function shareOf({ app, own, path, parts, dialog, started = () => {} }) {
  /** The choice of the person; null before. */
  let chosen = null;
  /** The typed plan: what is empty is the default of the team or the deployment. */
  let [steps, bake, outcomes] = ['', '', ''];
  /** The settings of the domain's team, if it has any that the caller may read. */
  let ofTeam = {};
  /** What is tried out again keeps its default. */
  let goesByShare = false;

  readTeam();

  async function readTeam() {
    const { team } = own.base;
    const found = team && (await get(`/teams/${encodeURIComponent(team)}`).catch(() => null));
    if (found?.rollout) {
      ofTeam = found.rollout;
      dialog().redraw();
    }
  }

  const isDefault = () => {
    goesByShare = own.preview?.goesByShare ?? goesByShare;
    return ofTeam.default ? ofTeam.default === 'progressive' : goesByShare;
  };
  const mayGoAtOnce = () => !isDefault() || app.may('administrator');
  const isOffered = () => !own.base.progressiveRollout;
  const isChosen = () => chosen ?? isDefault();
  const byShare = () => isChosen() && isOffered();
  const typedShares = () => (steps.trim() ? sharesOf(steps) : undefined);
  /** As far as they are known. */
  const shares = () => typedShares() || ofTeam.steps;
  const firstShare = () => shares()?.[0] ?? own.preview?.progressiveRollout?.share;
  const bakeSeconds = () => (bake ? Number(bake) : ofTeam.bakeSeconds);
  const isValid = () => typedShares() !== null && (!bake || isWithin(bake, 0, MOST_BAKE_SECONDS)) && (!outcomes || isWithin(outcomes, 1, MOST_OUTCOMES));
  const set = (change) => (event) => {
    change(event.target);
    dialog().redraw();
  };
  const plan = () => ({ ...(typedShares() && { steps: typedShares() }), ...(bake && { bakeSeconds: Number(bake) }), ...(outcomes && { outcomes: Number(outcomes) }) });

  const choice = (by, title, hint, isFree = true) => html`<label class="choice">
    <input type="radio" name="share" .checked=${isChosen() === by} ?disabled=${!isFree} @change=${set(() => (chosen = by))} />
    <span><strong>${title}</strong><small class="quiet">${hint}</small></span>
  </label>`;

  /** The fault of the steps, which may be that of one of them. */
  const wrongSteps = (failure) => (typedShares() !== null ? (failure?.problem?.errors || []).filter((error) => /^(rollout\.)?steps/.test(error.field)).map(violationText)[0] : SHARE.wrongSteps);

  const number = (label, name, value, [least, most], hint, failure, change) =>
    field(label, html`<input type="number" name=${name} min=${least} max=${most} placeholder=${ofTeam[name] ?? SHARE.default} .value=${value} @input=${set(change)} />`, wrong(failure, name) || wrong(failure, `rollout.${name}`), hint);

  const fields = (failure) => html`<div class="plan">
      ${field(SHARE.steps, html`<input name="steps" placeholder=${ofTeam.steps ? percentsOf(ofTeam.steps) : SHARE.default} .value=${steps} autocomplete="off" @input=${set((target) => (steps = target.value))} />`, wrongSteps(failure), SHARE.stepsHint)}
      ${number(SHARE.bake, 'bakeSeconds', bake, [0, MOST_BAKE_SECONDS], SHARE.bakeHint, failure, (target) => (bake = target.value))}
      ${number(SHARE.outcomes, 'outcomes', outcomes, [1, MOST_OUTCOMES], SHARE.outcomesHint, failure, (target) => (outcomes = target.value))}
    </div>
    ${isValid() ? html`<p class="quiet" role="status">${shares() && bakeSeconds() !== undefined ? SHARE.plan(shares().length, duration(shares().length * bakeSeconds() * SECOND_MS)) : SHARE.planByDefault}</p>` : nothing}`;

  return {
    byShare,
    isValid: () => !byShare() || isValid(),
    /** The texts of the dialog's main button, in place of those of a change at once. */
    texts(atOnce) {
      const first = firstShare();
      return byShare() && isValid() ? { ok: SHARE.start(first), anyway: SHARE.startAnyway(first), removeTls: SHARE.removeTls(first) } : atOnce;
    },
    back: (atOnce) => (byShare() ? SHARE.back(own.base.revision) : atOnce),
    view(failure) {
      const { progressiveRollout: underWay } = own.base;
      if (underWay) {
        return html`<p class="quiet">${(isDefault() ? SHARE.replaced : SHARE.underWay)(underWay.share)}</p>`;
      }
      const [atOnce, byDefault] = [mayGoAtOnce(), isDefault()];
      return html`<fieldset>
        <legend>${SHARE.title}</legend>
        ${choice(false, SHARE.atOnce, atOnce ? SHARE.atOnceHint : SHARE.administrators, atOnce)} ${choice(true, SHARE.byShare, byDefault ? SHARE.byDefault : SHARE.byShareHint)}
        ${byShare() ? fields(failure) : nothing} ${own.needsConsent ? html`<p class="quiet">${byShare() ? SHARE.byRequest : SHARE.requestAtOnce}</p>` : nothing}
      </fieldset>`;
    },
    /** The plan of a change request; undefined where it doesn't ask for a rollout. */
    plan: () => (byShare() ? plan() : undefined),
    /** The query of the change at once: while a rollout is under way, the default decides. */
    query: (query) => (byShare() || !isOffered() ? query : `${query ? `${query}&` : '?'}rollout=immediate`),
    /** The change for the trial, where it goes by share; undefined at once. */
    change() {
      if (!byShare()) {
        return undefined;
      }
      const body = { parts: parts(), ...plan() };
      return {
        write: (revision, query) => ask('POST', `${path}/progressive-rollouts${query}`, { body, ifMatch: revision }),
        begun: started,
      };
    },
  };
}
