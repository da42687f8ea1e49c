// The present, by the service's clock: the browser's may be wrong, and all times of the API are the service's.

const SECOND_MS = 1000;

/** The service's clock is ahead of the browser's by so many milliseconds at least, and at most, by all responses together. */
let least = -Infinity;
let most = Infinity;
let ahead = 0;
/** The interval of a response that contradicts the others. */
let doubted = null;

/** The present, in milliseconds. */
export const now = () => corrected(Date.now());

/** A moment of the browser's clock. */
export const corrected = (ms) => ms + ahead;

/**
 * Learns from a response of the service. One alone that contradicts the others is not believed: it may be a gateway's, by another clock.
 *
 * @param {string|null} date its field `Date`, in whole seconds
 * @param {number} begun the time of the request, by the browser's clock
 * @param {number} ended that of the response
 */
export function heard(date, begun, ended) {
  const second = Date.parse(date);
  if (Number.isNaN(second)) {
    return;
  }
  const [low, high] = [second - ended, second + SECOND_MS - begun];
  if (low > most || high < least) {
    if (!doubted || low > doubted[1] || high < doubted[0]) {
      doubted = [low, high];
      return;
    }
    // One of the clocks was set.
    [least, most] = doubted;
  }
  doubted = null;
  least = Math.max(least, low);
  most = Math.min(most, high);
  ahead = least > 0 || most < 0 ? Math.round((least + most) / 2) : 0;
}
