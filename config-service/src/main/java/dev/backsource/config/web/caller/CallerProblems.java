package dev.backsource.config.web.caller;

import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of who makes a request. */
final class CallerProblems {
    @ServerExceptionMapper
    Response refused(AdministratorRequiredException e) {
        var response = ProblemResponses.of(e.kind(), e);
        return (e.kind() == ProblemKind.UNAUTHORIZED
                        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"backsource\"")
                        : response)
                .build();
    }
}
