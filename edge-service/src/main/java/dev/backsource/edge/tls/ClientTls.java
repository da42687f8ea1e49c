package dev.backsource.edge.tls;

import dev.backsource.edge.HttpsSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How TLS is spoken with clients. Cipher suites have forward secrecy and authenticate what they encrypt (RFC 9325 §4.2) unless
 * an operator names others; those of TLS 1.3 all do.
 */
public final class ClientTls {
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private ClientTls() {}

    /** Has {@code options} as {@code settings} say; session tickets get a new key again and again. */
    public static void configure(HttpServerOptions options, HttpsSettings settings, Vertx vertx) {
        options.setEnabledSecureTransportProtocols(protocols(settings));
        settings.suites().orElse(SUITES).forEach(options::addEnabledCipherSuite);
        var keys = new TicketKeys();
        vertx.setPeriodic(settings.ticketKeyLifetime().toMillis(), timer -> keys.rotate());
        options.setSslEngineOptions(TlsEngine.of(settings.engine(), keys));
    }

    private static Set<String> protocols(HttpsSettings settings) {
        var protocols = new LinkedHashSet<String>();
        protocols.add("TLSv1.3");
        if (settings.minVersion() == HttpsSettings.Version.TLS_1_2) {
            protocols.add("TLSv1.2");
        }
        return protocols;
    }
}
