package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a domain tells static from dynamic content, and by which rules.
 *
 * @param enabled while false every request is static
 * @param staticRules the rules for static content while enabled; everything else is dynamic
 */
public record DynamicAcceleration(boolean enabled, StaticRules staticRules) {
    public static final DynamicAcceleration OFF = new DynamicAcceleration(false, StaticRules.NONE);

    @JsonCreator
    static DynamicAcceleration read(
            @JsonProperty("enabled") boolean enabled, @JsonProperty("staticRules") @Nullable StaticRules staticRules) {
        return new DynamicAcceleration(enabled, Objects.requireNonNullElse(staticRules, StaticRules.NONE));
    }
}
