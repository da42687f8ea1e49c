package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How edges speak TLS to the origins of a domain.
 *
 * @param verification what of the origin's certificate is checked
 */
public record OriginTls(Verification verification) {
    public static final OriginTls DEFAULT = new OriginTls(Verification.FULL);

    @JsonCreator
    static OriginTls read(@JsonProperty("verification") @Nullable Verification verification) {
        return new OriginTls(Objects.requireNonNullElse(verification, Verification.FULL));
    }

    /** What of an origin's certificate is checked. */
    public enum Verification {
        /** Chain and name. */
        FULL,
        /** Nothing; for origins with self-signed certificates. */
        NONE
    }
}
