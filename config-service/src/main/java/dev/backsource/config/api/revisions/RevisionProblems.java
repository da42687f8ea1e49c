package dev.backsource.config.api.revisions;

import dev.backsource.config.domain.RemovalRevisionException;
import dev.backsource.config.domain.UnknownRevisionException;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of the revision that a request names. */
final class RevisionProblems {
    @ServerExceptionMapper
    Response unknown(UnknownRevisionException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_REVISION, e).build();
    }

    @ServerExceptionMapper
    Response removal(RemovalRevisionException e) {
        return ProblemResponses.of(ProblemKind.REVISION_IS_A_REMOVAL, e).build();
    }
}
