package dev.backsource.edge.transport.tls;

import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.TlsVersion;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;

/**
 * The offer for one handshake: the versions and cipher suites that both the edge's settings and the domain allow. If no
 * suite of TLS 1.2 is left, the offer is TLS 1.3 alone, whose suites a domain can't restrict.
 *
 * @param protocols by JSSE's names
 * @param suites of all versions, most preferred first
 */
record Offer(List<String> protocols, List<String> suites) {
    private static final String NEWEST = TlsVersion.TLS_1_3.protocolName();
    /** The names of suites of older versions contain the key exchange followed by this (RFC 8446 §B.4). */
    private static final String OLDER_SUITE = "_WITH_";

    /** @param protocols allowed by the edge's settings, as are {@code suites} */
    static Offer of(String[] protocols, List<String> suites, ClientTls asked) {
        var left = suites.stream()
                .filter(suite -> !isOlder(suite) || asked.allowsSuite(suite))
                .toList();
        return left.stream().anyMatch(Offer::isOlder)
                ? new Offer(List.of(protocols), left)
                : new Offer(Arrays.stream(protocols).filter(NEWEST::equals).toList(), left);
    }

    private static boolean isOlder(String suite) {
        return suite.contains(OLDER_SUITE);
    }

    /**
     * Whether nothing can be negotiated: the settings allow no suite of TLS 1.3, and the domain none of those of TLS
     * 1.2.
     */
    boolean isEmpty() {
        return suites.isEmpty();
    }

    /** Restricts {@code engine} to this offer. With TLS 1.3 alone, the suites of other versions don't matter. */
    void makeTo(SSLEngine engine) {
        if (suites.stream().anyMatch(Offer::isOlder)) {
            engine.setEnabledCipherSuites(suites.toArray(String[]::new));
        }
        // After the suites, since setting them changes BoringSSL's versions too.
        engine.setEnabledProtocols(protocols.toArray(String[]::new));
    }
}
