package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Whether edges serve a domain.
 *
 * @param enabled false for a domain that is stopped: edges refuse its requests, whatever they have stored, and ask no origin. It
 *     keeps its name, so no wildcard answers in its place
 */
public record Serving(boolean enabled) {
    /** As domains are unless somebody stops them. */
    public static final Serving ON = new Serving(true);

    public static final Serving STOPPED = new Serving(false);

    /** What is left out stops nothing, and starts nothing either: it is refused. */
    @JsonCreator
    static Serving read(@JsonProperty("enabled") @Nullable Boolean enabled) {
        return InvalidValueException.require(enabled, "enabled") ? ON : STOPPED;
    }
}
