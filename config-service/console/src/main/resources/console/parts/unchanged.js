// Since which revision a part of a domain is what it is.

/** The revision that makes a domain. */
const MADE = 'CREATED';

/**
 * @param {object[]} revisions of the history, the latest first
 * @param {string} part its name in a domain
 * @returns {{revision: number, isKnown: boolean}|null} the last revision that changed it; where none of these did, the earliest of them, and `isKnown` is false
 */
export function unchangedSince(revisions, part) {
  const changes = ({ field }) => field === part || field.startsWith(`${part}.`) || field.startsWith(`${part}[`);
  const found = revisions.find(({ kind, changes: all }) => kind === MADE || all.some(changes));
  const last = found || revisions.at(-1);
  return last ? { revision: last.revision, isKnown: !!found } : null;
}
