package dev.backsource.edge.tls;

import dev.backsource.edge.HttpsSettings;
import dev.backsource.edge.transport.tls.ServerNameTerms;
import dev.backsource.edge.transport.tls.TicketKeys;
import dev.backsource.edge.transport.tls.TlsEngine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The TLS settings of a listener; domains may narrow them. By default, all cipher suites have forward secrecy and
 * authenticated encryption (RFC 9325 §4.2), as all of TLS 1.3 do; operators may choose others.
 */
public final class ListenerTls {
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

    private ListenerTls() {}

    /**
     * Configures {@code options} by {@code settings}, and rotates the key for session tickets.
     *
     * @param terms restrictions by domains
     */
    public static void configure(
            HttpServerOptions options, HttpsSettings settings, ServerNameTerms terms, Vertx vertx) {
        options.setEnabledSecureTransportProtocols(protocols(settings));
        settings.suites().orElse(SUITES).forEach(options::addEnabledCipherSuite);
        var keys = new TicketKeys();
        vertx.setPeriodic(settings.ticketKeyLifetime().toMillis(), timer -> keys.rotate());
        options.setSslEngineOptions(TlsEngine.of(settings.engine(), keys, terms));
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
