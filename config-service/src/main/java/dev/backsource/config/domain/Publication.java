package dev.backsource.config.domain;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision stands in the topic.
 *
 * @param position null until it is published
 */
public record Publication(
        DomainName domain, long revision, @Nullable Position position) {

    /** What {@code ce_id} says of the revision. */
    public String eventId() {
        return domain + "/" + revision;
    }
}
