package dev.backsource.config.domain;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Serving;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain as lists of many show it: with neither its rules nor its certificates, which may take hundreds of kilobytes.
 *
 * @param created when it was added, or last added anew
 * @param changedAt when its latest revision was made
 * @param team the id of the team that it is of; null for none
 * @param position where its latest revision was published; null until it is
 * @param origins empty where they weren't asked for
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
