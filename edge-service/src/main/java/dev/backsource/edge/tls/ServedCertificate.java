package dev.backsource.edge.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A certificate with its key and chain.
 *
 * @param alias its name in JSSE; never reused for another certificate
 */
record ServedCertificate(String alias, PrivateKey key, List<X509Certificate> chain) {
    private static final Integer DNS_NAME = 2;

    /** The DNS names of the certificate, in lower case, wildcards as {@code *.example.com} (RFC 6125 §6.4). */
    List<String> names() {
        try {
            Collection<List<?>> names = chain.get(0).getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> DNS_NAME.equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("unreadable subject alternative names", e);
        }
    }

    /** When the certificate expires. */
    Instant notAfter() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** Whether its key has the type, by JSSE's name in a handshake. */
    boolean isOfType(String keyType) {
        return key.getAlgorithm().equals(keyType);
    }

    X509Certificate[] chainArray() {
        return chain.toArray(X509Certificate[]::new);
    }
}
