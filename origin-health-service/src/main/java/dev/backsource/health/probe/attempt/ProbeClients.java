package dev.backsource.health.probe.attempt;

import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.TlsVersion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Clients that connect within a timeout that differs from domain to domain. A client of Vert.x has one timeout for all its connections, so there are
 * a few, each for timeouts up to its own: an abandoned attempt ends soon after.
 */
final class ProbeClients {
    private static final Set<String> PROTOCOLS =
            Set.of(TlsVersion.TLS_1_2.protocolName(), TlsVersion.TLS_1_3.protocolName());
    private static final int[] TIMES_MS = {1_000, 3_000, 10_000, 30_000, OriginRequest.MAX_CONNECT_TIMEOUT_MS};

    private final TreeMap<Integer, NetClient> clients = new TreeMap<>();

    ProbeClients(Vertx vertx) {
        for (var millis : TIMES_MS) {
            clients.put(millis, vertx.createNetClient(options(millis)));
        }
    }

    /** Connects to {@code address} in {@code millis} at most. */
    Future<NetSocket> connect(SocketAddress address, int millis) {
        var connecting = client(millis).connect(address);
        return connecting
                .timeout(millis, TimeUnit.MILLISECONDS)
                .onFailure(failure -> connecting.onSuccess(NetSocket::close));
    }

    /** The one with the least time that is enough, or else with the most. */
    private NetClient client(int millis) {
        Map.Entry<Integer, NetClient> enough = clients.ceilingEntry(millis);
        return enough == null ? clients.lastEntry().getValue() : enough.getValue();
    }

    private static NetClientOptions options(int millis) {
        return new NetClientOptions()
                .setConnectTimeout(millis)
                .setSslHandshakeTimeout(millis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setHostnameVerificationAlgorithm("")
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setTrustAll(true);
    }
}
