package dev.backsource.testing.config;

import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports as edges write them that are ready and serve what they have read. */
public final class SampleReports {
    private SampleReports() {}

    /** Of one that has dealt with {@code applied} of the policy changes, with {@code rejections} among them. */
    public static EdgeStatus ofChanges(
            String edge,
            Instant startedAt,
            Instant reportedAt,
            Map<Integer, Long> applied,
            List<Rejection> rejections) {
        return new EdgeStatus(
                edge,
                startedAt,
                reportedAt,
                true,
                4,
                applied,
                rejections.size(),
                rejections,
                Map.of(),
                Map.of(),
                List.of(),
                null);
    }

    /** Of one that reads purges from {@code started}, and has dealt with {@code purged}, with {@code rejections} among them. */
    public static EdgeStatus ofPurges(
            String edge,
            Instant reportedAt,
            Map<Integer, Long> purged,
            Map<Integer, Long> started,
            List<Rejection> rejections) {
        return new EdgeStatus(
                edge, Instant.EPOCH, reportedAt, true, 4, Map.of(), 0, List.of(), purged, started, rejections, null);
    }
}
