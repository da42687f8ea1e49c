package dev.backsource.config.domain;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import org.jspecify.annotations.Nullable;

/**
 * The position of a revision in the topic.
 *
 * @param position null until it is published
 * @param removed whether the domain is removed now
 * @param latest the place of the domain's latest version in the order of versions
 */
public record Publication(
        DomainName domain, long revision, @Nullable Position position, boolean removed, StateVersion latest) {

    /** The value of {@code ce_id} for the revision. */
    public String eventId() {
        return domain + "/" + revision;
    }
}
