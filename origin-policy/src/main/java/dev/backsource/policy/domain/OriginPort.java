package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.protocol.Ports;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;

/**
 * A port of an origin that requests of a domain may go to.
 *
 * @param origin the origin's address
 * @param port as the policy names it, 80 and 443 also where other ports stand in for them
 * @param scheme the protocol that the port has to speak
 */
public record OriginPort(
        @JsonProperty(required = true) OriginAddress origin,
        @JsonProperty(required = true) int port,
        @JsonProperty(required = true) Scheme scheme) {
    public OriginPort {
        InvalidValueException.require(origin, "origin");
        InvalidValueException.require(scheme, "scheme");
        Ports.check(port);
    }

    /** The port of {@code origin} that {@code target} names. */
    public static OriginPort of(Origin origin, Target target) {
        return new OriginPort(origin.address(), target.port(), target.scheme());
    }

    /** Scheme and port without the origin. */
    public Target target() {
        return new Target(scheme, port);
    }
}
