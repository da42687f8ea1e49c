package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a prober whether ports of origins are open now, with the edges' terms; the value on {@link Topic#PROBE_REQUESTS}.
 *
 * @param id repeated by the answer, also the record's key: 1 to 64 letters, digits and hyphens
 * @param domain the domain of the origins
 * @param deadline the time after which nobody waits for an answer any more
 * @param ports 1 to {@link Domain#MAX_NEEDED_PORTS}, none twice
 * @param serverName the name that certificates must have: a host name or an IP address
 * @param originTls the terms of TLS to the origins, but for the name
 * @param connectTimeoutMs how long edges give a connection to be made, and again a handshake, in 100..60,000 milliseconds; null for the
 *     deployment's time
 * @param http the domain as it would be, for requests over HTTP; null for none
 * @param team the id of the team that owns the domain, 1 to 40 characters, whose share of a prober's places the question takes; null where none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeRequest(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) DomainName domain,
        @JsonProperty(required = true) Instant deadline,
        @JsonProperty(required = true) List<OriginPort> ports,
        @JsonProperty(required = true) OriginAddress serverName,
        @JsonProperty(required = true) OriginTls originTls,
        @Nullable Integer connectTimeoutMs,
        @Nullable Http http,
        @Nullable String team)
        implements Question {
    /** The largest question that is read, in bytes: more than the most ports, the longest static rules and certificates take. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final int MAX_TEAM = 40;

    public ProbeRequest {
        QuestionId.require(id, "id");
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(deadline, "deadline");
        InvalidValueException.require(serverName, "serverName");
        InvalidValueException.require(originTls, "originTls");
        ports = List.copyOf(InvalidValueException.require(ports, "ports"));
        if (ports.isEmpty() || ports.size() > Domain.MAX_NEEDED_PORTS) {
            throw new InvalidValueException(
                    "there are " + ports.size() + " ports; the range is 1 to " + Domain.MAX_NEEDED_PORTS);
        }
        if (ports.stream().distinct().count() < ports.size()) {
            throw new InvalidValueException("ports has a duplicate");
        }
        OriginRequest.requireConnectTimeout(connectTimeoutMs);
        if (team != null && (team.isEmpty() || team.length() > MAX_TEAM)) {
            throw new InvalidValueException(
                    "team", "has " + team.length() + " characters; the range is 1 to " + MAX_TEAM);
        }
        if (http != null) {
            http.of(domain, originTls);
        }
    }

    /** A question for all ports that {@code domain} needs. */
    public static ProbeRequest of(Domain domain, String id, Instant deadline) {
        return of(domain, domain.neededPorts(), id, deadline);
    }

    /** A question for {@code ports} of the domain's origins. */
    public static ProbeRequest of(Domain domain, List<OriginPort> ports, String id, Instant deadline) {
        return new ProbeRequest(
                id,
                domain.name(),
                deadline,
                ports,
                new OriginAddress(ServerNames.sample(domain)),
                domain.originTls(),
                domain.originRequest().connectTimeoutMs(),
                Http.of(domain),
                null);
    }

    /** The same question, of a team's domain; null for none. */
    public ProbeRequest ofTeam(@Nullable String owner) {
        return new ProbeRequest(id, domain, deadline, ports, serverName, originTls, connectTimeoutMs, http, owner);
    }

    /** The same question, whose prober follows redirects to all names of the wildcard; only where none of them is a domain of its own. */
    public ProbeRequest throughNames() {
        return http == null || !domain.isWildcard()
                ? this
                : new ProbeRequest(
                        id, domain, deadline, ports, serverName, originTls, connectTimeoutMs, http.followed(), team);
    }

    /** Whether redirects are followed to all names that the domain covers. */
    public boolean goesThroughNames() {
        return http != null && http.throughNames();
    }

    /** The domain as it would be, as far as its responses over HTTP depend on it; null where no requests are asked for. */
    public @Nullable Domain domainAsked() {
        return http == null ? null : http.of(domain, originTls);
    }

    /** The terms of TLS to the origins. */
    public TlsTerms terms() {
        return TlsTerms.of(serverName.value(), originTls);
    }

    /**
     * The parts of a domain that decide its back-to-origin requests, and with them the redirects that clients follow.
     *
     * @param origins 1 to {@link Domain#MAX_ORIGINS}
     * @param throughNames whether redirects are followed to all names that a wildcard covers, since none is a domain of its own; false where it is absent
     */
    public record Http(
            @JsonProperty(required = true) List<Origin> origins,
            @JsonProperty(required = true) OriginRequest originRequest,
            @JsonProperty(required = true) OriginProtocolPolicy policy,
            @JsonProperty(required = true) DynamicAcceleration dynamicAcceleration,
            @JsonProperty(required = true) GrantedPorts grantedPorts,
            boolean throughNames) {
        public Http {
            origins = List.copyOf(InvalidValueException.require(origins, "origins"));
            InvalidValueException.require(originRequest, "originRequest");
            InvalidValueException.require(policy, "policy");
            InvalidValueException.require(dynamicAcceleration, "dynamicAcceleration");
            InvalidValueException.require(grantedPorts, "grantedPorts");
        }

        private Http followed() {
            return new Http(origins, originRequest, policy, dynamicAcceleration, grantedPorts, true);
        }

        private Domain of(DomainName name, OriginTls tls) {
            return Domain.of(name, origins)
                    .with(Part.ORIGIN_TLS, tls)
                    .with(Part.ORIGIN_REQUEST, originRequest)
                    .with(Part.POLICY, policy)
                    .with(Part.DYNAMIC_ACCELERATION, dynamicAcceleration)
                    .with(Part.GRANTED_PORTS, grantedPorts);
        }

        static Http of(Domain domain) {
            return new Http(
                    domain.origins(),
                    domain.originRequest(),
                    domain.policy(),
                    domain.dynamicAcceleration().enabled() ? domain.dynamicAcceleration() : DynamicAcceleration.OFF,
                    domain.grantedPorts(),
                    false);
        }
    }
}
