package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.Ports;
import dev.backsource.policy.protocol.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * The place of a finding within its domain.
 *
 * @param origin null for all origins
 * @param port as the policy names it; null for all ports
 * @param scheme the protocol that the port has to speak, or that of the requests; null for both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(
        @JsonProperty @Nullable OriginAddress origin,
        @JsonProperty @Nullable Integer port,
        @JsonProperty @Nullable Scheme scheme) {
    /** The domain as a whole. */
    public static final Place DOMAIN = new Place(null, null, null);

    public Place {
        if (port != null) {
            Ports.check(port);
        }
    }

    /** As within a sentence: {@code port 443 of origin 203.0.113.10}, {@code origin 203.0.113.10} or {@code the domain}. */
    public String text() {
        if (origin == null) {
            return port == null ? "the domain" : "port " + port;
        }
        return port == null ? "origin " + origin : "port " + port + " of origin " + origin;
    }

    /** As at the beginning of a sentence. */
    public String subject() {
        var text = text();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
