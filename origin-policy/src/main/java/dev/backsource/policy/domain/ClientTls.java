package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How edges speak TLS with the clients of a domain. Each part that is null is left to the edge. Of versions and suites a domain
 * gets only what the edge allows too: it can ask for more than the edge does, and never for less.
 *
 * @param minimumVersion the oldest version of TLS that is spoken
 * @param cipherSuites at least one: those of TLS 1.2 that are spoken, in no order that matters; not together with a
 *     {@code minimumVersion} of TLS 1.3, under which none of them is ever used
 * @param strictTransportSecurity what {@code Strict-Transport-Security} says in answers over HTTPS
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
            throw new InvalidValueException("cipherSuites are those of TLS 1.2, which a minimumVersion of TLS1.3"
                    + " rules out; leave out one of the two");
        }
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

    /** In the order of the enum, so that equal sets are written alike. */
    private static Set<CipherSuite> checked(Set<CipherSuite> suites) {
        if (suites.isEmpty()) {
            throw new InvalidValueException("cipherSuites names none, with which no client of TLS 1.2 could connect;"
                    + " name one at least, or set minimumVersion to TLS1.3 instead");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(suites));
    }
}
