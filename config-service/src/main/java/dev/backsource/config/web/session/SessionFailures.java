package dev.backsource.config.web.session;

import dev.backsource.config.access.passwords.TooManyAttemptsException;
import dev.backsource.config.access.provider.ProviderRefusedException;
import dev.backsource.config.access.sessions.AccessKeyRequiredException;
import dev.backsource.config.access.sessions.PasswordsOffException;
import dev.backsource.config.access.sessions.SessionLimitException;
import dev.backsource.config.access.sessions.SignInRefusedException;
import dev.backsource.config.web.caller.CallerFailures;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of signing in, and of operations that need a session. */
@Singleton
public final class SessionFailures implements KnownFailures {
    public static final ProblemKind NO_SESSION =
            new ProblemKind(409, "no-session", "No session", "The caller has no session");
    public static final ProblemKind NO_ACCESS_KEY = new ProblemKind(
            409,
            "no-access-key",
            "An access key is required",
            "The caller uses a session instead of an access key");
    public static final ProblemKind TOO_MANY_ATTEMPTS = new ProblemKind(
            429,
            "too-many-attempts",
            "Too many sign-in attempts",
            "Too many sign-in attempts; see Retry-After");

    private static final ProblemKind SIGN_IN_REFUSED = new ProblemKind(
            401,
            "sign-in-refused",
            "Sign-in failed",
            "The username, the password or the link is wrong");
    private static final ProblemKind PASSWORDS_OFF = new ProblemKind(
            403,
            "passwords-off",
            "Passwords are disabled",
            "Passwords are disabled; sign in at the OpenID provider");
    private static final ProblemKind UNINTENDED_REQUEST = new ProblemKind(
            403,
            "unintended-request",
            "The request may come from another site",
            "The request may come from another site");
    private static final ProblemKind TOO_MANY_SESSIONS = new ProblemKind(
            503,
            "too-many-sessions",
            "Too many sessions",
            "The limit of sessions is reached; see Retry-After");

    private static final String RETRY_AFTER_SECONDS = "60";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof SignInRefusedException refused) {
            return Refusal.of(SIGN_IN_REFUSED, refused).with("WWW-Authenticate", CallerFailures.CHALLENGE);
        }
        if (failure instanceof ProviderRefusedException refused) {
            return Refusal.of(SIGN_IN_REFUSED, refused).with("WWW-Authenticate", CallerFailures.CHALLENGE);
        }
        if (failure instanceof PasswordsOffException off) {
            return Refusal.of(PASSWORDS_OFF, off);
        }
        if (failure instanceof TooManyAttemptsException many) {
            return Refusal.of(TOO_MANY_ATTEMPTS, many)
                    .with(HttpHeaders.RETRY_AFTER, Integer.toString(many.retryAfterSeconds()));
        }
        if (failure instanceof SessionLimitException limit) {
            return Refusal.of(TOO_MANY_SESSIONS, limit).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (failure instanceof UnintendedRequestException unintended) {
            return Refusal.of(UNINTENDED_REQUEST, unintended);
        }
        if (failure instanceof AccessKeyRequiredException required) {
            return Refusal.of(NO_ACCESS_KEY, required);
        }
        return failure instanceof NoSessionException none ? Refusal.of(NO_SESSION, none) : null;
    }
}
