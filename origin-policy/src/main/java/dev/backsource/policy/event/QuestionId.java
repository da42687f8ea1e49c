package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a {@link Question}'s id. */
public final class QuestionId {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private QuestionId() {}

    /**
     * Checks for 1 to 64 letters, digits and hyphens.
     *
     * @throws InvalidValueException otherwise, naming {@code field}
     */
    public static void require(@Nullable String id, String field) {
        if (!FORM.matcher(InvalidValueException.require(id, field)).matches()) {
            throw new InvalidValueException(field + " must have 1 to 64 letters, digits and hyphens");
        }
    }
}
