package dev.backsource.edge.routing;

import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to an origin is made. Requests may share a connection only where these are the same; where they are,
 * routes share the object.
 *
 * @param verification what of the origin's certificate is checked
 * @param caCertificates whom to trust, as PEM; null for the edge's own roots
 * @param minimumVersion the oldest version of TLS that is spoken
 * @param connectTimeoutMs for TCP, and again for TLS, in milliseconds; 0 for the edge's own
 */
public record ConnectionTerms(
        Verification verification, @Nullable String caCertificates, TlsVersion minimumVersion, int connectTimeoutMs) {

    /** Without TLS, all that is told about it does not matter. */
    static ConnectionTerms plain(int connectTimeoutMs) {
        return new ConnectionTerms(Verification.FULL, null, TlsVersion.TLS_1_2, connectTimeoutMs);
    }

    /** The text would be far too long for a log. */
    @Override
    public String toString() {
        return verification + (caCertificates == null ? "" : " by own CA") + " " + minimumVersion.shortName() + " "
                + connectTimeoutMs + " ms";
    }
}
