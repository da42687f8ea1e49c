package dev.backsource.config.api.purges;

import dev.backsource.config.purge.UnknownPurgeException;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of the purge that a request names. */
final class PurgeProblems {
    @ServerExceptionMapper
    Response unknown(UnknownPurgeException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_PURGE, e).build();
    }
}
