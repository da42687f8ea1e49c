// The differences between two states of a domain, from the API.
import { nothing } from '../view.js';
import { fieldName, isKnown, textsOf } from './fields.js';
import { sideBySide } from './sides.js';
import { DIFF } from '../words.js';

/** The changes of the API, field by field, under a title. */
export const diff = (changes, title) => (changes.length ? sideBySide(title, DIFF, changes.map(fieldOf)) : nothing);

function fieldOf({ field: path, from, to }) {
  const [before, after] = textsOf(path, from, to);
  return { field: fieldName(path), path: isKnown(path) ? undefined : path, from: before, to: after };
}
