package dev.backsource.config.access.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in at the provider that one browser has begun. Only the browser keeps it, in a cookie: a random secret and the time of the
 * beginning. State, nonce and code verifier (RFC 7636) are each derived from both, so that the provider, which receives the first two,
 * learns nothing of the third, and the time can't be changed without changing all.
 */
public record SignInFlow(String secret, long begunAt) {
    /** The longest time until the browser comes back. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,12})");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SignInFlow begin(Instant now) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SignInFlow(base64(bytes), now.getEpochSecond());
    }

    /** Null when the text is no sign-in. */
    public static @Nullable SignInFlow parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() ? new SignInFlow(parts.group(1), Long.parseLong(parts.group(2))) : null;
    }

    /** The sign-in as the browser keeps it. */
    public String text() {
        return secret + "." + begunAt;
    }

    boolean isTimely(Instant now) {
        var age = Duration.between(Instant.ofEpochSecond(begunAt), now);
        return age.compareTo(LONGEST) < 0 && age.compareTo(CLOCKS_DIFFER.negated()) > 0;
    }

    boolean hasState(String other) {
        return MessageDigest.isEqual(
                state().getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    String state() {
        return derived("state");
    }

    String nonce() {
        return derived("nonce");
    }

    String verifier() {
        return derived("verifier");
    }

    private String derived(String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return base64(mac.doFinal((what + " " + begunAt).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
        return "a sign-in begun at " + begunAt;
    }
}
