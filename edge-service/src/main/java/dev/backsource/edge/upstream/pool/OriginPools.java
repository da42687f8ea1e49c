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
 * The pools of one event loop whose connections are made on the same terms. The latest pool is found without a key, since
 * requests for a host tend to follow each other.
 */
public final class OriginPools {
    private final SocketClient client;
    private final PoolLimits limits;
    private final ResponseLimits responses;
    private final ProxyMetrics metrics;
    private final Map<Key, OriginPool> pools = new HashMap<>();
    private @Nullable Key lastKey;
    private @Nullable OriginPool last;
    private int idleSeconds;

    public OriginPools(SocketClient client, PoolLimits limits, ResponseLimits responses, ProxyMetrics metrics) {
        this.client = client;
        this.limits = limits;
        this.responses = responses;
        this.metrics = metrics;
    }

    /**
     * The pool of connections to {@code at}.
     *
     * @param host of the requests
     * @param serverName the name that the certificate must have; null without TLS
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

    /** Another second has passed: closes connections that have been idle for too long. */
    void tick(long nowNanos) {
        pools.values().forEach(pool -> pool.sweep(nowNanos));
        pools.values().removeIf(OriginPool::isEmpty);
        lastKey = null;
        last = null;
        idleSeconds = pools.isEmpty() ? idleSeconds + 1 : 0;
    }

    /** The number of idle connections. */
    int idle() {
        return pools.values().stream().mapToInt(OriginPool::idle).sum();
    }

    /** Closes connections that have been idle for longer than the limit; each of {@code halvings} halves the limit. */
    void closeIdle(long nowNanos, int halvings) {
        pools.values().forEach(pool -> pool.closeIdle(nowNanos, halvings));
    }

    /** The seconds without a connection or a request. */
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
