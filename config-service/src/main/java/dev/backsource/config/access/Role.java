package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** What somebody may do. Each role may do all that those before it may. */
public enum Role {
    /** Sees. */
    VIEWER,
    /** Changes domains. */
    OPERATOR,
    /** Grants: ports to domains, and roles to others. */
    ADMINISTRATOR;

    /** As settings, answers and the database have it. */
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
