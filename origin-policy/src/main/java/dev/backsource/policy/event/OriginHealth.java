package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The states of the ports that a domain needs at its origins, the value on {@link Topic#ORIGIN_HEALTH}.
 *
 * @param domain the domain's name, also the record's key
 * @param revision the revision whose policy needs these ports
 * @param observedAt when the latest of the states changed
 * @param ports a state per origin and needed port
 */
public record OriginHealth(DomainName domain, long revision, Instant observedAt, List<Port> ports) {
    public OriginHealth {
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(observedAt, "observedAt");
        ports = List.copyOf(ports);
    }

    @JsonCreator
    static OriginHealth read(
            @JsonProperty(value = "domain", required = true) DomainName domain,
            @JsonProperty(value = "revision", required = true) long revision,
            @JsonProperty(value = "observedAt", required = true) Instant observedAt,
            @JsonProperty("ports") @Nullable List<Port> ports) {
        return new OriginHealth(domain, revision, observedAt, Objects.requireNonNullElse(ports, List.of()));
    }

    /**
     * The state of one needed port.
     *
     * @param origin the origin's address
     * @param port as the policy names it, 80 and 443 also where other ports stand in for them
     * @param scheme the protocol that the port has to speak
     * @param state the verdict
     * @param since when the port came into this state
     * @param reason why, in words; such as {@code connection refused}
     */
    public record Port(OriginAddress origin, int port, Scheme scheme, PortState state, Instant since, String reason) {
        public Port {
            InvalidValueException.require(origin, "origin");
            InvalidValueException.require(scheme, "scheme");
            InvalidValueException.require(state, "state");
            InvalidValueException.require(since, "since");
            InvalidValueException.require(reason, "reason");
        }

        /**
         * Whether a closed port is closed to everybody, since no connection can be made to it. A later failure, such as that of a TLS handshake, may
         * be due to the domain's own terms, and says nothing to other domains.
         */
        @JsonIgnore
        public boolean isUnreachable() {
            return PortCause.of(state, reason).isConnection();
        }
    }
}
