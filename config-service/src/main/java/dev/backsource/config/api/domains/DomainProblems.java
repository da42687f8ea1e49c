package dev.backsource.config.api.domains;

import dev.backsource.config.domain.DomainExistsException;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of the domain that a request names. */
public final class DomainProblems {
    @ServerExceptionMapper
    public Response unknown(UnknownDomainException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_DOMAIN, e).build();
    }

    @ServerExceptionMapper
    Response exists(DomainExistsException e) {
        return ProblemResponses.of(ProblemKind.DOMAIN_EXISTS, e).build();
    }
}
