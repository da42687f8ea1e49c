package dev.backsource.policy.origin;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a TLS connection to a domain's origins.
 *
 * @param serverName the name that the certificate must have, a host name or an IP address without brackets; also the name for SNI unless it is an
 *     address (RFC 6066 §3)
 * @param verification the checks of the certificate
 * @param caCertificates the trusted authorities, as PEM; null for the deployment's roots
 * @param minimumVersion the oldest allowed version of TLS
 * @param verifiedFrom the end of {@link Verification#NONE}; null for none
 */
public record TlsTerms(
        String serverName,
        Verification verification,
        @Nullable String caCertificates,
        TlsVersion minimumVersion,
        @Nullable Instant verifiedFrom) {

    /** The terms of {@code tls} for a certificate with {@code serverName}. */
    public static TlsTerms of(String serverName, OriginTls tls) {
        return new TlsTerms(
                serverName, tls.verification(), tls.caCertificates(), tls.minimumVersion(), tls.verifiedFrom());
    }

    /** The terms of {@code domain} for a typical request of its clients. */
    public static TlsTerms sample(Domain domain) {
        return of(ServerNames.sample(domain), domain.originTls());
    }

    /** The name for SNI; null for an IP address. */
    public @Nullable String indicatedName() {
        return IpAddresses.parse(serverName) == null ? serverName : null;
    }

    /** Whether the certificate is checked at {@code now}. */
    public boolean verifies(Instant now) {
        return OriginTls.verifies(verification, verifiedFrom, now);
    }

    /** Whether the certificate is checked now, or once an exception is over. */
    public boolean everVerifies() {
        return verification == Verification.FULL || verifiedFrom != null;
    }

    /** The text would be far too long for a log. */
    @Override
    public String toString() {
        return serverName + " " + verification + (verifiedFrom == null ? "" : " until " + verifiedFrom)
                + (caCertificates == null ? "" : " by own CA") + " "
                + minimumVersion.shortName();
    }
}
