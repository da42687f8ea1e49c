package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.domain.DomainName;

/**
 * The names that a role covers: one name, or, with {@code *.} in front, all names below it at any depth, wildcards included. The notation
 * is that of a domain's name.
 */
public record NamePattern(@JsonValue String value) {
    /** @throws dev.backsource.policy.InvalidValueException when the text is no name */
    public static NamePattern parse(String text) {
        return new NamePattern(DomainName.parse(text).value());
    }

    public boolean covers(DomainName name) {
        return value.equals(name.value()) || (isWildcard() && name.value().endsWith(below()));
    }

    /** Whether the pattern covers all names below one. */
    @JsonIgnore
    public boolean isWildcard() {
        return value.startsWith("*.");
    }

    /** Whether the pattern covers every name that the other covers. */
    public boolean covers(NamePattern other) {
        return covers(new DomainName(other.value));
    }

    /** {@code .example.com} of {@code *.example.com}. */
    private String below() {
        return value.substring(1);
    }
}
