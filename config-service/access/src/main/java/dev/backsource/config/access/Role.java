package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** The roles. Each includes the permissions of those before it. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Changes domains. */
    OPERATOR,
    /** Grants ports to domains and roles to callers. */
    ADMINISTRATOR;

    /** The role's name in settings, responses and the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidValueException when there is no such role */
    public static Role parse(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("must be one of viewer, operator, administrator"));
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
