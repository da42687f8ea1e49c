package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision stands in the topic.
 *
 * @param position null until it is published
 */
public record Publication(
        DomainName domain, long revision, @Nullable Position position) {

    /** A record of the topic. */
    public record Position(int partition, long offset) {}

    public boolean isPublished() {
        return position != null;
    }
}
