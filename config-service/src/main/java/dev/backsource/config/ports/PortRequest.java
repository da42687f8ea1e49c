package dev.backsource.config.ports;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.GrantedPorts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Custom ports that somebody asked for.
 *
 * @param decidedAt null while it is open
 * @param decidedBy null while it is open, or when it was cancelled
 * @param comment of who granted or declined it; null for others
 * @param revision that the grant made; null for others, and where the ports were granted already
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
    /** How long one that was decided is kept from which no revision came. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** How many requests of a domain may be open. */
    public static final int MAX_OPEN = 5;

    /** How many may be made of a domain within a day, whatever became of them. */
    public static final int MAX_A_DAY = 20;

    /** The same, as it is once it is decided. */
    PortRequest ended(PortRequestState next, Instant now, String by, @Nullable String because, @Nullable Long granted) {
        return new PortRequest(id, domain, ports, reason, next, requestedAt, requestedBy, now, by, because, granted);
    }

    /** What a domain is granted then: what isn't asked for stays. */
    GrantedPorts over(GrantedPorts granted) {
        return over(granted, ports);
    }

    static GrantedPorts over(GrantedPorts granted, GrantedPorts wanted) {
        return new GrantedPorts(
                wanted.http() == null ? granted.http() : wanted.http(),
                wanted.https() == null ? granted.https() : wanted.https());
    }
}
