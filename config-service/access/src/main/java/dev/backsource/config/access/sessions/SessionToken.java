package dev.backsource.config.access.sessions;

import dev.backsource.policy.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content of a session's cookie.
 *
 * @param text 43 characters, which encode 256 random bits
 */
public record SessionToken(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new token that nobody can guess. */
    public static SessionToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Null when the text is no such token. */
    public static @Nullable SessionToken parse(String text) {
        return FORM.matcher(text).matches() ? new SessionToken(text) : null;
    }

    /** The stored hash of the token. With so many random bits, no slower hash is needed. */
    public TokenHash hash() {
        return new TokenHash(Sha256.of(text));
    }

    /** Without the token, so that no log has it. */
    @Override
    public String toString() {
        return "a session's token";
    }
}
