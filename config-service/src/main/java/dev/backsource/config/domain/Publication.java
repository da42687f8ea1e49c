package dev.backsource.config.domain;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision stands in the topic.
 *
 * @param position null until it is published
 * @param latest where the domain's latest version stands
 */
public record Publication(
        DomainName domain, long revision, @Nullable Position position, StateVersion latest) {

    /** What {@code ce_id} says of the revision. */
    public String eventId() {
        return domain + "/" + revision;
    }
}
