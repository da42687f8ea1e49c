// The traffic of all edges, which requires access to all domains: a refusal is no failure of a page.
import { get } from '../api.js';

const FORBIDDEN = 403;

/** Reads that of the last minutes, with the lags by edge; after a refusal {forbidden, lags}, without any. */
export async function allTraffic(minutes, signal) {
  try {
    const answer = await get(`/traffic?minutes=${minutes}`, signal);
    return { ...answer, lags: new Map(answer.lags.map((lag) => [lag.edge, lag])) };
  } catch (failure) {
    if (failure.status === FORBIDDEN) {
      return { forbidden: failure.message, lags: new Map() };
    }
    throw failure;
  }
}
