package dev.backsource.edge.transport.tls;

import dev.backsource.edge.HttpsSettings.Engine;
import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.net.SSLEngineOptions;
import org.jboss.logging.Logger;

/** What does the work of TLS. Sessions are resumed with either. */
public final class TlsEngine {
    private static final Logger LOG = Logger.getLogger(TlsEngine.class);

    private TlsEngine() {}

    /** Whether there is BoringSSL here. The first time it is asked, BoringSSL is loaded, which takes a while. */
    public static boolean hasOpenSsl() {
        return OpenSsl.isAvailable();
    }

    /** @throws IllegalStateException when BoringSSL is asked for and can't be loaded, with the cause */
    public static SSLEngineOptions of(Engine engine, TicketKeys keys, NameTerms terms) {
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
        LOG.infof(
                "TLS of clients by the JDK, which is slower: BoringSSL can't be loaded here (%s)",
                missing.getMessage());
        return new ResumingJdk(terms);
    }
}
