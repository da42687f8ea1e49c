package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Whether edges serve a domain.
 *
 * @param enabled false for a domain that is stopped: edges refuse its requests even where they have stored responses, and request nothing from
 *     origins. It keeps its name, so no wildcard answers in its place
 */
public record Serving(boolean enabled) {
    /** The default. */
    public static final Serving ON = new Serving(true);

    public static final Serving STOPPED = new Serving(false);

    /** The field is required: a value without it is refused, and neither stops nor starts the domain. */
    @JsonCreator
    static Serving read(@JsonProperty("enabled") @Nullable Boolean enabled) {
        return InvalidValueException.require(enabled, "enabled") ? ON : STOPPED;
    }
}
