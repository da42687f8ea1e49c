package dev.backsource.config.edges;

/**
 * Reports in the name of an edge that were refused.
 *
 * @param count how many, since this instance started
 * @param reason why the latest one was
 */
record Refused(long count, String reason) {
    Refused(String reason) {
        this(1, reason);
    }

    Refused and(Refused next) {
        return new Refused(count + next.count, next.reason);
    }
}
