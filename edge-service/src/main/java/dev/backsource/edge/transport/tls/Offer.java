package dev.backsource.edge.transport.tls;

import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.TlsVersion;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;

/**
 * What one handshake may choose from: of what the edge's settings allow, what a domain allows as well. Where no cipher suite of
 * TLS 1.2 is left, that is TLS 1.3 alone, whose suites a domain has no say in.
 *
 * @param protocols by the names of JSSE
 * @param suites of all versions, most wanted first
 */
record Offer(List<String> protocols, List<String> suites) {
    private static final String NEWEST = TlsVersion.TLS_1_3.protocolName();
    /** Only older versions name the key exchange, and put this behind it (RFC 8446 §B.4). */
    private static final String OLDER_SUITE = "_WITH_";

    /** @param protocols and {@code suites}: what the edge's settings allow */
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

    /** Whether there is nothing to choose: the settings name no suite of TLS 1.3, and the domain none of those of TLS 1.2. */
    boolean isEmpty() {
        return suites.isEmpty();
    }

    /** Has {@code engine} choose from it. With TLS 1.3 alone the suites of other versions don't matter. */
    void makeTo(SSLEngine engine) {
        if (suites.stream().anyMatch(Offer::isOlder)) {
            engine.setEnabledCipherSuites(suites.toArray(String[]::new));
        }
        // Behind the suites, by which BoringSSL sets the versions too.
        engine.setEnabledProtocols(protocols.toArray(String[]::new));
    }
}
