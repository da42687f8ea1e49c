package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terms of TLS between edges and the origins of a domain.
 *
 * @param verification the checks of the origin's certificate
 * @param serverName the name for SNI and for the check of certificates; null for the {@code Host} of the request
 * @param caCertificates 1 to 20 certificates as PEM, at most 64 KiB; when given, only they are trusted; null stands for
 *     the roots that the edge trusts
 * @param minimumVersion the oldest allowed version of TLS
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginTls(
        Verification verification,
        @Nullable ServerName serverName,
        @Nullable String caCertificates,
        TlsVersion minimumVersion) {
    /** The most bytes of the CA certificates, as UTF-8. */
    public static final int MAX_CERTIFICATES_BYTES = TrustedCertificates.MAX_BYTES;

    public static final OriginTls DEFAULT = new OriginTls(Verification.FULL);

    public OriginTls {
        if (caCertificates != null) {
            TrustedCertificates.check(caCertificates);
        }
    }

    /** Everything but the verification by default. */
    public OriginTls(Verification verification) {
        this(verification, null, null, TlsVersion.TLS_1_2);
    }

    /**
     * The default, but that only {@code caCertificates} are trusted.
     *
     * @throws dev.backsource.policy.InvalidValueException when they are no PEM certificates, or too many or too long
     */
    public static OriginTls trusting(String caCertificates) {
        return DEFAULT.withCaCertificates(caCertificates);
    }

    public OriginTls withVerification(Verification checks) {
        return new OriginTls(checks, serverName, caCertificates, minimumVersion);
    }

    public OriginTls withServerName(@Nullable ServerName name) {
        return new OriginTls(verification, name, caCertificates, minimumVersion);
    }

    /** @throws dev.backsource.policy.InvalidValueException when they are no PEM certificates, or too many or too long */
    public OriginTls withCaCertificates(@Nullable String pem) {
        return new OriginTls(verification, serverName, pem, minimumVersion);
    }

    public OriginTls withMinimumVersion(TlsVersion version) {
        return new OriginTls(verification, serverName, caCertificates, version);
    }

    /** Fields that a writer left out take their defaults. */
    @JsonCreator
    static OriginTls read(
            @JsonProperty("verification") @Nullable Verification verification,
            @JsonProperty("serverName") @Nullable ServerName serverName,
            @JsonProperty("caCertificates") @Nullable String caCertificates,
            @JsonProperty("minimumVersion") @Nullable TlsVersion minimumVersion) {
        return new OriginTls(
                Objects.requireNonNullElse(verification, Verification.FULL),
                serverName,
                caCertificates,
                Objects.requireNonNullElse(minimumVersion, TlsVersion.TLS_1_2));
    }

    /** The checks of an origin's certificate. */
    public enum Verification {
        /** Chain and name. */
        FULL,
        /** No checks; for origins with self-signed certificates. */
        NONE
    }
}
