package dev.backsource.config.access.keys;

import dev.backsource.policy.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An access key in the form of a bearer token: {@code bsk_}, the id, {@code _}, the secret. The prefix lets scanners for leaked secrets
 * recognize it.
 *
 * @param id 16 characters, which aren't secret
 * @param secret 43 characters, which encode 256 random bits
 */
public record KeyToken(String id, String secret) {
    private static final Pattern FORM = Pattern.compile("bsk_([A-Z2-7]{16})_([A-Za-z0-9_-]{43})");
    private static final Pattern ID = Pattern.compile("[A-Z2-7]{16}");
    private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new token that nobody can guess. */
    public static KeyToken random() {
        var id = RANDOM.ints(ID_LENGTH, 0, ID_CHARACTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, index) -> text.append(ID_CHARACTERS.charAt(index)),
                        StringBuilder::append);
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new KeyToken(
                id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Null when the text is no such token. */
    public static @Nullable KeyToken parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? new KeyToken(form.group(1), form.group(2)) : null;
    }

    /** Whether this can be the id of a key; ids of other callers never can. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** SHA-256 of the secret; with so many random bits, no slower hash is needed. */
    public byte[] hash() {
        return Sha256.of(secret);
    }

    /** The token as a request carries it. */
    public String text() {
        return "bsk_" + id + "_" + secret;
    }

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
        return "bsk_" + id + "_…";
    }
}
