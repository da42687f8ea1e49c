package dev.backsource.edge.routing;

import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a connection to an origin. Only requests with equal terms may share a connection; routes with equal
 * terms share the object.
 *
 * @param verification the checks of the origin's certificate
 * @param caCertificates the certificates to trust, as PEM; null for the edge's own roots
 * @param minimumVersion the oldest TLS version allowed
 * @param connectTimeoutMs for TCP, and again for TLS, in milliseconds; 0 for the edge's own setting
 */
public record ConnectionTerms(
        Verification verification, @Nullable String caCertificates, TlsVersion minimumVersion, int connectTimeoutMs) {

    /** The terms without TLS, independent of the domain's settings for TLS. */
    static ConnectionTerms plain(int connectTimeoutMs) {
        return new ConnectionTerms(Verification.FULL, null, TlsVersion.TLS_1_2, connectTimeoutMs);
    }

    /** Leaves out the certificates, which are far too long for a log. */
    @Override
    public String toString() {
        return verification + (caCertificates == null ? "" : " by own CA") + " " + minimumVersion.shortName() + " "
                + connectTimeoutMs + " ms";
    }
}
