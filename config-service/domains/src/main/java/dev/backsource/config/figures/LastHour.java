package dev.backsource.config.figures;

import dev.backsource.policy.protocol.RequestClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One domain's routed requests of the last hour, as edges report them. The edge counts of an earlier version have no classes and aren't included.
 *
 * @param classes those with requests
 * @param edges the number of registered edges
 * @param known of them, those whose requests of the whole hour are known
 * @param partlyKnown of them, those whose requests of a part of it are known, such as since they report the domain
 */
public record LastHour(List<OfClass> classes, int edges, int known, int partlyKnown) {
    static final Duration LENGTH = Duration.ofHours(1);

    /**
     * The requests of one class.
     *
     * @param hits those served without a request to an origin
     */
    public record OfClass(RequestClass of, long requests, long hits) {}

    /** @param steps null where nothing is kept of the domain */
    static LastHour of(@Nullable FigureSteps steps, Instant begin, Instant end, int edges, int known, int partlyKnown) {
        var classes = new ArrayList<OfClass>();
        if (steps != null) {
            for (var of : RequestClass.values()) {
                var ofClass = sum(steps, of, begin.toEpochMilli(), end.toEpochMilli());
                if (ofClass.requests() > 0) {
                    classes.add(ofClass);
                }
            }
        }
        return new LastHour(List.copyOf(classes), edges, known, partlyKnown);
    }

    /** Of the first step the part from {@code from} on, as if its requests were spread evenly. */
    private static OfClass sum(FigureSteps steps, RequestClass of, long from, long to) {
        var requests = 0.0;
        var hits = 0.0;
        for (var number = Math.floorDiv(from, steps.lengthMs); number * steps.lengthMs < to; number++) {
            var step = steps.get(number);
            if (step != null) {
                var part = Math.min(1, ((number + 1) * steps.lengthMs - from) / (double) steps.lengthMs);
                requests += step.requests(of.ordinal()) * part;
                hits += step.hits(of.ordinal()) * part;
            }
        }
        return new OfClass(of, Math.round(requests), Math.round(hits));
    }

    /** Whether the requests are known of at least one edge. */
    public boolean isKnown() {
        return known + partlyKnown > 0;
    }

    /** Whether all requests of all edges are known; false without edges. */
    public boolean isComplete() {
        return edges > 0 && known == edges;
    }
}
