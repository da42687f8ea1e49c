package dev.backsource.config.api.purges;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.purge.RequestedPurge;
import dev.backsource.config.rollout.PurgeProgress;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A purge that was asked for.
 *
 * @param id sorts by time
 * @param requestedBy who asked for it; absent when nobody was named
 * @param publishedAt when it was on its way to the edges; absent before
 * @param progress how far the edges are with it, by their latest reports; absent in the answer to who asks for the purge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurgeAnswer(
        String id,
        DomainName domain,
        Instant requestedAt,
        @Nullable String requestedBy,
        PurgeScope scope,
        @Nullable Instant publishedAt,
        @Nullable PurgeProgress progress) {
    static PurgeAnswer of(RequestedPurge requested, @Nullable PurgeProgress progress) {
        var purge = requested.purge();
        return new PurgeAnswer(
                purge.id(),
                purge.domain(),
                purge.requestedAt(),
                requested.requestedBy(),
                purge.scope(),
                requested.publishedAt(),
                progress);
    }
}
