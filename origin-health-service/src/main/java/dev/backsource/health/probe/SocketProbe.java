package dev.backsource.health.probe;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One probe: opens a connection, shakes hands where TLS is needed, and closes it. A port that speaks TLS is open whatever
 * certificate it shows; whether the certificate will do is for the edge to say. Spread over event loops of its own, since
 * handshakes cost time.
 */
@ApplicationScoped
class SocketProbe {
    private final HostLookup lookup;
    private final NetClient client;
    private final List<Context> loops;
    private int turn;

    SocketProbe(Vertx vertx, ProbeSettings settings) {
        var timeoutMillis = Math.max(1, settings.timeout().toMillis());
        this.lookup = new HostLookup(vertx, timeoutMillis);
        this.client = vertx.createNetClient(options((int) timeoutMillis));
        this.loops = Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /** Probes {@code target}; never fails. Called on the state loop, answers on another. */
    Future<Outcome> probe(ProbeTarget target) {
        var result = Promise.<Outcome>promise();
        loops.get(turn++ % loops.size()).runOnContext(ignored -> steps(target).onComplete(result));
        return result.future();
    }

    private Future<Outcome> steps(ProbeTarget target) {
        return lookup.resolve(target.address())
                .compose(address -> connect(address, target))
                .compose(socket -> shakeHands(socket, target))
                .map(Outcome.open(target.scheme().isSecure() ? "TLS handshake succeeded" : "connection accepted"))
                .recover(failure -> Future.succeededFuture(outcome(failure)));
    }

    private Future<NetSocket> connect(InetAddress address, ProbeTarget target) {
        return client.connect(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                .recover(failure -> Future.failedFuture(new ProbeFailedException(FailureReason.ofConnect(failure))));
    }

    private static Future<Void> shakeHands(NetSocket socket, ProbeTarget target) {
        if (!target.scheme().isSecure()) {
            return close(socket);
        }
        return socket.upgradeToSsl(target.serverName())
                .recover(failure -> Future.failedFuture(new ProbeFailedException(FailureReason.ofHandshake(failure))))
                .eventually(() -> close(socket));
    }

    private static Future<Void> close(NetSocket socket) {
        socket.close();
        return Future.succeededFuture();
    }

    private static Outcome outcome(Throwable failure) {
        return failure instanceof ProbeFailedException failed
                ? failed.outcome()
                : Outcome.skipped("the probe broke: " + failure.getClass().getSimpleName());
    }

    private static NetClientOptions options(int timeoutMillis) {
        return new NetClientOptions()
                .setConnectTimeout(timeoutMillis)
                .setSslHandshakeTimeout(timeoutMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setHostnameVerificationAlgorithm("")
                .setTrustAll(true);
    }
}
