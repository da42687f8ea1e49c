package dev.backsource.config.edges;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trouble of an edge that reports.
 *
 * @param since its beginning, as far back as it is known; absent where no time is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeTrouble(EdgeTroubleKind kind, @Nullable Instant since) {
    /** Those that a report shows; {@code deviations} is null when the edge doesn't report them. */
    static List<EdgeTrouble> of(
            Collection<Rejection> rejections,
            Collection<Rejection> purgeRejections,
            @Nullable Collection<Deviation> deviations,
            @Nullable Long refusedReports) {
        var troubles = new ArrayList<EdgeTrouble>();
        if (deviations != null && !deviations.isEmpty()) {
            troubles.add(new EdgeTrouble(
                    EdgeTroubleKind.DIVERGING, earliest(deviations.stream().map(Deviation::since))));
        }
        if (!rejections.isEmpty() || !purgeRejections.isEmpty()) {
            var all = Stream.concat(rejections.stream(), purgeRejections.stream());
            troubles.add(new EdgeTrouble(EdgeTroubleKind.REJECTING, earliest(all.map(Rejection::rejectedAt))));
        }
        if (refusedReports != null) {
            troubles.add(new EdgeTrouble(EdgeTroubleKind.REFUSED, null));
        }
        return List.copyOf(troubles);
    }

    private static @Nullable Instant earliest(Stream<Instant> times) {
        return times.min(Instant::compareTo).orElse(null);
    }
}
