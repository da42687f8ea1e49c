// The dialog that adds a domain: its origins, policy, TLS and team in one go, with a check of its origins before.
import { html, nothing, repeat } from '../view.js';
import { ask } from '../api.js';
import { now } from '../clock.js';
import schema from '../schema.js';
import { field, openDialog, wrong } from './dialog.js';
import { callout } from './notices.js';
import { REDIRECT_TYPES } from './redirect-types.js';
import { allTeams } from './teams.js';
import { distinct, message, state, target, typeName, warned } from './text.js';
import { COMMON, DOMAIN, POLICY, PRIORITIES } from '../words.js';
import { ORIGINS } from '../words/dialog.js';
import { fieldWords, optionWord } from '../words/settings.js';
import { ADD_DOMAIN, DOMAINS } from '../words/domains.js';
import { EFFECT } from '../words/review.js';

const OFF = 'OFF';
const POLICIES = { [OFF]: POLICY.off, ...REDIRECT_TYPES };
/** The redirect types, the strongest first. */
const STRONGEST = ['HTTPS', 'FOLLOW', 'HTTP'];
/** Pre-flights of a caller at a time have 60 ports at most, which are three for each origin: FOLLOW needs two, the others one. */
const TOGETHER = [['FOLLOW', OFF], ['HTTPS', 'HTTP']];
const MOST_ORIGINS = 20;
/** More warnings are folded. */
const FEW = 4;
const NO_VERDICT = 'preflight-no-verdict';
const INVALID = 400;
const TOO_MANY = 429;
const HOUR_MS = 3_600_000;
const TLS = schema.properties.originTls.properties;
const VERIFICATION = fieldWords('originTls.verification');
const EXCEPTION = fieldWords('originTls.unverifiedUntil');
const SERVER_NAME = fieldWords('originTls.serverName');
const title = (key) => fieldWords(`originTls.${key}`).title || TLS[key].title;
const RANKS = ['viewer', 'operator', 'administrator'];

/** An origin, as its fields have it. */
const fresh = () => ({ address: '', port: '80', priority: 'PRIMARY', weight: '10' });

const options = (all, chosen) => all.map(([value, word]) => html`<option value=${value} ?selected=${value === chosen}>${word}</option>`);

/** The teams for which the caller may add domains; null for any of them, or none. */
function teamsOf({ roles }) {
  const may = roles.filter(({ role }) => RANKS.indexOf(role) >= RANKS.indexOf('operator'));
  return may.every(({ team }) => team) ? [...new Set(may.map(({ team }) => team))] : null;
}

/** @param {string} [name] of the domain, as typed elsewhere */
export function openAddDomain(app, name = '') {
  const own = teamsOf(app.caller);
  const draft = { name, origins: [fresh()], policy: OFF, serverName: '', verification: 'FULL', hours: String(EXCEPTION.usual), minimumVersion: 'TLS1.2', team: own?.length === 1 ? own[0] : '' };
  /** The key of an origin is its object, over edits and removals. */
  const keys = new Map();
  let nextKey = 0;
  /** What each policy would do with the present input, by its name; null until it is checked. */
  let outcomes = null;
  /** Counts the edits: an outcome belongs to the input at its request. */
  let edits = 0;
  const teams = allTeams(() => dialog.redraw());

  const dialog = openDialog({
    title: DOMAINS.add,
    ok: () => (!outcomes ? ADD_DOMAIN.check : fails() ? ADD_DOMAIN.anyway : ADD_DOMAIN.submit(draft.name)),
    anyway: ADD_DOMAIN.anyway,
    against: () => !!outcomes && fails(),
    skips: () => !!outcomes && fails(),
    blocked: () => own === null && teams.data === null && !teams.failure,
    closed: teams.end,
    content: (failure) => html`<div @input=${edited}>
        ${field(
          COMMON.domainName,
          html`<input .value=${draft.name} @input=${set(draft, 'name')} required maxlength="253" placeholder=${COMMON.exampleDomain} autocomplete="off" spellcheck="false" />`,
          wrong(failure, 'name'),
          ADD_DOMAIN.nameHint,
        )}
        ${repeat(draft.origins, keyOf, origin(failure))}
        ${wrong(failure, 'origins') ? html`<small class="wrong" role="alert">${wrong(failure, 'origins')}</small>` : nothing}
        ${draft.origins.length < MOST_ORIGINS ? html`<button type="button" @click=${() => become([...draft.origins, fresh()])}>${ORIGINS.add}</button>` : nothing}
        ${tls(failure)} ${team(failure)}
      </div>
      <fieldset class="policies">
        <legend>${POLICY.static.title}</legend>
        ${Object.keys(POLICIES).map(policy)}
        ${wrong(failure, 'originProtocolPolicy') ? html`<small class="wrong" role="alert">${wrong(failure, 'originProtocolPolicy')}</small>` : nothing}
      </fieldset>
      <div role="status">${outcomes ? found(outcomes[draft.policy]) : html`<p class="quiet">${ADD_DOMAIN.notYet}</p>`}</div>`,
    async done(form, query) {
      if (!outcomes) {
        await check();
        return false;
      }
      const { data } = await ask('POST', `/domains${query}`, { body: body(draft.policy) });
      app.go(`domains/${encodeURIComponent(data.domain)}`);
      return true;
    },
  });

  function keyOf(one) {
    if (!keys.has(one)) {
      keys.set(one, nextKey++);
    }
    return keys.get(one);
  }

  function set(of, what) {
    return (event) => (of[what] = event.target.value.trim());
  }

  /** Another input needs another check. */
  function edited() {
    edits++;
    outcomes = null;
    dialog.redraw();
  }

  function become(origins) {
    draft.origins = origins;
    dialog.renew();
    edited();
  }

  function fails() {
    return !!outcomes[draft.policy].preview?.dryRun.failing;
  }

  function body(policy) {
    const { name: domain, origins, serverName, verification, hours, minimumVersion } = draft;
    return {
      name: domain,
      origins: origins.map((one) => ({ ...one, port: Number(one.port), weight: Number(one.weight) })),
      originProtocolPolicy: policy === OFF ? { enabled: false } : { enabled: true, redirectType: policy },
      originTls: {
        verification,
        minimumVersion,
        ...(serverName ? { serverName } : {}),
        ...(verification === 'NONE' && hours ? { unverifiedUntil: new Date(now() + Number(hours) * HOUR_MS).toISOString() } : {}),
      },
      ...(draft.team ? { team: draft.team } : {}),
    };
  }

  /** Tries the addition with every policy; what all of them are refused for is the input's fault. */
  async function check() {
    const mine = edits;
    const tried = {};
    for (const types of TOGETHER) {
      await Promise.all(types.map(async (type) => (tried[type] = await attempt(type))));
      if (Object.values(tried).every(({ refusal }) => refusal?.status === INVALID)) {
        throw tried[OFF].refusal;
      }
    }
    if (Object.values(tried).every(({ refusal }) => refusal)) {
      throw tried[draft.policy].refusal;
    }
    if (mine === edits) {
      outcomes = tried;
      requestAnimationFrame(() => document.querySelector('.policies')?.scrollIntoView());
    }
  }

  async function attempt(type) {
    try {
      return { preview: (await ask('POST', '/domains?dryRun=true&preflight=warn', { body: body(type) })).data };
    } catch (refusal) {
      return { refusal };
    }
  }

  function origin(failure) {
    return (one, index) => {
      const of = (what) => wrong(failure, `origins[${index}].${what}`);
      const isFolded = !of('priority') && !of('weight');
      return html`<fieldset class="new-origin">
        <legend>${ORIGINS.origin(index + 1)}</legend>
        ${field(DOMAINS.originAddress, html`<input .value=${one.address} @input=${set(one, 'address')} required maxlength="253" placeholder=${COMMON.exampleOrigin} autocomplete="off" spellcheck="false" />`, of('address'), index ? null : ADD_DOMAIN.addressHint)}
        ${field(DOMAINS.originPort, html`<input type="number" min="1" max="65535" required .value=${one.port} @input=${set(one, 'port')} />`, of('port'), index ? null : ADD_DOMAIN.portHint)}
        ${draft.origins.length > 1
          ? html`<button type="button" aria-label=${ORIGINS.remove(index + 1)} @click=${() => become(draft.origins.filter((other) => other !== one))}>${COMMON.remove}</button>`
          : nothing}
        <details ?open=${!isFolded}>
          <summary>${ADD_DOMAIN.share(PRIORITIES[one.priority], one.weight)}</summary>
          <div class="fields">
            ${field(DOMAIN.priority, html`<select @input=${set(one, 'priority')}>${options(Object.entries(PRIORITIES), one.priority)}</select>`, of('priority'), ADD_DOMAIN.priorityHint)}
            ${field(DOMAIN.weight, html`<input type="number" min="1" max="100" required .value=${one.weight} @input=${set(one, 'weight')} />`, of('weight'), ADD_DOMAIN.weightHint)}
          </div>
        </details>
      </fieldset>`;
    };
  }

  function tls(failure) {
    const of = (what) => wrong(failure, `originTls.${what}`);
    const isWrong = ['verification', 'serverName', 'minimumVersion', 'unverifiedUntil'].some(of);
    return html`<details class="new-tls" ?open=${isWrong}>
      <summary>${ADD_DOMAIN.tls(draft.verification === 'FULL', draft.serverName, draft.minimumVersion)}</summary>
      ${field(title('serverName'), html`<input .value=${draft.serverName} @input=${set(draft, 'serverName')} maxlength="253" autocomplete="off" spellcheck="false" />`, of('serverName'), ADD_DOMAIN.empty(SERVER_NAME.hint, SERVER_NAME.none))}
      ${field(
        title('verification'),
        html`<select @input=${set(draft, 'verification')}>${options(TLS.verification.enum.map((value) => [value, optionWord(VERIFICATION, value)]), draft.verification)}</select>`,
        of('verification'),
      )}
      ${draft.verification === 'NONE'
        ? field(
            title('unverifiedUntil'),
            html`<select @input=${set(draft, 'hours')}>${options([...EXCEPTION.ends.map(([hours, word]) => [String(hours), word]), ['', EXCEPTION.none]], draft.hours)}</select>`,
            of('unverifiedUntil'),
            EXCEPTION.hint,
          )
        : nothing}
      ${field(title('minimumVersion'), html`<select @input=${set(draft, 'minimumVersion')}>${options(TLS.minimumVersion.enum.map((value) => [value, value]), draft.minimumVersion)}</select>`, of('minimumVersion'))}
    </details>`;
  }

  /** A choice of team, where there is one. */
  function team(failure) {
    const known = teams.data ? teams.data.items : [];
    const offered = own === null ? known.map((one) => [one.id, one.name]) : own.map((id) => [id, known.find((one) => one.id === id)?.name || id]);
    if (own?.length === 1) {
      return html`<p class="quiet">${ADD_DOMAIN.ownTeam(offered[0][1])}</p>`;
    }
    if (!offered.length) {
      return teams.failure ? message(teams.failure) : nothing;
    }
    return field(
      DOMAINS.team,
      html`<select ?required=${own !== null} @input=${set(draft, 'team')}>${options([['', own === null ? DOMAINS.noTeam : ADD_DOMAIN.selectTeam], ...offered], draft.team)}</select>`,
      wrong(failure, 'team'),
      ADD_DOMAIN.teamHint,
    );
  }

  function policy(type) {
    const [word, explained] = POLICIES[type];
    const outcome = outcomes?.[type];
    return html`<label class="choice">
      <input type="radio" name="policy" .checked=${draft.policy === type} @change=${() => choose(type)} />
      <span>
        <strong>${word}</strong> ${outcome ? state(...judged(outcome)) : nothing}
        <small class="quiet">${outcome?.preview ? targets(outcome.preview.origins) : explained}</small>
      </span>
    </label>`;
  }

  function choose(type) {
    draft.policy = type;
    dialog.redraw();
  }

  /** What the selected policy would do, and the strongest that works. */
  function found({ preview, refusal }) {
    const strongest = STRONGEST.find((type) => judged(outcomes[type])[0] === 'good');
    return html`
      ${strongest
        ? html`<p>
            <strong>${POLICY.strongest(typeName(strongest))}</strong>
            ${strongest === draft.policy ? nothing : html`<button type="button" @click=${() => choose(strongest)}>${ADD_DOMAIN.select(typeName(strongest))}</button>`}
          </p>`
        : html`<p><strong>${POLICY.noneWorks}</strong></p>`}
      ${message(refusal)}
      ${preview
        ? html`${warnings(preview.warnings)}
            <p class="quiet">${EFFECT.edges(preview.dryRun.edges)} ${ADD_DOMAIN.wayBack}</p>`
        : nothing}
    `;
  }
}

/** Whether the same request would be refused again. */
const isDecided = ({ status }) => status >= 400 && status < TOO_MANY;

function judged({ preview, refusal }) {
  if (refusal) {
    return isDecided(refusal) ? ['bad', ADD_DOMAIN.refused] : ['unknown', POLICY.notChecked];
  }
  const { failing, unchecked } = preview.dryRun;
  return failing ? ['bad', POLICY.fails] : failing === undefined || unchecked ? ['unknown', POLICY.notChecked] : ['good', POLICY.works];
}

/** Where edges would connect, by the client's scheme. */
function targets(origins) {
  const of = (scheme) => [...new Set(origins.map(({ effective }) => target(effective[scheme])))];
  return ADD_DOMAIN.targets(of('http'), of('https'));
}

const warnings = (all) => {
  const shown = distinct(all).map((warning) => callout(warning.code === NO_VERDICT ? 'note' : 'warning', { content: warned(warning) }));
  return html`${shown.slice(0, FEW)} ${shown.length > FEW ? html`<details><summary>${ADD_DOMAIN.more(shown.length - FEW)}</summary>${shown.slice(FEW)}</details>` : nothing}`;
};
