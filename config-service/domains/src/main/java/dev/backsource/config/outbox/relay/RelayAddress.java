package dev.backsource.config.outbox.relay;

import dev.backsource.config.database.DatabaseTls;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database's address for the relay: the service's own, and not a pooler's, since the lock belongs to the session. */
@Singleton
final class RelayAddress {
    private static final String METRICS_NAME = "outbox-relay";
    private static final String QUARKUS_PREFIX = "vertx-reactive:";

    /** A heartbeat is sent every second. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(2);

    private final String url;
    private final String username;
    private final String password;
    private final Duration lease;
    private final Consumer<PgConnectOptions> tls;

    @Inject
    RelayAddress(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            OutboxSettings settings,
            DatabaseTls tls) {
        this(url, username, password, settings.lease(), tls::applyTo);
    }

    RelayAddress(String url, String username, String password, Duration lease, Consumer<PgConnectOptions> tls) {
        this.url = url.startsWith(QUARKUS_PREFIX) ? url.substring(QUARKUS_PREFIX.length()) : url;
        this.username = username;
        this.password = password;
        this.lease = atLeast(SHORTEST_LEASE, lease);
        this.tls = tls;
    }

    private static Duration atLeast(Duration shortest, Duration lease) {
        if (lease.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("backsource.outbox.lease is " + lease.toMillis()
                    + " ms; it must be at least " + shortest.toMillis() + " ms");
        }
        return lease;
    }

    PgConnectOptions options() {
        var options = PgConnectOptions.fromUri(url)
                .setUser(username)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPipeliningLimit(256);
        options.addProperty("application_name", "config-service-relay");
        lease(lease).forEach(options::addProperty);
        options.setTcpKeepAlive(true);
        options.setConnectTimeout(5_000);
        options.setMetricsName(METRICS_NAME);
        tls.accept(options);
        return options;
    }

    /**
     * The server ends a session, and so releases its lock, after the lease without a sign of the client: for a stalled process, by the timeout of
     * idle sessions; for a process that doesn't read its responses or has vanished, by TCP.
     */
    private static Map<String, String> lease(Duration lease) {
        var millis = Long.toString(lease.toMillis());
        var second = "1";
        return Map.of(
                "idle_session_timeout", millis,
                "tcp_user_timeout", millis,
                "tcp_keepalives_idle", second,
                "tcp_keepalives_interval", second,
                "tcp_keepalives_count", Long.toString(Math.max(1, lease.toSeconds() - 1)));
    }
}
