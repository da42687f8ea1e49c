package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a domain after a change, the value on {@link Topic#POLICY_CHANGES}. A removal has no value at all.
 *
 * @param domain the domain's name, also the record's key
 * @param revision counts the domain's changes from 1, to {@link StateVersion#MAX_REVISION}
 * @param changedAt when the change was committed
 * @param clientTls the terms of TLS with the domain's clients; null, and not written, while all of them are left to the
 *     edges
 * @param caching the storing of the domain's responses at edges; null, and not written, likewise
 * @param serving whether edges serve the domain; null, and not written, while they do
 * @param changedBy the author's name, as given by the operators' gateway; null when nobody was named
 * @param incarnation of the domain's history, see {@link StateVersion}; 0, and not written, for the first
 * @param team the id of the team that owns the domain; null, and not written, where none does
 */
public record PolicyChange(
        DomainName domain,
        long revision,
        Instant changedAt,
        List<Origin> origins,
        OriginTls originTls,
        OriginRequest originRequest,
        OriginProtocolPolicy originProtocolPolicy,
        DynamicAcceleration dynamicAcceleration,
        GrantedPorts grantedPorts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClientTls clientTls,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Caching caching,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Serving serving,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String changedBy,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long incarnation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String team) {

    public PolicyChange {
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(changedAt, "changedAt");
        InvalidValueException.require(origins, "origins");
        StateVersion.requireRevision(revision);
        StateVersion.requireIncarnation(incarnation);
        origins = List.copyOf(origins);
        clientTls = ClientTls.DEFAULT.equals(clientTls) ? null : clientTls;
        caching = Caching.DEFAULT.equals(caching) ? null : caching;
        serving = Serving.ON.equals(serving) ? null : serving;
    }

    /** A change without an author's name. */
    public static PolicyChange of(Domain domain, long revision, Instant changedAt) {
        return of(domain, revision, changedAt, null);
    }

    /** A change in the first incarnation of the domain's history. */
    public static PolicyChange of(Domain domain, long revision, Instant changedAt, @Nullable String changedBy) {
        return of(domain, 0, revision, changedAt, changedBy);
    }

    /** A change in the given incarnation, of a domain without a team. */
    public static PolicyChange of(
            Domain domain, long incarnation, long revision, Instant changedAt, @Nullable String changedBy) {
        return of(domain, incarnation, revision, changedAt, changedBy, null);
    }

    /** A change in the given incarnation, of a team's domain. */
    public static PolicyChange of(
            Domain domain,
            long incarnation,
            long revision,
            Instant changedAt,
            @Nullable String changedBy,
            @Nullable String team) {
        return new PolicyChange(
                domain.name(),
                revision,
                changedAt,
                domain.origins(),
                domain.originTls(),
                domain.originRequest(),
                domain.policy(),
                domain.dynamicAcceleration(),
                domain.grantedPorts(),
                domain.clientTls(),
                domain.caching(),
                domain.serving(),
                changedBy,
                incarnation,
                team);
    }

    /** Fields that came later than version 1 of the event, or that a writer left out, take their defaults. */
    @JsonCreator
    static PolicyChange read(
            @JsonProperty(value = "domain", required = true) DomainName domain,
            @JsonProperty(value = "revision", required = true) long revision,
            @JsonProperty(value = "changedAt", required = true) Instant changedAt,
            @JsonProperty(value = "origins", required = true) List<Origin> origins,
            @JsonProperty("originTls") @Nullable OriginTls originTls,
            @JsonProperty("originRequest") @Nullable OriginRequest originRequest,
            @JsonProperty("originProtocolPolicy") @Nullable OriginProtocolPolicy policy,
            @JsonProperty("dynamicAcceleration") @Nullable DynamicAcceleration dynamicAcceleration,
            @JsonProperty("grantedPorts") @Nullable GrantedPorts grantedPorts,
            @JsonProperty("clientTls") @Nullable ClientTls clientTls,
            @JsonProperty("caching") @Nullable Caching caching,
            @JsonProperty("serving") @Nullable Serving serving,
            @JsonProperty("changedBy") @Nullable String changedBy,
            @JsonProperty("incarnation") long incarnation,
            @JsonProperty("team") @Nullable String team) {
        return new PolicyChange(
                domain,
                revision,
                changedAt,
                origins,
                shared(originTls, OriginTls.DEFAULT),
                shared(originRequest, OriginRequest.DEFAULT),
                shared(policy, OriginProtocolPolicy.DISABLED),
                shared(dynamicAcceleration, DynamicAcceleration.OFF),
                shared(grantedPorts, GrantedPorts.NONE),
                clientTls,
                caching,
                serving,
                changedBy,
                incarnation,
                team);
    }

    /**
     * The domain in this state.
     *
     * @throws InvalidValueException when the parts don't make a domain
     */
    public Domain toDomain() {
        return new Domain(
                domain,
                origins,
                originTls,
                originRequest,
                originProtocolPolicy,
                dynamicAcceleration,
                grantedPorts,
                Objects.requireNonNullElse(clientTls, ClientTls.DEFAULT),
                Objects.requireNonNullElse(caching, Caching.DEFAULT),
                Objects.requireNonNullElse(serving, Serving.ON));
    }

    /**
     * The instance {@code usual} for an equal or absent value, so that comparing the many domains that have it is
     * quicker.
     */
    private static <T> T shared(@Nullable T given, T usual) {
        return given == null || given.equals(usual) ? usual : given;
    }
}
