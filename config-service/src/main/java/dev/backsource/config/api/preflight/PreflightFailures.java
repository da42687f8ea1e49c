package dev.backsource.config.api.preflight;

import dev.backsource.config.preflight.PreflightUnavailableException;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of questions to probers. */
@Singleton
public final class PreflightFailures implements FailureMapper {
    private static final ProblemKind PREFLIGHT_UNAVAILABLE = new ProblemKind(
            503, "preflight-unavailable", "No prober is available", ProblemKind.DATABASE_UNAVAILABLE.meaning());
    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof PreflightUnavailableException unavailable
                ? Refusal.of(PREFLIGHT_UNAVAILABLE, unavailable).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : null;
    }
}
