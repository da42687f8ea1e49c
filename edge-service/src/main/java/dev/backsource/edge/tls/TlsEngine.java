package dev.backsource.edge.tls;

import dev.backsource.edge.HttpsSettings.Engine;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;

/** What does the work of TLS. Sessions are resumed with either. */
public final class TlsEngine {
    private TlsEngine() {}

    /** @throws IllegalStateException when BoringSSL is asked for and not there */
    public static SSLEngineOptions of(Engine engine) {
        if (engine == Engine.JDK) {
            return new JdkSSLEngineOptions();
        }
        if (!OpenSSLEngineOptions.isAvailable()) {
            throw new IllegalStateException("backsource.edge.https.engine=openssl: there is none for this platform");
        }
        return new TicketingOpenSsl();
    }
}
