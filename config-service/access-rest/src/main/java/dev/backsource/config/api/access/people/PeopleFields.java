package dev.backsource.config.api.access.people;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.api.access.RoleBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields shared by bodies about people. */
final class PeopleFields {
    private static final int MAX_ROLES = 20;
    private static final int MAX_NAME = 64;
    private static final Pattern USERNAME_FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{0," + (MAX_NAME - 1) + "}");

    /** A newly chosen username. */
    static final JsonField<String> NEW_USERNAME = JsonField.text("username", PeopleFields::username)
            .length(1, MAX_NAME)
            .described("the user name for signing in, which the history shows: up to 64 lower-case letters, digits, and"
                    + " . _ @ -")
            .example("jane.doe");
    /** The username of a person who signs in. */
    static final JsonField<String> USERNAME =
            JsonField.text("username", PeopleFields::typed).length(0, MAX_NAME);

    static final JsonField<List<RoleBinding>> ROLES = JsonField.objects("roles", RoleBody.TYPE)
            .described("the owner's roles; at most your own administrator roles")
            .entries(1, MAX_ROLES);

    private PeopleFields() {}

    /** A newly chosen password. */
    static JsonField<Password> newPassword(String name) {
        return JsonField.text(name, Password::chosen)
                .length(Password.MIN_LENGTH, Password.MAX_LENGTH)
                .described(Password.MIN_LENGTH + " to " + Password.MAX_LENGTH
                        + " characters of any kind; must not contain the username");
    }

    /** A password to be compared. */
    static JsonField<Password> password(String name) {
        return JsonField.text(name, Password::typed).length(0, Password.MAX_LENGTH);
    }

    /** The roles; null when they are absent or, with a violation, too few or too many. */
    static @Nullable List<RoleBinding> roles(JsonFields fields) {
        var roles = fields.get(ROLES);
        if (fields.has(ROLES) && (fields.size(ROLES) == 0 || fields.size(ROLES) > MAX_ROLES)) {
            fields.violations().add(fields.pathOf(ROLES), Violation.RANGE, "takes 1 to " + MAX_ROLES + " roles");
        }
        return roles;
    }

    private static String username(String text) {
        if (!USERNAME_FORM.matcher(text).matches()) {
            throw new InvalidValueException("must be 1 to " + MAX_NAME
                    + " lower-case letters, digits, and . _ @ - and begin with a letter or digit");
        }
        return text;
    }

    private static String typed(String text) {
        if (text.length() > MAX_NAME) {
            throw new InvalidValueException("has more than " + MAX_NAME + " characters, the limit of usernames");
        }
        return text;
    }
}
