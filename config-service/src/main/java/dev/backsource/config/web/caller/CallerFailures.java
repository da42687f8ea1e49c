package dev.backsource.config.web.caller;

import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of who makes a request. */
@Singleton
final class CallerFailures implements KnownFailures {
    private static final String CHALLENGE = "Bearer realm=\"backsource\"";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (!(failure instanceof AdministratorRequiredException required)) {
            return null;
        }
        var refusal = Refusal.of(required.kind(), required);
        return required.kind().equals(ProblemKind.UNAUTHORIZED)
                ? refusal.with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                : refusal;
    }
}
