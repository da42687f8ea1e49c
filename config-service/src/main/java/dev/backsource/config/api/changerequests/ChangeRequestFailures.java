package dev.backsource.config.api.changerequests;

import dev.backsource.config.changerequests.ChangeRequestRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of change requests. */
@Singleton
public final class ChangeRequestFailures implements FailureMapper {
    public static final ProblemKind NOT_NEEDED = new ProblemKind(
            409,
            "change-already-requested",
            "The change is already requested or in effect",
            "The change is already requested or in effect, or a limit of change requests is reached");
    public static final ProblemKind CLOSED = new ProblemKind(
            409,
            "change-request-closed",
            "The change request is closed",
            "The change request was decided, withdrawn or cancelled, or has expired, or the domain has changed since");
    private static final ProblemKind OUTDATED = new ProblemKind(
            409,
            "change-request-outdated",
            "The domain has changed since the change request",
            "The domain's revision differs from the change request's base revision");
    private static final ProblemKind TOO_MANY = new ProblemKind(
            409,
            "too-many-change-requests",
            "The limit of change requests is reached",
            "The domain's or the person's limit of change requests is reached");
    private static final ProblemKind WRONG_PERSON = new ProblemKind(
            403,
            "wrong-person",
            "Another person is required",
            "Only another person can approve such a change request, and only its requester can withdraw it");
    private static final ProblemKind UNKNOWN =
            ProblemKind.notFound("unknown-change-request", "Change request not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof ChangeRequestRefusal refused ? Refusal.of(kind(refused.kind()), refused) : null;
    }

    private static ProblemKind kind(ChangeRequestRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN;
            case CLOSED -> CLOSED;
            case OUTDATED -> OUTDATED;
            case TOO_MANY -> TOO_MANY;
            case NOT_NEEDED -> NOT_NEEDED;
            case WRONG_PERSON -> WRONG_PERSON;
        };
    }
}
