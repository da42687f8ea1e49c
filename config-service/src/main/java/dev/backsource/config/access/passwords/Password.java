package dev.backsource.config.access.passwords;

import dev.backsource.policy.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A password as somebody types it. Length is all that is asked of one, and that it isn't made of the username (NIST SP 800-63B
 * §3.1.1.2).
 */
public final class Password {
    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 128;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * One that somebody chooses.
     *
     * @throws InvalidValueException when it is too short or too long; the message doesn't hold it
     */
    public static Password chosen(String text) {
        var length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw new InvalidValueException("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        return typed(text);
    }

    /**
     * One that is to be compared, whatever it is.
     *
     * @throws InvalidValueException when it is longer than any can be
     */
    public static Password typed(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new InvalidValueException("must have " + MAX_LENGTH + " characters at most");
        }
        return new Password(text);
    }

    /** @throws InvalidValueException when it holds the username */
    public Password requireFreeOf(String username) {
        if (text.toLowerCase(Locale.ROOT).contains(username)) {
            throw new InvalidValueException("must not contain the username");
        }
        return this;
    }

    /** The same for whatever keyboard typed it. */
    byte[] bytes() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    /** Without the password, so that no log has it. */
    @Override
    public String toString() {
        return "a password";
    }
}
