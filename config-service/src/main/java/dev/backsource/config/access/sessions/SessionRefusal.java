package dev.backsource.config.access.sessions;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import org.jspecify.annotations.Nullable;

/** A session, or a link that begins one, can't be had. */
public final class SessionRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private SessionRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private SessionRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** The message doesn't disclose the cause. */
        SIGN_IN_FAILED,
        /** People sign in at the provider, not with a password. */
        PASSWORDS_OFF,
        /** The limit of sessions is reached. */
        TOO_MANY,
        /** The operation takes an access key, but the caller came by a session. */
        KEY_REQUIRED
    }

    public Kind kind() {
        return kind;
    }

    static SessionRefusal ofPassword() {
        return new SessionRefusal(
                Kind.SIGN_IN_FAILED, "the username or the password is wrong, or the account is disabled");
    }

    static SessionRefusal ofLink() {
        return new SessionRefusal(Kind.SIGN_IN_FAILED, "the link was already used or has expired; create another one");
    }

    static SessionRefusal passwordsOff() {
        return new SessionRefusal(
                Kind.PASSWORDS_OFF,
                "passwords are disabled; sign in at the OpenID provider",
                Remedy.of(RemedyCode.SIGN_IN_AT_PROVIDER));
    }

    static SessionRefusal tooMany(int limit) {
        return new SessionRefusal(
                Kind.TOO_MANY, "the limit of " + limit + " sessions is reached; try again when some have ended");
    }

    static SessionRefusal keyRequired() {
        return new SessionRefusal(
                Kind.KEY_REQUIRED, "sign-in links are created with an access key; you are already signed in");
    }
}
