package dev.backsource.health.probe.attempt;

import dev.backsource.policy.origin.TlsTerms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections to origins for requests, as edges make them: to no other address ({@link ProbedAddresses}), and over TLS only where edges would go on
 * ({@link CertificateCheck}). An open connection is the caller's to close.
 */
public final class OriginConnections {
    private final ProbedAddresses addresses;
    private final CertificateCheck certificates;
    private final ProbeClients clients;

    public OriginConnections(Vertx vertx, ProbedAddresses addresses, CertificateCheck certificates) {
        this.addresses = addresses;
        this.certificates = certificates;
        this.clients = new ProbeClients(vertx);
    }

    /** A connection to the first usable address of {@code target}; fails when there is none in {@code millis}. Completes on the caller's context. */
    public Future<NetSocket> open(ProbeTarget target, int millis) {
        var opening = addresses.of(target, millis).compose(found -> first(found, target, millis));
        return opening.timeout(millis, TimeUnit.MILLISECONDS)
                .onFailure(late -> opening.onSuccess(NetSocket::close));
    }

    private Future<NetSocket> first(List<InetAddress> left, ProbeTarget target, int millis) {
        var to = SocketAddress.inetSocketAddress(new InetSocketAddress(left.get(0), target.port()));
        return clients.connect(to, millis)
                .compose(socket -> secured(socket, target, millis))
                .recover(failure -> left.size() == 1
                        ? Future.failedFuture(failure)
                        : first(left.subList(1, left.size()), target, millis));
    }

    private Future<NetSocket> secured(NetSocket socket, ProbeTarget target, int millis) {
        var tls = target.tls();
        if (tls == null) {
            return Future.succeededFuture(socket);
        }
        var name = tls.indicatedName();
        return (name == null ? socket.upgradeToSsl() : socket.upgradeToSsl(name))
                .timeout(millis, TimeUnit.MILLISECONDS)
                .compose(done -> checked(socket, tls))
                .onFailure(failure -> socket.close());
    }

    private Future<NetSocket> checked(NetSocket socket, TlsTerms tls) {
        return certificates.objection(socket.sslSession(), tls) == null
                ? Future.succeededFuture(socket)
                : Future.failedFuture("edges refuse its TLS");
    }
}
