package dev.backsource.config.outbox;

import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The database as the relay connects to it: the service's own, and not through a pooler, since the lock belongs to the
 * session.
 */
@Singleton
final class RelayAddress {
    private static final String METRICS_NAME = "outbox-relay";
    private static final String QUARKUS_PREFIX = "vertx-reactive:";
    /**
     * A lost commit of the relay only makes it publish again what readers take for old, so it need not wait for the
     * disk. The keep-alives end the session, and with it the lock, within 25 s when the relay's machine vanishes.
     */
    private static final Map<String, String> SESSION = Map.of(
            "application_name", "config-service-relay",
            "synchronous_commit", "off",
            "tcp_keepalives_idle", "10",
            "tcp_keepalives_interval", "5",
            "tcp_keepalives_count", "3");

    private final String url;
    private final String username;
    private final String password;

    RelayAddress(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url.startsWith(QUARKUS_PREFIX) ? url.substring(QUARKUS_PREFIX.length()) : url;
        this.username = username;
        this.password = password;
    }

    PgConnectOptions options() {
        var options = PgConnectOptions.fromUri(url)
                .setUser(username)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPipeliningLimit(256);
        SESSION.forEach(options::addProperty);
        options.setTcpKeepAlive(true);
        options.setConnectTimeout(5_000);
        options.setMetricsName(METRICS_NAME);
        return options;
    }
}
