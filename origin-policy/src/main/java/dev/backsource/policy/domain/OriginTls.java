package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param unverifiedUntil the end of {@link Verification#NONE}: from then on, edges verify as under {@link Verification#FULL}, by their
 *     own clocks; null for none; only together with {@link Verification#NONE}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginTls(
        Verification verification,
        @Nullable ServerName serverName,
        @Nullable String caCertificates,
        TlsVersion minimumVersion,
        @Nullable ExceptionEnd unverifiedUntil) {
    /** The longest time without verification that has an end. */
    public static final Duration MAX_UNVERIFIED = Duration.ofDays(90);

    /** The tolerated difference between a client's clock and ours, for ends that the client computes. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** The most bytes of the CA certificates, as UTF-8. */
    public static final int MAX_CERTIFICATES_BYTES = TrustedCertificates.MAX_BYTES;

    public static final OriginTls DEFAULT = new OriginTls(Verification.FULL);

    /** The path in a domain. */
    private static final String END = "originTls.unverifiedUntil";

    public OriginTls {
        if (unverifiedUntil != null && verification != Verification.NONE) {
            throw new InvalidValueException(END, "requires verification NONE; omit it with FULL");
        }
        if (caCertificates != null) {
            TrustedCertificates.check(caCertificates);
        }
    }

    /** Everything but the verification by default. */
    public OriginTls(Verification verification) {
        this(verification, null, null, TlsVersion.TLS_1_2, null);
    }

    /**
     * The default, but that only {@code caCertificates} are trusted.
     *
     * @throws dev.backsource.policy.InvalidValueException when they are no PEM certificates, or too many or too long
     */
    public static OriginTls trusting(String caCertificates) {
        return DEFAULT.withCaCertificates(caCertificates);
    }

    /** Without an end. */
    public OriginTls withVerification(Verification checks) {
        return new OriginTls(checks, serverName, caCertificates, minimumVersion, null);
    }

    /** @throws InvalidValueException when the origin's certificate is verified anyway */
    public OriginTls withUnverifiedUntil(@Nullable ExceptionEnd end) {
        return new OriginTls(verification, serverName, caCertificates, minimumVersion, end);
    }

    public OriginTls withServerName(@Nullable ServerName name) {
        return new OriginTls(verification, name, caCertificates, minimumVersion, unverifiedUntil);
    }

    /** @throws dev.backsource.policy.InvalidValueException when they are no PEM certificates, or too many or too long */
    public OriginTls withCaCertificates(@Nullable String pem) {
        return new OriginTls(verification, serverName, pem, minimumVersion, unverifiedUntil);
    }

    public OriginTls withMinimumVersion(TlsVersion version) {
        return new OriginTls(verification, serverName, caCertificates, version, unverifiedUntil);
    }

    /** Whether edges verify certificates at {@code now}. */
    public boolean verifies(Instant now) {
        return verifies(verification, verifiedFrom(), now);
    }

    /** The end of {@link Verification#NONE}; null for none. */
    public @Nullable Instant verifiedFrom() {
        return unverifiedUntil == null ? null : unverifiedUntil.at();
    }

    /** Likewise, for terms apart from a domain's. */
    public static boolean verifies(Verification verification, @Nullable Instant verifiedFrom, Instant now) {
        return verification == Verification.FULL || (verifiedFrom != null && !now.isBefore(verifiedFrom));
    }

    /** The same terms in the form without an end that is over: {@link Verification#FULL} in its place. */
    public OriginTls effectiveAt(Instant now) {
        return verification == Verification.NONE && verifies(now) ? withVerification(Verification.FULL) : this;
    }

    /**
     * Refuses an end that lies in the past or too far ahead. An end that the domain has already may stay, so that the rest of the domain can be changed
     * once it is over.
     *
     * @param before null when there was no such domain
     * @throws InvalidValueException naming the field
     */
    public void requireEnd(@Nullable OriginTls before, Instant now) {
        if (unverifiedUntil == null || (before != null && unverifiedUntil.equals(before.unverifiedUntil))) {
            return;
        }
        if (!unverifiedUntil.at().isAfter(now)) {
            throw new InvalidValueException(
                    END, "lies in the past (" + unverifiedUntil + "); choose a later time, or verification FULL");
        }
        if (unverifiedUntil.at().isAfter(now.plus(MAX_UNVERIFIED).plus(CLOCK_TOLERANCE))) {
            throw new InvalidValueException(
                    END,
                    "must be " + now.plus(MAX_UNVERIFIED).truncatedTo(ChronoUnit.SECONDS) + " at the latest, "
                            + MAX_UNVERIFIED.toDays() + " days from now");
        }
    }

    /** Whether certificates are unverified at times at which they are verified by {@code before}; null for a new domain, which verifies them. */
    boolean isLaxerThan(@Nullable OriginTls before) {
        if (verification == Verification.FULL) {
            return false;
        }
        return before == null
                || before.verification == Verification.FULL
                || (before.unverifiedUntil != null
                        && (unverifiedUntil == null || unverifiedUntil.at().isAfter(before.unverifiedUntil.at())));
    }

    /** Fields that a writer left out take their defaults. */
    @JsonCreator
    static OriginTls read(
            @JsonProperty("verification") @Nullable Verification verification,
            @JsonProperty("serverName") @Nullable ServerName serverName,
            @JsonProperty("caCertificates") @Nullable String caCertificates,
            @JsonProperty("minimumVersion") @Nullable TlsVersion minimumVersion,
            @JsonProperty("unverifiedUntil") @Nullable ExceptionEnd unverifiedUntil) {
        return new OriginTls(
                Objects.requireNonNullElse(verification, Verification.FULL),
                serverName,
                caCertificates,
                Objects.requireNonNullElse(minimumVersion, TlsVersion.TLS_1_2),
                unverifiedUntil);
    }

    /** The checks of an origin's certificate. */
    public enum Verification {
        /** Chain and name. */
        FULL,
        /** No checks, up to the end if there is one; for origins with self-signed certificates. */
        NONE
    }
}
