package dev.backsource.config.access.passwords;

import dev.backsource.policy.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** A password as typed. The only requirements are its length, and that it doesn't contain the username (NIST SP 800-63B §3.1.1.2). */
public final class Password {
    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 128;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * A newly chosen password.
     *
     * @throws InvalidValueException when it is too short or too long; the message doesn't contain it
     */
    public static Password chosen(String text) {
        var length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw new InvalidValueException("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        return typed(text);
    }

    /**
     * A password to be compared, whatever its quality.
     *
     * @throws InvalidValueException when it is longer than any password can be
     */
    public static Password typed(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new InvalidValueException("must have " + MAX_LENGTH + " characters or fewer");
        }
        return new Password(text);
    }

    /** @throws InvalidValueException when it contains the username */
    public Password requireFreeOf(String username) {
        if (text.toLowerCase(Locale.ROOT).contains(username)) {
            throw new InvalidValueException("must not contain the username");
        }
        return this;
    }

    /** The same bytes on any keyboard. */
    byte[] bytes() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    /** Without the password, so that no log has it. */
    @Override
    public String toString() {
        return "a password";
    }
}
