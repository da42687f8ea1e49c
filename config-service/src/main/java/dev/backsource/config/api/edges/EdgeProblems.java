package dev.backsource.config.api.edges;

import dev.backsource.config.rollout.EdgeStillReportsException;
import dev.backsource.config.rollout.EdgesUnavailableException;
import dev.backsource.config.rollout.UnknownEdgeException;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of requests about edges. */
final class EdgeProblems {
    private static final String RETRY_AFTER_SECONDS = "2";

    @ServerExceptionMapper
    Response unknown(UnknownEdgeException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_EDGE, e).build();
    }

    @ServerExceptionMapper
    Response stillReports(EdgeStillReportsException e) {
        return ProblemResponses.of(ProblemKind.EDGE_STILL_REPORTS, e).build();
    }

    @ServerExceptionMapper
    Response unavailable(EdgesUnavailableException e) {
        return ProblemResponses.of(ProblemKind.EDGES_UNAVAILABLE, e)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
