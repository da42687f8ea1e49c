package dev.backsource.policy.progressive;

/** The retries that a progressive rollout may cost the origins of a domain: a tenth of the other requests to them, and a few at once. */
final class RetryBudget {
    private static final double SHARE = 0.1;
    private static final double MOST = 12;

    private double left = MOST;

    /** Counts a request to an origin that is no retry. */
    void request() {
        left = Math.min(MOST, left + SHARE);
    }

    /** Counts a retry. Those of requests that were underway may overdraw the budget; the debt is paid off first. */
    void retry() {
        left--;
    }

    boolean isLeft() {
        return left >= 1;
    }
}
