package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The instruction to browsers to request a domain over HTTPS only (HSTS, RFC 6797).
 *
 * @param maxAgeSeconds how long browsers remember it, in 0..315,360,000 seconds, which is ten years; 0 makes them forget it
 * @param includeSubDomains whether it holds for every name below the domain too
 * @param preload whether the domain's owner consents to its being built into browsers, which is very hard to take back; takes
 *     {@code includeSubDomains} and a {@code maxAgeSeconds} of a year at least, as hstspreload.org asks
 */
public record StrictTransportSecurity(int maxAgeSeconds, boolean includeSubDomains, boolean preload) {
    public static final int MAX_AGE_SECONDS = 315_360_000;
    public static final int MIN_PRELOAD_AGE_SECONDS = 31_536_000;

    public StrictTransportSecurity {
        if (maxAgeSeconds < 0 || maxAgeSeconds > MAX_AGE_SECONDS) {
            throw new InvalidValueException(
                    "maxAgeSeconds " + maxAgeSeconds + " is out of range; it must be in 0.." + MAX_AGE_SECONDS);
        }
        if (preload && (!includeSubDomains || maxAgeSeconds < MIN_PRELOAD_AGE_SECONDS)) {
            throw new InvalidValueException("preload requires includeSubDomains and a maxAgeSeconds of at least "
                    + MIN_PRELOAD_AGE_SECONDS + "; set both, or omit preload");
        }
    }

    /** The field's value (RFC 6797 §6.1), such as {@code max-age=31536000; includeSubDomains}. */
    public String fieldValue() {
        return "max-age=" + maxAgeSeconds + (includeSubDomains ? "; includeSubDomains" : "")
                + (preload ? "; preload" : "");
    }

    @JsonCreator
    static StrictTransportSecurity read(
            @JsonProperty("maxAgeSeconds") @Nullable Integer maxAgeSeconds,
            @JsonProperty("includeSubDomains") @Nullable Boolean includeSubDomains,
            @JsonProperty("preload") @Nullable Boolean preload) {
        return new StrictTransportSecurity(
                InvalidValueException.require(maxAgeSeconds, "maxAgeSeconds"),
                Objects.requireNonNullElse(includeSubDomains, false),
                Objects.requireNonNullElse(preload, false));
    }
}
