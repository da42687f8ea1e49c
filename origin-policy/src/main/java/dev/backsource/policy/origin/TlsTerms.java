package dev.backsource.policy.origin;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a TLS connection to a domain's origins.
 *
 * @param serverName the name that the certificate must have, a host name or an IP address without brackets; also the name for SNI unless it is an
 *     address (RFC 6066 §3)
 * @param verification the checks of the certificate
 * @param caCertificates the trusted authorities, as PEM; null for the deployment's roots
 * @param minimumVersion the oldest allowed version of TLS
 */
public record TlsTerms(
        String serverName,
        Verification verification,
        @Nullable String caCertificates,
        TlsVersion minimumVersion) {

    /** The terms of {@code domain} for a typical request of its clients. */
    public static TlsTerms sample(Domain domain) {
        var tls = domain.originTls();
        return new TlsTerms(ServerNames.sample(domain), tls.verification(), tls.caCertificates(), tls.minimumVersion());
    }

    /** The name for SNI; null for an IP address. */
    public @Nullable String indicatedName() {
        return IpAddresses.parse(serverName) == null ? serverName : null;
    }

    /** Whether the certificate is checked. */
    public boolean verifies() {
        return verification == Verification.FULL;
    }

    /** The text would be far too long for a log. */
    @Override
    public String toString() {
        return serverName + " " + verification + (caCertificates == null ? "" : " by own CA") + " "
                + minimumVersion.shortName();
    }
}
