package dev.backsource.health.probe;

import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.origin.TlsTerms;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One probe: opens a connection, shakes hands where TLS is needed, and closes it. Nothing is connected to that edges don't
 * connect to ({@link ProbedAddresses}); of several addresses each is tried, as edges do, until one does; and over TLS it asks
 * for the name that edges ask for, and wants of the certificate what they want ({@link CertificateCheck}). That is looked at
 * behind the handshake, so that a certificate which won't do isn't taken for a port that speaks no TLS. Spread over event
 * loops of its own, since handshakes cost time.
 */
@ApplicationScoped
class SocketProbe {
    private static final Set<String> PROTOCOLS =
            Set.of(TlsVersion.TLS_1_2.protocolName(), TlsVersion.TLS_1_3.protocolName());

    private final ProbedAddresses addresses;
    private final CertificateCheck certificates;
    private final NetClient client;
    private final List<Context> loops;
    private int turn;

    SocketProbe(Vertx vertx, ProbeSettings settings, ProbedAddresses addresses, CertificateCheck certificates) {
        var timeoutMillis = Math.max(1, settings.timeout().toMillis());
        this.addresses = addresses;
        this.certificates = certificates;
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
        return addresses
                .of(target)
                .compose(found -> first(found, target))
                .map(Outcome.open(target.tls() != null ? "TLS handshake succeeded" : "connection accepted"))
                .recover(failure -> Future.succeededFuture(outcome(failure)));
    }

    /** Succeeds with the first that can be used; fails as the last one did. */
    private Future<Void> first(List<InetAddress> left, ProbeTarget target) {
        return connect(left.get(0), target)
                .compose(socket -> shakeHands(socket, target))
                .recover(failure ->
                        left.size() == 1 ? Future.failedFuture(failure) : first(left.subList(1, left.size()), target));
    }

    private Future<NetSocket> connect(InetAddress address, ProbeTarget target) {
        return client.connect(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                .recover(failure -> Future.failedFuture(new ProbeFailedException(FailureReason.ofConnect(failure))));
    }

    private Future<Void> shakeHands(NetSocket socket, ProbeTarget target) {
        var tls = target.tls();
        if (tls == null) {
            return close(socket);
        }
        var name = tls.indicatedName();
        return (name == null ? socket.upgradeToSsl() : socket.upgradeToSsl(name))
                .recover(failure -> Future.failedFuture(new ProbeFailedException(FailureReason.ofHandshake(failure))))
                .compose(done -> check(socket, tls))
                .eventually(() -> close(socket));
    }

    private Future<Void> check(NetSocket socket, TlsTerms tls) {
        var objection = certificates.objection(socket.sslSession(), tls);
        return objection == null
                ? Future.succeededFuture()
                : Future.failedFuture(new ProbeFailedException(Outcome.closed("edges refuse its TLS: " + objection)));
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
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setTrustAll(true);
    }
}
