package dev.backsource.config.progressive;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An edge's abort of a rollout. It keeps its time whenever it is reported, so it is known again; an edge that has lost its memory may abort anew.
 *
 * @param since when it aborted, by the edge's clock
 */
public record EdgeAbort(String edge, Instant since) {
    /** As the database has them: each as the time, {@code @} and the edge, separated by spaces. */
    static String stored(Collection<EdgeAbort> aborts) {
        return aborts.stream().map(abort -> abort.since + "@" + abort.edge).collect(Collectors.joining(" "));
    }

    /** @param stored null for none */
    static Set<EdgeAbort> read(@Nullable String stored) {
        return stored == null || stored.isEmpty()
                ? Set.of()
                : Arrays.stream(stored.split(" ")).map(EdgeAbort::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static EdgeAbort parse(String stored) {
        var at = stored.indexOf('@');
        return new EdgeAbort(stored.substring(at + 1), Instant.parse(stored.substring(0, at)));
    }
}
