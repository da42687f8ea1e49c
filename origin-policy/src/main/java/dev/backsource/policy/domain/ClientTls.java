package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The terms of TLS between edges and the clients of a domain. A part that is null is left to the edge. A domain gets only versions and suites that
 * the edge allows too: it can be stricter than the edge, and never less strict.
 *
 * @param minimumVersion the oldest allowed version of TLS
 * @param cipherSuites the allowed suites of TLS 1.2, at least one, in no order that matters; not together with a {@code minimumVersion} of TLS 1.3,
 *     under which none of them is ever used
 * @param strictTransportSecurity the value of {@code Strict-Transport-Security} in responses over HTTPS
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientTls(
        @Nullable TlsVersion minimumVersion,
        @Nullable Set<CipherSuite> cipherSuites,
        @Nullable StrictTransportSecurity strictTransportSecurity) {
    public static final ClientTls DEFAULT = new ClientTls(null, null, null);

    public ClientTls {
        cipherSuites = cipherSuites == null ? null : checked(cipherSuites);
        if (cipherSuites != null && minimumVersion == TlsVersion.TLS_1_3) {
            throw new InvalidValueException("cipherSuites applies to TLS 1.2, which a minimumVersion of TLS1.3"
                    + " excludes; omit one of the two");
        }
    }

    public ClientTls withMinimumVersion(@Nullable TlsVersion version) {
        return new ClientTls(version, cipherSuites, strictTransportSecurity);
    }

    public ClientTls withCipherSuites(@Nullable Set<CipherSuite> suites) {
        return new ClientTls(minimumVersion, suites, strictTransportSecurity);
    }

    public ClientTls withStrictTransportSecurity(@Nullable StrictTransportSecurity policy) {
        return new ClientTls(minimumVersion, cipherSuites, policy);
    }

    /** Whether it allows less than every connection over TLS 1.2 and later. */
    public boolean narrows() {
        return minimumVersion == TlsVersion.TLS_1_3 || cipherSuites != null;
    }

    /** Whether TLS 1.2 may be spoken by {@code suite}, which is a name in IANA's registry. Any suite of TLS 1.3 may always be used. */
    public boolean allowsSuite(String suite) {
        if (minimumVersion == TlsVersion.TLS_1_3) {
            return false;
        }
        if (cipherSuites == null) {
            return true;
        }
        for (var allowed : cipherSuites) {
            if (allowed.name().equals(suite)) {
                return true;
            }
        }
        return false;
    }

    /** The suites in the order of the enum, so that equal sets are written alike. */
    private static Set<CipherSuite> checked(Set<CipherSuite> suites) {
        if (suites.isEmpty()) {
            throw new InvalidValueException("cipherSuites is empty, so no TLS 1.2 client could connect; list at"
                    + " least one, or set minimumVersion to TLS1.3");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(suites));
    }
}
