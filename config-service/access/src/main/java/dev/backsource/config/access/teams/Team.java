package dev.backsource.config.access.teams;

import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A team.
 *
 * @param id the id in roles and responses; never changes
 * @param name the display name
 */
public record Team(String id, String name, Instant createdAt) {
    /** The length of an id, in characters. */
    public static final int MAX_ID_LENGTH = 40;

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0," + (MAX_ID_LENGTH - 2) + "}[a-z0-9])?");

    /** Whether the text is a valid id of a team. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @throws InvalidValueException when the text is no valid id of a team */
    public static String requireId(String text) {
        if (!isId(text)) {
            throw new InvalidValueException("must be 1 to " + MAX_ID_LENGTH
                    + " lower-case letters, digits and -, and begin and end with a letter or digit");
        }
        return text;
    }
}
