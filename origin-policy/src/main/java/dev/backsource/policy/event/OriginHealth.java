package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingReader;
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
 * @param findings those of no single port, at most {@value Finding#MAX_FINDINGS}
 */
public record OriginHealth(
        DomainName domain,
        long revision,
        Instant observedAt,
        List<Port> ports,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings) {

    /** States without findings. */
    public OriginHealth(DomainName domain, long revision, Instant observedAt, List<Port> ports) {
        this(domain, revision, observedAt, ports, List.of());
    }

    public OriginHealth {
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(observedAt, "observedAt");
        ports = List.copyOf(ports);
        findings = Finding.atMost(findings);
    }

    @JsonCreator
    static OriginHealth read(
            @JsonProperty(value = "domain", required = true) DomainName domain,
            @JsonProperty(value = "revision", required = true) long revision,
            @JsonProperty(value = "observedAt", required = true) Instant observedAt,
            @JsonProperty("ports") @Nullable List<Port> ports,
            @JsonProperty("findings") @JsonDeserialize(using = FindingReader.OfList.class) List<Finding> findings) {
        return new OriginHealth(domain, revision, observedAt, Objects.requireNonNullElse(ports, List.of()), findings);
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
     * @param finding the measurement behind a closed or prohibited port, or a name that isn't resolved; null without one, as from earlier versions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Port(
            OriginAddress origin,
            int port,
            Scheme scheme,
            PortState state,
            Instant since,
            String reason,
            @Nullable Finding finding) {

        /** A state without a finding. */
        public Port(OriginAddress origin, int port, Scheme scheme, PortState state, Instant since, String reason) {
            this(origin, port, scheme, state, since, reason, null);
        }

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
