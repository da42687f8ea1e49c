package dev.backsource.config.api.explain;

import dev.backsource.config.api.answers.DomainFailures;
import dev.backsource.config.explain.ExplainUnavailableException;
import dev.backsource.config.explain.NoDomainOfHostException;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Failures of questions to edges. */
@Singleton
public final class ExplainFailures implements FailureMapper {
    private static final ProblemKind EXPLAIN_UNAVAILABLE = new ProblemKind(
            503, "explain-unavailable", "The edges can't be queried", ProblemKind.DATABASE_UNAVAILABLE.meaning());
    private static final String RETRY_AFTER_SECONDS = "2";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof NoDomainOfHostException none) {
            return Refusal.of(DomainFailures.UNKNOWN_DOMAIN, none);
        }
        return failure instanceof ExplainUnavailableException unavailable
                ? Refusal.of(EXPLAIN_UNAVAILABLE, unavailable).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : null;
    }
}
