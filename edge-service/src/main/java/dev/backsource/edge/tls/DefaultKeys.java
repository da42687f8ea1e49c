package dev.backsource.edge.tls;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.util.Arrays;
import javax.net.ssl.X509KeyManager;

/** The default key manager, from Vert.x's options. */
final class DefaultKeys {
    private DefaultKeys() {}

    /** @throws IllegalStateException when the key can't be read */
    @SuppressWarnings("IllegalCatch") // Vert.x declares Exception.
    static X509KeyManager of(KeyCertOptions options, Vertx vertx) {
        try {
            return Arrays.stream(options.getKeyManagerFactory(vertx).getKeyManagers())
                    .filter(X509KeyManager.class::isInstance)
                    .map(X509KeyManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException("certificate for clients can't be read: " + e, e);
        }
    }
}
