package dev.backsource.config.api.ports;

import dev.backsource.config.ports.PortRequestDecidedException;
import dev.backsource.config.ports.PortRequestLimitException;
import dev.backsource.config.ports.PortsRequestedException;
import dev.backsource.config.ports.UnknownPortRequestException;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of requests for ports. */
@Singleton
public final class PortFailures implements KnownFailures {
    public static final ProblemKind PORTS_REQUESTED = new ProblemKind(
            409,
            "ports-requested",
            "The ports are asked for or granted already",
            "The ports are asked for or granted already, or the domain has as many requests as it may have");

    public static final ProblemKind REQUEST_DECIDED = new ProblemKind(
            409,
            "port-request-decided",
            "The request has ended",
            "Somebody has decided, or the request has ended otherwise");

    private static final ProblemKind TOO_MANY = new ProblemKind(
            409,
            "too-many-port-requests",
            "The domain has as many requests as it may have",
            "The domain has as many requests as it may have");

    private static final ProblemKind UNKNOWN =
            ProblemKind.notFound("unknown-port-request", "There is no such request for ports");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnknownPortRequestException unknown) {
            return Refusal.of(UNKNOWN, unknown);
        }
        if (failure instanceof PortsRequestedException requested) {
            return Refusal.of(PORTS_REQUESTED, requested);
        }
        if (failure instanceof PortRequestLimitException limit) {
            return Refusal.of(TOO_MANY, limit);
        }
        return failure instanceof PortRequestDecidedException decided ? Refusal.of(REQUEST_DECIDED, decided) : null;
    }
}
