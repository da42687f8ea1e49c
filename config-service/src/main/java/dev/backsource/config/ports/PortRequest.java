package dev.backsource.config.ports;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.GrantedPorts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for custom ports.
 *
 * @param decidedAt null while it is open
 * @param decidedBy null while it is open, or when it was cancelled
 * @param comment of the decision to grant or decline it; null for others
 * @param revision of the grant; null for others, and where the ports were granted already
 */
public record PortRequest(
        String id,
        DomainName domain,
        GrantedPorts ports,
        String reason,
        PortRequestState state,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Long revision) {
    /** The retention time of a decided request that led to no revision. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** The limit of a domain's open requests. */
    public static final int MAX_OPEN = 5;

    /** The limit of a domain's requests within a day, whatever their outcome. */
    public static final int MAX_A_DAY = 20;

    /** The same, after its decision. */
    PortRequest ended(PortRequestState next, Instant now, String by, @Nullable String because, @Nullable Long granted) {
        return new PortRequest(id, domain, ports, reason, next, requestedAt, requestedBy, now, by, because, granted);
    }

    /** The granted ports after the grant of this request: the port of a scheme that it doesn't name stays. */
    GrantedPorts over(GrantedPorts granted) {
        return over(granted, ports);
    }

    static GrantedPorts over(GrantedPorts granted, GrantedPorts wanted) {
        return new GrantedPorts(
                wanted.http() == null ? granted.http() : wanted.http(),
                wanted.https() == null ? granted.https() : wanted.https());
    }
}
