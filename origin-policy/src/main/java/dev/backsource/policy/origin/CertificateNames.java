package dev.backsource.policy.origin;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The check of a certificate's names, by its subject alternative names only (RFC 9525 §6): the common name is ignored,
 * and a wildcard stands for the whole left-most label and for no other.
 */
public final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateNames() {}

    /**
     * Whether {@code certificate} is for {@code name}.
     *
     * @param name a host name in lower-case A-labels, or an IP address without brackets
     */
    public static boolean covers(X509Certificate certificate, String name) {
        var address = IpAddresses.parse(name);
        return subjectNames(certificate).stream()
                .anyMatch(entry -> address == null
                        ? isOf(entry, DNS_NAME) && covers((String) entry.get(1), name)
                        : isOf(entry, IP_ADDRESS) && Arrays.equals(IpAddresses.parse((String) entry.get(1)), address));
    }

    /** The names and addresses that {@code certificate} is for, in its order. */
    static List<String> of(X509Certificate certificate) {
        return subjectNames(certificate).stream()
                .filter(entry -> isOf(entry, DNS_NAME) || isOf(entry, IP_ADDRESS))
                .map(entry -> (String) entry.get(1))
                .toList();
    }

    private static boolean isOf(List<?> entry, int type) {
        return Objects.equals(entry.get(0), type) && entry.get(1) instanceof String;
    }

    private static boolean covers(String presented, String name) {
        var pattern = presented.toLowerCase(Locale.ROOT);
        if (!pattern.startsWith("*.")) {
            return pattern.equals(name);
        }
        var dot = name.indexOf('.');
        return dot > 0 && pattern.indexOf('.', 2) > 0 && pattern.substring(1).equals(name.substring(dot));
    }

    private static Collection<List<?>> subjectNames(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
