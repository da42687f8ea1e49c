package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.response.ResponseLimits;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one event loop whose connections are made on the same terms. The pool that was asked for last is found without a
 * key, since a host that is asked for once is asked for again.
 */
public final class TermsClient {
    private final SocketClient client;
    private final PoolLimits limits;
    private final ResponseLimits responses;
    private final ProxyMetrics metrics;
    private final Map<Key, OriginPool> pools = new HashMap<>();
    private @Nullable Key lastKey;
    private @Nullable OriginPool last;
    private int idleSeconds;

    public TermsClient(SocketClient client, PoolLimits limits, ResponseLimits responses, ProxyMetrics metrics) {
        this.client = client;
        this.limits = limits;
        this.responses = responses;
        this.metrics = metrics;
    }

    /**
     * The connections to {@code at}.
     *
     * @param host whom the requests are for
     * @param serverName whom a certificate has to be for; null without TLS
     */
    OriginPool pool(SocketAddress at, String host, @Nullable String serverName) {
        idleSeconds = 0;
        if (last != null && lastKey != null && lastKey.is(at, host, serverName)) {
            return last;
        }
        var key = new Key(at, host, serverName);
        var pool = pools.get(key);
        if (pool == null) {
            pool = new OriginPool(dialler(at, serverName), limits);
            pools.put(key, pool);
        }
        lastKey = key;
        last = pool;
        return pool;
    }

    private OriginDialler dialler(SocketAddress at, @Nullable String serverName) {
        var peer = serverName == null ? at : SocketAddress.inetSocketAddress(at.port(), serverName);
        return new OriginDialler(client, at, peer, serverName != null, responses, metrics);
    }

    /** Another second has passed: closes what was not used for long. */
    void tick(long nowNanos) {
        pools.values().forEach(pool -> pool.sweep(nowNanos));
        pools.values().removeIf(OriginPool::isEmpty);
        lastKey = null;
        last = null;
        idleSeconds = pools.isEmpty() ? idleSeconds + 1 : 0;
    }

    /** How many of its connections wait for a request. */
    int idle() {
        return pools.values().stream().mapToInt(OriginPool::idle).sum();
    }

    /** Closes those that have waited for long, which is a half of the setting for each of {@code halvings}. */
    void closeIdle(long nowNanos, int halvings) {
        pools.values().forEach(pool -> pool.closeIdle(nowNanos, halvings));
    }

    /** For how many seconds it has had no connection and no request. */
    int idleSeconds() {
        return idleSeconds;
    }

    void close() {
        pools.values().forEach(OriginPool::close);
        client.close();
    }

    private record Key(
            SocketAddress at, String host, @Nullable String serverName) {
        boolean is(SocketAddress otherAt, String otherHost, @Nullable String otherName) {
            return at.equals(otherAt) && host.equals(otherHost) && Objects.equals(serverName, otherName);
        }
    }
}
