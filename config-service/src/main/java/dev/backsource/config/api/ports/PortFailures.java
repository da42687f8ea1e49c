package dev.backsource.config.api.ports;

import dev.backsource.config.ports.PortRequestRefusal;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of requests for ports. */
@Singleton
public final class PortFailures implements FailureMapper {
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

    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-port-request", "Port request not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof PortRequestRefusal refused ? Refusal.of(kind(refused.kind()), refused) : null;
    }

    private static ProblemKind kind(PortRequestRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN;
            case DECIDED -> REQUEST_DECIDED;
            case TOO_MANY -> TOO_MANY;
            case PORTS_REQUESTED -> PORTS_REQUESTED;
        };
    }
}
