package dev.backsource.edge.tls;

import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.transport.tls.TlsEngine;

/**
 * The loading of BoringSSL in the background during the start. It takes 0.2 s, for which an edge with a snapshot would
 * otherwise wait when its listeners need an engine.
 */
public final class TlsEngineLoader {
    private TlsEngineLoader() {}

    /** To be called first of all. */
    public static void start(Engine engine) {
        if (engine != Engine.JDK) {
            var loading = new Thread(TlsEngine::hasOpenSsl, "tls-engine-loading");
            loading.setDaemon(true);
            loading.start();
        }
    }
}
