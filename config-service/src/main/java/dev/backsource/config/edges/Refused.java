package dev.backsource.config.edges;

/**
 * Refused reports in the name of an edge.
 *
 * @param count their number since this instance started
 * @param reason of the latest refusal
 */
record Refused(long count, String reason) {
    Refused(String reason) {
        this(1, reason);
    }

    Refused and(Refused next) {
        return new Refused(count + next.count, next.reason);
    }
}
