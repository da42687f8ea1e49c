package dev.backsource.config.edges;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;

/** Refusals to read or change an edge, or the list of edges. */
public final class EdgeRefusal {
    /** Only a silent edge can be forgotten. */
    public static final ProblemKind STILL_REPORTS =
            new ProblemKind(409, "edge-still-reports", "The edge is still in service", "The edge is still in service");

    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-edge", "Edge not found");
    private static final ProblemKind UNAVAILABLE = new ProblemKind(
            503, "edges-unavailable", "The list of edges is unavailable", ProblemKind.DATABASE_UNAVAILABLE.meaning());

    private static final int RETRY_AFTER_SECONDS = 2;

    private EdgeRefusal() {}

    /** An edge of that id never reported, or was removed since. */
    public static RefusedException unknown(String edge) {
        return UNKNOWN.refused("there is no edge " + edge);
    }

    static RefusedException stillReports(String edge, Instant reportedAt, Duration silence) {
        return STILL_REPORTS.refused("edge " + edge + " reported at " + reportedAt
                + "; stop it, and remove it when it has not reported for " + silence.toSeconds() + " s");
    }

    static RefusedException stillLoading() {
        return UNAVAILABLE
                .refused("the list of edges is still loading; try again")
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    /** Kafka can't take the change. */
    static RefusedException unwritten(Throwable cause) {
        return UNAVAILABLE
                .refused("Kafka is unavailable; try again")
                .retryAfter(RETRY_AFTER_SECONDS)
                .because(cause);
    }
}
