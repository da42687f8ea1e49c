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
            "The ports are already requested or granted",
            "The ports are already requested or granted, or the domain's limit of requests is reached");

    public static final ProblemKind REQUEST_DECIDED = new ProblemKind(
            409,
            "port-request-decided",
            "The port request is closed",
            "The port request was decided, withdrawn or cancelled");

    private static final ProblemKind TOO_MANY = new ProblemKind(
            409,
            "too-many-port-requests",
            "The domain's limit of port requests is reached",
            "The domain's limit of port requests is reached");

    private static final ProblemKind UNKNOWN =
            ProblemKind.notFound("unknown-port-request", "Port request not found");

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
