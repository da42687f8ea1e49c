package dev.backsource.config.web.session;

import dev.backsource.config.access.passwords.TooManyAttemptsException;
import dev.backsource.config.access.provider.ProviderRefusedException;
import dev.backsource.config.access.sessions.SessionRefusal;
import dev.backsource.config.web.caller.CallerFailures;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of signing in, and of operations that need a session. */
@Singleton
public final class SessionFailures implements FailureMapper {
    public static final ProblemKind NO_SESSION =
            new ProblemKind(409, "no-session", "No session", "The caller has no session");
    public static final ProblemKind NO_ACCESS_KEY = new ProblemKind(
            409, "no-access-key", "An access key is required", "The caller uses a session instead of an access key");
    public static final ProblemKind TOO_MANY_ATTEMPTS = new ProblemKind(
            429, "too-many-attempts", "Too many sign-in attempts", "Too many sign-in attempts; see Retry-After");

    private static final ProblemKind SIGN_IN_REFUSED = new ProblemKind(
            401, "sign-in-refused", "Sign-in failed", "The username, the password or the link is wrong");
    private static final ProblemKind PASSWORDS_OFF = new ProblemKind(
            403, "passwords-off", "Passwords are disabled", "Passwords are disabled; sign in at the OpenID provider");
    private static final ProblemKind UNINTENDED_REQUEST = new ProblemKind(
            403,
            "unintended-request",
            "The request may come from another site",
            "The request may come from another site");
    private static final ProblemKind TOO_MANY_SESSIONS = new ProblemKind(
            503, "too-many-sessions", "Too many sessions", "The limit of sessions is reached; see Retry-After");

    private static final String RETRY_AFTER_SECONDS = "60";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof SessionRefusal refused) {
            return of(refused);
        }
        if (failure instanceof ProviderRefusedException refused) {
            return Refusal.of(SIGN_IN_REFUSED, refused).with("WWW-Authenticate", CallerFailures.CHALLENGE);
        }
        if (failure instanceof TooManyAttemptsException many) {
            return Refusal.of(TOO_MANY_ATTEMPTS, many)
                    .with(HttpHeaders.RETRY_AFTER, Integer.toString(many.retryAfterSeconds()));
        }
        if (failure instanceof CsrfException unintended) {
            return Refusal.of(UNINTENDED_REQUEST, unintended);
        }
        return failure instanceof NoSessionException none ? Refusal.of(NO_SESSION, none) : null;
    }

    private static Refusal of(SessionRefusal refused) {
        return switch (refused.kind()) {
            case SIGN_IN_FAILED ->
                Refusal.of(SIGN_IN_REFUSED, refused).with("WWW-Authenticate", CallerFailures.CHALLENGE);
            case PASSWORDS_OFF -> Refusal.of(PASSWORDS_OFF, refused);
            case TOO_MANY -> Refusal.of(TOO_MANY_SESSIONS, refused).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case KEY_REQUIRED -> Refusal.of(NO_ACCESS_KEY, refused);
        };
    }
}
