package dev.backsource.policy.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edge's stored response for a request. With several variants of a response (RFC 9111 §4.1), age and freshness are those of the newest, since a
 * URL doesn't say which fields a client sends.
 *
 * @param status of the stored response
 * @param ageSeconds its age (RFC 9111 §4.2.3)
 * @param freshSeconds for how long it stays fresh; negative when it is stale
 * @param variants the number of stored variants
 * @param variesBy the request's fields that tell the variants apart, at most {@link #MOST_NAMES}
 * @param needsOrigin whether a request without caching directives has to wait for an origin, for a fetch or a validation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredState(
        @JsonProperty(required = true) Freshness freshness,
        @Nullable Integer status,
        @Nullable Long ageSeconds,
        @Nullable Long freshSeconds,
        @JsonProperty(required = true) int variants,
        @JsonProperty(required = true) List<String> variesBy,
        @JsonProperty(required = true) boolean needsOrigin) {
    /** The most names of fields in an answer. */
    public static final int MOST_NAMES = 16;

    /** The longest name in an answer, in characters. */
    public static final int LONGEST_NAME = 64;

    /** Nothing is stored. */
    public static final StoredState NONE = new StoredState(Freshness.NONE, null, null, null, 0, List.of(), true);

    /** The cache isn't used, since dynamic content is never stored. */
    public static final StoredState BYPASSED =
            new StoredState(Freshness.BYPASSED, null, null, null, 0, List.of(), true);

    public StoredState {
        InvalidValueException.require(freshness, "freshness");
        variesBy = List.copyOf(InvalidValueException.require(variesBy, "variesBy"));
        if (variesBy.size() > MOST_NAMES || variesBy.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw new InvalidValueException("variesBy has more than " + MOST_NAMES + " names, or one of more than "
                    + LONGEST_NAME + " characters");
        }
    }

    /** Whether something is stored, and whether it is fresh (RFC 9111 §4.2). */
    public enum Freshness {
        NONE,
        FRESH,
        STALE,
        BYPASSED
    }
}
