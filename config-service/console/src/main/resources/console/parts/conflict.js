// Concurrent changes: the other person's change is read, and neither is lost.
import { html, nothing } from '../view.js';
import { get } from '../api.js';
import { listen, live, OF_ALERTS } from '../live.js';
import { needsConsent } from './dialog.js';
import { withModule } from './on-demand.js';
import { warnings } from './text.js';
import { toast } from './toast.js';
import { COMMON, POLICY } from '../words.js';
import { CONFLICT, DIALOG } from '../words/dialog.js';
import { REVIEW } from '../words/review.js';

const OUTDATED = 412;
/** The warning that a change goes by share, where nothing else is said. */
const STARTS = 'progressive-rollout-started';
/** The time without an edit before a prober checks the origins. */
const SETTLED_MS = 1300;

/**
 * A domain during an edit.
 *
 * @param {object} domain from the API
 * @param {string} path of it below /api/v1
 * @returns {{base: object, theirs: object|null, meet: () => Promise<void>, write: (change: (revision: number) => Promise<any>, written: Function) => Promise<boolean>}}
 *   `theirs` is the domain after another person's change. `write` passes its new revision, its start and the response to `written`; after a conflict it returns
 *   false, and continues from `theirs` the next time
 */
export function ground(domain, path) {
  const it = {
    base: domain,
    theirs: null,
    async meet() {
      it.theirs = await get(path);
      it.base = it.theirs;
    },
    async write(change, written) {
      const begun = Date.now();
      try {
        const { data } = await change(it.base.revision);
        written(data.revision, begun, data);
        return true;
      } catch (refused) {
        if (refused.status !== OUTDATED) {
          throw refused;
        }
        await it.meet();
        return false;
      }
    },
  };
  return it;
}

/**
 * A change of a domain that is tried out before it is made.
 *
 * @param {{domain: object, root: string, write: (revision: number, query: string, signal?: AbortSignal) => Promise<{data: object}>, dialog: () => object, tries?: string, checks?: boolean,
 *     made?: (data: object) => any, undo?: (revision: number) => void}} options
 *   `write` makes the change, or its dry run, by the query; `tries` is added to the query of dry runs. With `checks`, a prober checks the origins of changed targets
 *   after a pause in editing. `made` is the text of the toast after the change; by default, that the domain changed. `undo` opens the way back from its revision, in
 *   place of a restore
 * @returns its ground with {preview, last, objection, needsConsent, asking, checking, newer, look, check, drop, done, end}: the result of the dry run, its refusal, whether it takes a
 *   second person, and the requests in progress; `last` is the result of the earlier input, shown until the next one; `newer` is another person's change, as its event tells it; `end` is for when the
 *   dialog is closed. A `preview` has `goesByShare`: whether a progressive rollout begins where the request chooses nothing
 */
export function trial({ domain, root, write, dialog, tries = '&preflight=skip', checks = true, made = () => REVIEW.made(domain.name), undo }) {
  const own = ground(domain, root);
  const meet = own.meet;
  let asked = 0;
  let trying = new AbortController();
  let editedAt = 0;
  let timer = 0;
  /** The latest check: one begins after the other. */
  let probing = Promise.resolve();
  let isWriting = false;
  const ofQuery = async (query, signal) => (await write(own.base.revision, `?dryRun=true${query}`, signal)).data;
  /** The dry run of a change of many domains asks for their number at once. */
  async function tried(query, signal) {
    let found;
    try {
      found = await ofQuery(query, signal);
    } catch (refused) {
      if (!dialog().confirm(refused)) {
        throw refused;
      }
      found = await ofQuery(`&confirmedDomains=${refused.problem.domains}${query}`, signal);
    }
    const { warnings = [] } = found;
    return { ...found, warnings: warnings.filter(({ code }) => code !== STARTS), goesByShare: warnings.some(({ code }) => code === STARTS) };
  }
  /** Ends a dry run in progress. */
  const outdated = () => {
    trying.abort();
    trying = new AbortController();
    clearTimeout(timer);
    return ++asked;
  };
  const become = (now) => {
    Object.assign(own, { preview: null, objection: null, asking: false, checking: false, ...now });
    own.last = own.preview || own.last;
    if (!own.asking) {
      own.needsConsent = false;
    }
    if (dialog().consent(own.objection, own.asking)) {
      own.needsConsent = true;
      own.objection = null;
    }
    dialog().redraw();
  };

  /** Tells another person's change at once; the next dry run, or the write, meets it. Once the stream is back, what failed without it is tried again. */
  const deaf = listen((event) => {
    if (event?.subject === domain.name && event.type !== OF_ALERTS && !isWriting) {
      own.newer = event.data;
      dialog().redraw();
    } else if (event === null && live.on && own.objection) {
      own.look();
    }
  });

  /** The same with the findings of a prober; without a result, what there was before them stays. */
  async function check(mine) {
    const before = probing;
    let free;
    probing = new Promise((resolve) => (free = resolve));
    await before;
    const found = mine === asked && (await tried('&preflight=warn').catch(() => own.preview));
    free();
    if (mine === asked) {
      become({ preview: found });
    }
  }

  /** What takes back a change that goes by share. */
  const abort = (rollout, written) => withModule(() => import('./trial-action.js'), ({ openAction }) => openAction('abort', { path: root, rollout, done: (ended) => written(ended.revision, Date.now()) }));

  return Object.assign(own, {
    preview: null,
    last: null,
    needsConsent: false,
    async look() {
      const mine = outdated();
      let now;
      become({ asking: true });
      try {
        now = { preview: await tried(tries, trying.signal) };
        now.checking = checks && now.preview.dryRun.unchecked;
      } catch (refused) {
        now = { objection: refused };
        if (refused.status === OUTDATED && mine === asked) {
          try {
            await own.meet();
            return;
          } catch (failed) {
            now = { objection: failed };
          }
        }
      }
      if (mine === asked) {
        become(now);
        if (now.checking) {
          timer = setTimeout(check, editedAt + SETTLED_MS - Date.now(), mine);
        }
      }
    },
    /** Checks the origins again, where that ended without a result. */
    check() {
      become({ preview: own.preview, checking: true });
      dialog().point();
      check(outdated());
    },
    /** Ends a dry run in progress, for a write. */
    outdate() {
      outdated();
      own.asking = own.checking = false;
    },
    /**
     * Ends a dry run in progress, and forgets the last one, at an edit.
     *
     * @param {boolean} isNext whether another one follows
     */
    drop(isNext) {
      outdated();
      editedAt = Date.now();
      become({ asking: isNext });
    },
    async meet() {
      await meet();
      await own.look();
    },
    /**
     * @param {string} query of the write, or empty
     * @param {{write: Function, begun: () => void}} [other] the start of a progressive rollout of the same change
     */
    done(written, query, other) {
      own.outdate();
      const before = own.base.revision;
      const foretold = own.preview;
      isWriting = true;
      const change = own.write(
        (revision) => (other?.write || write)(revision, query),
        (revision, begun, data) => {
          written(revision, begun);
          other?.begun();
          if (revision > before) {
            const rollout = other ? data : data.progressiveRollout && { ...data.progressiveRollout, domain: domain.name };
            tell({ domain, root, before, data, foretold, text: rollout ? REVIEW.begun(domain.name, rollout.share) : made(data), written, undo: rollout ? () => abort(rollout, written) : undo });
          }
        },
      );
      return change
        .catch((refused) => {
          own.needsConsent = needsConsent(refused);
          throw refused;
        })
        .finally(() => (isWriting = false));
    },
    /** The dialog is closed. */
    end() {
      outdated();
      deaf();
    },
  });
}

/** The text of a button that makes a change: whether it removes TLS, and whether it goes without a pre-flight. */
export const makes = ({ losesTls, fails, anyway, ok, removeTls = POLICY.removeTls }) => (losesTls ? (fails ? DIALOG.anyway(removeTls) : removeTls) : fails ? anyway : ok);

const loadRestore = () => import('./restore.js');

/** Says what was done, with what nobody was told before, and offers to take it back. */
function tell({ domain, root, before, data, foretold, text, written, undo }) {
  const known = (foretold?.warnings || []).map(({ detail }) => detail);
  if (!undo) {
    // At hand even if the service is away then.
    loadRestore().catch(() => {});
  }
  const news = (data.warnings || []).filter(({ code, detail }) => code !== STARTS && !known.includes(detail));
  toast({
    text: news.length ? html`${COMMON.sentences(text, '')} ${warnings(news)}` : text,
    kind: news.length ? 'bad' : 'good',
    undo: () => (undo || restore)(data.revision),
  });
  function restore(revision) {
    withModule(loadRestore, ({ openRestore }) => openRestore({ domain: { name: domain.name, revision }, path: root, revision: before, written }));
  }
}

/** The check of the origins: in progress, or without a result. */
export const checkOf = (own) =>
  own.checking
    ? html`<p class="quiet" role="status">${REVIEW.checking}</p>`
    : own.preview?.dryRun.unchecked
      ? html`<button type="button" @click=${own.check}>${REVIEW.checkAgain}</button>`
      : nothing;

const by = (theirs) => theirs.changedBy || CONFLICT.someone;
const conflict = (meets, then) => html`<div class="message" role="alert"><strong>${CONFLICT.title}</strong> ${meets} ${then}</div>`;

const meanwhile = ({ newer, base }) => (newer?.revision > base.revision ? html`<div class="warning" role="alert">${REVIEW.meanwhile(newer.revision, by(newer))}</div>` : nothing);

/** The notice of a conflict: the other person's change, and the choices; before that is read, that there is one. */
export const edited = (own, has) => html`${own.theirs ? conflict(CONFLICT.has(own.theirs.revision, by(own.theirs), has), CONFLICT.edits) : nothing} ${meanwhile(own)}`;

/** The same for a restore. */
export const restored = (own) => html`${own.theirs ? conflict(CONFLICT.saved(own.theirs.revision, by(own.theirs)), CONFLICT.restore) : nothing} ${meanwhile(own)}`;
