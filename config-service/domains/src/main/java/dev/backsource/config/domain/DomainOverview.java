package dev.backsource.config.domain;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Serving;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain as lists of many show it: without its rules and certificates, which may take hundreds of kilobytes.
 *
 * @param created when it was added, or last recreated
 * @param changedAt when its latest revision was made
 * @param team the id of the owning team; null for none
 * @param position of its latest revision in the topic; null until it is published
 * @param origins empty where they weren't requested
 */
public record DomainOverview(
        DomainName name,
        long revision,
        Instant created,
        Instant changedAt,
        @Nullable String team,
        Serving serving,
        @Nullable Position position,
        List<Origin> origins) {

    public DomainOverview {
        origins = List.copyOf(origins);
    }
}
