package dev.backsource.edge.transport.tls;

import dev.backsource.edge.HttpsSettings.Engine;
import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.net.SSLEngineOptions;
import org.jboss.logging.Logger;

/** The TLS engines. Both resume sessions. */
public final class TlsEngine {
    private static final Logger LOG = Logger.getLogger(TlsEngine.class);

    private TlsEngine() {}

    /** Whether BoringSSL is available. The first call loads it, which takes a while. */
    public static boolean hasOpenSsl() {
        return OpenSsl.isAvailable();
    }

    /**
     * The options of {@code engine}.
     *
     * @throws IllegalStateException when BoringSSL is required and can't be loaded, with the cause
     */
    public static SSLEngineOptions of(Engine engine, TicketKeys keys, ServerNameTerms terms) {
        if (engine == Engine.JDK) {
            return new ResumingJdk(terms);
        }
        var missing = OpenSsl.unavailabilityCause();
        if (missing == null) {
            return new TicketingOpenSsl(keys, terms);
        }
        if (engine == Engine.OPENSSL) {
            throw new IllegalStateException(
                    "backsource.edge.https.engine=openssl: BoringSSL can't be loaded here; \"fastest\" falls back to the"
                            + " JDK's engine",
                    missing);
        }
        LOG.infof("BoringSSL not available; client TLS uses the slower JDK engine (%s)", missing.getMessage());
        return new ResumingJdk(terms);
    }
}
