package dev.backsource.config.web.problem;

import dev.backsource.config.database.DatabaseFailures;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.InvalidValueException;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Maps any failure to a response: a refusal, an invalid request or an unavailable database. Any other failure is the service's
 * own; it is logged, and its response discloses nothing of it.
 */
@Singleton
public final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final List<FailureMapper> known;

    public Failures(@All List<FailureMapper> known) {
        this.known = List.copyOf(known);
    }

    /**
     * The refusal that answers a failure.
     *
     * @param what the activity that failed, for the log
     */
    public Refusal refusal(Throwable failure, String what) {
        return known.stream()
                .map(failures -> failures.refusal(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> common(failure, what));
    }

    private static Refusal common(Throwable failure, String what) {
        if (failure instanceof RefusedException refused) {
            return Refusal.of(refused);
        }
        if (failure instanceof InvalidRequestException invalid) {
            return Refusal.of(invalid);
        }
        if (failure instanceof InvalidValueException invalid) {
            return Refusal.of(invalid);
        }
        return failure instanceof TooManyRequestsException many ? many.refusal() : unknown(failure, what);
    }

    private static Refusal unknown(Throwable failure, String what) {
        if (DatabaseFailures.isUnavailable(failure)) {
            return Refusal.of(
                            ProblemKind.DATABASE_UNAVAILABLE,
                            "the request failed, or the outcome of its change is"
                                    + " unknown; retrying with the same idempotency key is safe")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        LOG.error(what + " failed", failure);
        return Refusal.of(ProblemKind.INTERNAL_ERROR, "see the service's log");
    }
}
