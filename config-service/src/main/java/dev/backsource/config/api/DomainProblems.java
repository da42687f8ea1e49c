package dev.backsource.config.api;

import dev.backsource.config.domain.DomainExistsException;
import dev.backsource.config.domain.RemovalRevisionException;
import dev.backsource.config.domain.StaleRevisionException;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.domain.UnknownRevisionException;
import dev.backsource.config.purge.UnknownPurgeException;
import dev.backsource.config.write.KeyReusedException;
import dev.backsource.policy.InvalidValueException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of the request and of the domain it is about. */
final class DomainProblems {
    @ServerExceptionMapper
    Response invalid(InvalidRequestException e) {
        return ProblemResponses.of(Problem.of(e)).build();
    }

    /** What only the whole domain shows, such as a state that is too large to be published. */
    @ServerExceptionMapper
    Response invalid(InvalidValueException e) {
        return ProblemResponses.of(Problem.of(e)).build();
    }

    @ServerExceptionMapper
    Response unknownDomain(UnknownDomainException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_DOMAIN, e).build();
    }

    @ServerExceptionMapper
    Response unknownRevision(UnknownRevisionException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_REVISION, e).build();
    }

    @ServerExceptionMapper
    Response unknownPurge(UnknownPurgeException e) {
        return ProblemResponses.of(ProblemKind.UNKNOWN_PURGE, e).build();
    }

    @ServerExceptionMapper
    Response removal(RemovalRevisionException e) {
        return ProblemResponses.of(ProblemKind.REVISION_IS_A_REMOVAL, e).build();
    }

    @ServerExceptionMapper
    Response exists(DomainExistsException e) {
        return ProblemResponses.of(ProblemKind.DOMAIN_EXISTS, e).build();
    }

    @ServerExceptionMapper
    Response stale(StaleRevisionException e) {
        return ProblemResponses.of(ProblemKind.STALE_REVISION, e)
                .header(HttpHeaders.ETAG, EntityTags.of(e.current()))
                .build();
    }

    @ServerExceptionMapper
    Response reused(KeyReusedException e) {
        return ProblemResponses.of(ProblemKind.IDEMPOTENCY_KEY_REUSED, e).build();
    }

    @ServerExceptionMapper
    Response refused(AdministratorRequiredException e) {
        var response = ProblemResponses.of(e.kind(), e);
        return (e.kind() == ProblemKind.UNAUTHORIZED
                        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"backsource\"")
                        : response)
                .build();
    }
}
