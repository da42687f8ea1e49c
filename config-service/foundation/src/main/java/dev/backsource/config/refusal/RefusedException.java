package dev.backsource.config.refusal;

import dev.backsource.config.remedy.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * A refused operation. Each feature creates its refusals in one place, by the kinds of problems that it has. A refusal is a response, not a fault of
 * the service, so it has no stack trace.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemKind kind;
    private final transient @Nullable Remedy remedy;
    private final int retryAfterSeconds;

    /** For a refusal with parameters of its own; others are created by their kind. */
    protected RefusedException(ProblemKind kind, String reason, @Nullable Remedy remedy, int retryAfterSeconds) {
        this(kind, reason, remedy, retryAfterSeconds, null);
    }

    private RefusedException(
            ProblemKind kind,
            String reason,
            @Nullable Remedy remedy,
            int retryAfterSeconds,
            @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.kind = kind;
        this.remedy = remedy;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static RefusedException of(ProblemKind kind, String reason, @Nullable Remedy remedy) {
        return new RefusedException(kind, reason, remedy, 0);
    }

    /** The same for an operation that may be possible after some time. */
    public final RefusedException retryAfter(int seconds) {
        return new RefusedException(kind, reason(), remedy, seconds, getCause());
    }

    /** The same with the failure behind it. */
    public final RefusedException because(Throwable cause) {
        return new RefusedException(kind, reason(), remedy, retryAfterSeconds, cause);
    }

    public final ProblemKind kind() {
        return kind;
    }

    /** The fault of the request, in no interface's language. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Null where there is none. */
    public final @Nullable Remedy remedy() {
        return remedy;
    }

    /** 0 where it is unknown when the operation will be possible. */
    public final int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
