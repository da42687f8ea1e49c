// Concurrent changes: the other person's change is read, and neither is lost.
import { html, nothing } from '../view.js';
import { ask, get } from '../api.js';
import { CONFLICT } from '../words.js';

const OUTDATED = 412;

/**
 * A domain during an edit.
 *
 * @param {object} domain from the API
 * @param {string} path of it below /api/v1
 * @returns {{base: object, theirs: object|null, meet: () => Promise<void>, write: (change: (revision: number) => Promise<any>, written: Function) => Promise<boolean>}}
 *   `theirs` is the domain after another person's change. `write` passes its new revision and its start to `written`; after a conflict it returns
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
        written(data.revision, begun);
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
 * A part of a domain during an edit, with a dry run before the write.
 *
 * @param {{domain: object, root: string, segment: string, body: () => object, dialog: () => object}} options
 *   `body` is the merge patch of the part at `segment` below the domain's `root`; the dry run has no pre-flight
 * @returns its ground with {preview, objection, asking, look, drop, done}: the result of the dry run, or its refusal, and whether it is in progress
 */
export function trial({ domain, root, segment, body, dialog }) {
  const own = ground(domain, root);
  const meet = own.meet;
  let asked = 0;
  const patch = (query) => (revision) => ask('PATCH', `${root}/${segment}${query}`, { body: body(), patch: true, ifMatch: revision });
  const become = (preview, objection, asking) => {
    Object.assign(own, { preview, objection: dialog().consent(objection) ? null : objection, asking });
    dialog().redraw();
  };

  return Object.assign(own, {
    async look() {
      const mine = ++asked;
      let preview = null;
      let objection = null;
      become(null, null, true);
      try {
        preview = (await patch('?dryRun=true&preflight=skip')(own.base.revision)).data;
      } catch (refused) {
        objection = refused;
        if (refused.status === OUTDATED && mine === asked) {
          try {
            await own.meet();
            return;
          } catch (failed) {
            objection = failed;
          }
        }
      }
      if (mine === asked) {
        become(preview, objection, false);
      }
    },
    /** Ignores a dry run in progress, for a write. */
    outdate() {
      asked++;
      own.asking = false;
    },
    /** Ignores a dry run in progress, and forgets the last one. */
    drop() {
      asked++;
      become(null, null, false);
    },
    async meet() {
      await meet();
      await own.look();
    },
    /** @param {string} query of the write, or empty */
    done(written, query) {
      own.outdate();
      return own.write(patch(query), written);
    },
  });
}

const by = (theirs) => theirs.changedBy || CONFLICT.someone;
const conflict = (meets, then) => html`<div class="message" role="alert"><strong>${CONFLICT.title}</strong> ${meets} ${then}</div>`;

/** The notice of a conflict: the other person's change, and the choices. */
export const edited = (theirs, has) => (theirs ? conflict(CONFLICT.has(theirs.revision, by(theirs), has), CONFLICT.edits) : nothing);

/** The same for a restore. */
export const restored = (theirs) => (theirs ? conflict(CONFLICT.saved(theirs.revision, by(theirs)), CONFLICT.restore) : nothing);
