package dev.backsource.config.access.sessions;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Refusals to begin a session, or of operations that need one. */
public final class SessionRefusal {
    public static final ProblemKind NO_SESSION =
            new ProblemKind(409, "no-session", "No session", "The caller has no session");

    /** The operation takes an access key, but the caller came by a session. */
    public static final ProblemKind NO_ACCESS_KEY = new ProblemKind(
            409, "no-access-key", "An access key is required", "The caller uses a session instead of an access key");

    private static final ProblemKind PASSWORDS_OFF = new ProblemKind(
            403, "passwords-off", "Passwords are disabled", "Passwords are disabled; sign in at the OpenID provider");
    private static final ProblemKind TOO_MANY = new ProblemKind(
            503, "too-many-sessions", "Too many sessions", "The limit of sessions is reached; see Retry-After");

    private static final int RETRY_AFTER_SECONDS = 60;

    private SessionRefusal() {}

    /** The message doesn't disclose the cause. */
    static RefusedException ofPassword() {
        return ProblemKind.SIGN_IN_REFUSED.refused("the username or the password is wrong, or the account is disabled");
    }

    static RefusedException ofLink() {
        return ProblemKind.SIGN_IN_REFUSED.refused("the link was already used or has expired; create another one");
    }

    static RefusedException passwordsOff() {
        return PASSWORDS_OFF.refused(
                "passwords are disabled; sign in at the OpenID provider", Remedy.of(RemedyCode.SIGN_IN_AT_PROVIDER));
    }

    static RefusedException tooMany(int limit) {
        return TOO_MANY.refused("the limit of " + limit + " sessions is reached; try again when some have ended")
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    static RefusedException keyRequired() {
        return NO_ACCESS_KEY.refused("sign-in links are created with an access key; you are already signed in");
    }

    public static RefusedException noSession() {
        return NO_SESSION.refused(
                "this requires a session of an account with a password; an access key has no session");
    }
}
