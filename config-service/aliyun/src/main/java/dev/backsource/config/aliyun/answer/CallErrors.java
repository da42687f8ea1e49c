package dev.backsource.config.aliyun.answer;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Map;

/** Maps any failure of a call to a response. */
@Singleton
public final class CallErrors {
    private final Failures failures;

    CallErrors(Failures failures) {
        this.failures = failures;
    }

    /** The response to a failure: in the API's own words, or by the mapping of the whole service. */
    public CallError of(Throwable failure) {
        return failure instanceof CallRefusedException refused
                ? of(refused)
                : CallError.of(failures.refusal(failure, "a call of Alibaba Cloud CDN's API"));
    }

    private static CallError of(CallRefusedException refused) {
        var code = refused.code();
        var message = String.valueOf(refused.getMessage());
        return new CallError(code, message, Refusal.of(kind(code), message).problem(), Map.of());
    }

    /** The kind for the audit; every failure of authentication is of one kind there. */
    private static ProblemKind kind(ErrorCode code) {
        var like = switch (code) {
            case ACCESS_KEY_UNKNOWN,
                    ACCESS_KEY_INACTIVE,
                    BODY_HASH_DIFFERS,
                    NONCE_USED,
                    SECURITY_TOKEN,
                    SIGNATURE_DIFFERS,
                    SIGNATURE_INCOMPLETE,
                    SIGNATURE_METHOD,
                    TIME_EXPIRED,
                    TIME_INVALID -> ProblemKind.UNAUTHORIZED;
            case FORBIDDEN -> ProblemKind.FORBIDDEN;
            case BUSY -> ProblemKind.DATABASE_UNAVAILABLE;
            case ACTION_UNKNOWN -> ProblemKind.NOT_FOUND;
            default -> ProblemKind.INVALID_REQUEST;
        };
        return new ProblemKind(code.status(), like.name(), like.title(), like.meaning());
    }
}
