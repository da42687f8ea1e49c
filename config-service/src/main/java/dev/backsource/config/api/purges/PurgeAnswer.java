package dev.backsource.config.api.purges;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.purge.RequestedPurge;
import dev.backsource.config.rollout.PurgeProgress;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A requested purge.
 *
 * @param id sorts by time
 * @param requestedBy the author of the request; absent when none was named
 * @param publishedAt the time of its publication to the edges; absent before
 * @param progress the progress of the edges, by their latest reports; absent in the response to the request for the purge
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
