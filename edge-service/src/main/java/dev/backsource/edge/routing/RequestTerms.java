package dev.backsource.edge.routing;

import dev.backsource.policy.origin.CacheWay;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a domain's back-to-origin requests, apart from scheme and port.
 *
 * @param plain the terms of connections without TLS
 * @param secure the terms of connections with TLS, but for an exception
 * @param unverified the exception from verification, which ends by itself; null for none
 * @param serverName the name in SNI, for which certificates are checked; null for the host in the request, without port
 * @param host the {@code Host} to send; null for the one that the client requested
 * @param firstByteTimeoutMs in milliseconds; 0 for the edge's own setting
 * @param idleTimeoutMs in milliseconds; 0 for the edge's own setting
 * @param protoField the name of the field that tells the origin the client's scheme, in lower case
 */
public record RequestTerms(
        ConnectionTerms plain,
        ConnectionTerms secure,
        @Nullable UnverifiedTerms unverified,
        @Nullable String serverName,
        @Nullable String host,
        int firstByteTimeoutMs,
        int idleTimeoutMs,
        String protoField) {

    /** The terms of connections with TLS at this moment. The clock is read for an exception only. */
    public ConnectionTerms secureNow(Clock clock) {
        return unverified == null || unverified.isOver(clock) ? secure : unverified.connection();
    }

    /** What decides whether a response over TLS is an origin's. */
    CacheWay.Tls acceptance() {
        return new CacheWay.Tls(
                secure.verification(),
                unverified == null ? null : unverified.endMillis(),
                secure.caCertificates(),
                secure.minimumVersion());
    }

    /** The {@code Host} to send for a client that requested {@code asked}. */
    public String hostFor(String asked) {
        return host == null ? asked : host;
    }

    /** The name that certificates are checked for, and that SNI has unless it is an IP address (RFC 6066 §3). */
    public String serverNameFor(String asked) {
        return serverName == null ? asked : serverName;
    }
}
