package dev.backsource.edge.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * The terms of TLS with the origins of a route.
 *
 * @param serverName the name in SNI, for which certificates are checked; null for the host in the request
 * @param caCertificatesSha256 SHA-256 of the PEM text of the only trusted certificates, in lower-case hex, since the
 *     text may have 64 KiB; null for the edge's own roots
 * @param unverifiedUntil the end of {@link Verification#NONE}, also once it is over; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TlsView(
        Verification verification,
        TlsVersion minimumVersion,
        @Nullable String serverName,
        @Nullable String caCertificatesSha256,
        @Nullable ExceptionEnd unverifiedUntil) {

    static TlsView of(RequestTerms terms) {
        var secure = terms.secure();
        var unverified = terms.unverified();
        return new TlsView(
                unverified == null ? secure.verification() : Verification.NONE,
                secure.minimumVersion(),
                terms.serverName(),
                sha256(secure.caCertificates()),
                unverified == null ? null : unverified.end());
    }

    private static @Nullable String sha256(@Nullable String text) {
        return text == null ? null : Sha256.hex(text);
    }
}
