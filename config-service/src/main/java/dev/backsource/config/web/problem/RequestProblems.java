package dev.backsource.config.web.problem;

import dev.backsource.policy.InvalidValueException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of what a request says. */
public final class RequestProblems {
    @ServerExceptionMapper
    Response invalid(InvalidRequestException e) {
        return ProblemResponses.of(Problem.of(e)).build();
    }

    /** Only the whole domain shows some violations, such as a state that is too large to be published. */
    @ServerExceptionMapper
    public Response invalid(InvalidValueException e) {
        return ProblemResponses.of(Problem.of(e)).build();
    }
}
