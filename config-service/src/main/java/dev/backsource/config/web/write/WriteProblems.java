package dev.backsource.config.web.write;

import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemResponses;
import dev.backsource.config.write.KeyReusedException;
import dev.backsource.config.write.StaleRevisionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of what a write says beside its body. */
final class WriteProblems {
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
}
