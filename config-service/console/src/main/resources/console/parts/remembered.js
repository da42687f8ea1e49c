// Results that are computed again only for other arguments: pages are drawn every second.

/** A function that works only for other arguments than those of its last call. */
export function remembered(work) {
  let last = [];
  let result;
  return (...given) => {
    if (given.length !== last.length || given.some((argument, index) => argument !== last[index])) {
      [last, result] = [given, work(...given)];
    }
    return result;
  };
}
