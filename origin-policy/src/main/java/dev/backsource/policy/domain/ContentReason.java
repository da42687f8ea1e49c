package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a request is for static or for dynamic content, or for neither with certainty.
 *
 * @param rule the domain's rule that its path matches, as written; null where no rule decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContentReason(
        @JsonProperty(required = true) Cause cause,
        @Nullable String rule) {
    static final ContentReason ACCELERATION_OFF = new ContentReason(Cause.ACCELERATION_OFF, null);
    static final ContentReason NO_RULE = new ContentReason(Cause.NO_RULE, null);
    static final ContentReason DOT_SEGMENT = new ContentReason(Cause.DOT_SEGMENT, null);
    static final ContentReason SEVERAL_READINGS = new ContentReason(Cause.SEVERAL_READINGS, null);

    public ContentReason {
        InvalidValueException.require(cause, "cause");
        if (rule != null && rule.length() > StaticRules.MAX_RULE_LENGTH) {
            throw new InvalidValueException("rule has more than " + StaticRules.MAX_RULE_LENGTH + " characters");
        }
    }

    /** The deciding cause. */
    public enum Cause {
        /** Dynamic acceleration is off, so everything is static. */
        ACCELERATION_OFF,
        /** A file suffix. */
        SUFFIX,
        /** An exact URI. */
        URI,
        /** A path pattern. */
        PATH,
        /** Dynamic acceleration is on, and no rule for static content matches. */
        NO_RULE,
        /** The path has a segment {@code .} or {@code ..}, in any spelling. */
        DOT_SEGMENT,
        /** Servers read the path in different ways, and not all of them match rules for static content. */
        SEVERAL_READINGS
    }
}
