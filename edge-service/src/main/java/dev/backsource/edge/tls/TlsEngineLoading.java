package dev.backsource.edge.tls;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.transport.tls.TlsEngine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Loads BoringSSL in the background during the start. It takes 0.2 s, for which an edge with a snapshot would otherwise
 * wait when its listeners need an engine.
 */
@Singleton
final class TlsEngineLoading {
    private static final int FIRST_OF_ALL = 1;

    private final Engine engine;

    TlsEngineLoading(EdgeSettings settings) {
        this.engine = settings.https().engine();
    }

    void start(@Observes @Priority(FIRST_OF_ALL) StartupEvent event) {
        if (engine != Engine.JDK) {
            var loading = new Thread(TlsEngine::hasOpenSsl, "tls-engine-loading");
            loading.setDaemon(true);
            loading.start();
        }
    }
}
