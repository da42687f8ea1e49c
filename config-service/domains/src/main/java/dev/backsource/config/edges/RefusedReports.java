package dev.backsource.config.edges;

/**
 * Refused reports in the name of an edge.
 *
 * @param count their number since this instance started
 * @param reason of the latest refusal
 */
record RefusedReports(long count, String reason) {
    RefusedReports(String reason) {
        this(1, reason);
    }

    RefusedReports and(RefusedReports next) {
        return new RefusedReports(count + next.count, next.reason);
    }
}
