package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.domain.DomainName;

/**
 * Names that a role holds for: one name, or with {@code *.} in front all names below it at any depth, wildcards included. Written as
 * a domain's name is.
 */
public record NamePattern(@JsonValue String value) {
    /** @throws dev.backsource.policy.InvalidValueException when it is no name */
    public static NamePattern parse(String text) {
        return new NamePattern(DomainName.parse(text).value());
    }

    public boolean covers(DomainName name) {
        return value.equals(name.value()) || (isWildcard() && name.value().endsWith(below()));
    }

    /** Whether this is for all names below one. */
    @JsonIgnore
    public boolean isWildcard() {
        return value.startsWith("*.");
    }

    /** Whether every name that the other is for is one that this is for. */
    public boolean covers(NamePattern other) {
        return covers(new DomainName(other.value));
    }

    /** {@code .example.com} of {@code *.example.com}. */
    private String below() {
        return value.substring(1);
    }
}
