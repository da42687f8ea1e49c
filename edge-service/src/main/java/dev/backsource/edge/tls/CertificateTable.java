package dev.backsource.edge.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificates of domains by name. Immutable. */
final class CertificateTable {
    static final CertificateTable EMPTY = new CertificateTable(List.of());

    private final Map<String, List<ServedCertificate>> byName = new HashMap<>();
    private final Map<String, ServedCertificate> byAlias = new HashMap<>();

    /** Of two certificates for the same name with the same type of key, the one that expires later is served. */
    CertificateTable(Collection<ServedCertificate> certificates) {
        var longestFirst = certificates.stream()
                .sorted(Comparator.comparing(ServedCertificate::notAfter).reversed())
                .toList();
        for (var certificate : longestFirst) {
            byAlias.put(certificate.alias(), certificate);
            for (var name : certificate.names()) {
                byName.computeIfAbsent(name, none -> new ArrayList<>()).add(certificate);
            }
        }
    }

    int size() {
        return byAlias.size();
    }

    /** When the first certificate expires; empty when there is none. */
    Optional<Instant> soonestEnd() {
        return byAlias.values().stream().map(ServedCertificate::notAfter).min(Comparator.naturalOrder());
    }

    /**
     * The certificates for {@code serverName}: those with the exact name, then those with a wildcard for its first
     * label; empty for none.
     */
    List<ServedCertificate> of(String serverName) {
        var name = serverName.toLowerCase(Locale.ROOT);
        var exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        var dot = name.indexOf('.');
        return dot < 0 ? List.of() : byName.getOrDefault("*" + name.substring(dot), List.of());
    }

    /**
     * Whether one of {@code names} matches {@code host}. Names may be wildcards for the first label; all are in lower
     * case.
     */
    static boolean isFor(String host, List<String> names) {
        var dot = host.indexOf('.');
        return names.contains(host) || (dot > 0 && names.contains("*" + host.substring(dot)));
    }

    @Nullable
    ServedCertificate byAlias(String alias) {
        return byAlias.get(alias);
    }
}
