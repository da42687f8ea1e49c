package dev.backsource.config.api.edges;

import dev.backsource.config.edges.EdgeRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of requests about edges. */
@Singleton
public final class EdgeFailures implements FailureMapper {
    /** Only a silent edge can be forgotten. */
    public static final ProblemKind EDGE_STILL_REPORTS =
            new ProblemKind(409, "edge-still-reports", "The edge is still in service", "The edge is still in service");

    private static final ProblemKind UNKNOWN_EDGE = ProblemKind.notFound("unknown-edge", "Edge not found");
    private static final ProblemKind EDGES_UNAVAILABLE = new ProblemKind(
            503, "edges-unavailable", "The list of edges is unavailable", ProblemKind.DATABASE_UNAVAILABLE.meaning());

    private static final String RETRY_AFTER_SECONDS = "2";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof EdgeRefusal refused ? of(refused) : null;
    }

    private static Refusal of(EdgeRefusal refused) {
        return switch (refused.kind()) {
            case UNKNOWN -> Refusal.of(UNKNOWN_EDGE, refused);
            case STILL_REPORTS -> Refusal.of(EDGE_STILL_REPORTS, refused);
            case UNAVAILABLE ->
                Refusal.of(EDGES_UNAVAILABLE, refused).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        };
    }
}
