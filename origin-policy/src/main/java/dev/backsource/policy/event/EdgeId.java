package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule for an edge's id: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}, the first of them a letter or a
 * digit. So it is a token (RFC 9110 §5.6.2), a file's name in no other folder, and a segment of a path as it is.
 */
public final class EdgeId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private EdgeId() {}

    /**
     * Returns {@code id}.
     *
     * @throws InvalidValueException when it is none
     */
    public static String require(@Nullable String id) {
        if (id == null || !FORM.matcher(id).matches()) {
            throw new InvalidValueException("edge id \"" + (id == null ? "" : id.replaceAll("[^ -~]", "?"))
                    + "\" is invalid; it must have 1 to 64 letters, digits, '.', '_' and '-', and begin with"
                    + " a letter or digit");
        }
        return id;
    }
}
