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
import org.jspecify.annotations.Nullable;

/**
 * Connections to origins for requests, as edges make them: to no other address ({@link ProbedAddresses}), and over TLS only where edges would go on
 * ({@link CertificateCheck}). An open connection is the caller's to close.
 */
public final class OriginConnections {
    private static final ProbeFailedException TOO_MANY =
            new ProbeFailedException(Outcome.skipped("too many requests to its address; try again in a minute"));

    private final ProbedAddresses addresses;
    private final CertificateCheck certificates;
    private final AddressLimits limits;
    private final ProbeClients clients;

    /** @param limits of connections to one address */
    public OriginConnections(
            Vertx vertx, ProbedAddresses addresses, CertificateCheck certificates, AddressLimits limits) {
        this.limits = limits;
        this.addresses = addresses;
        this.certificates = certificates;
        this.clients = new ProbeClients(vertx);
    }

    /** The share of an inquiry for {@code owner} in the requests to each address. */
    public AddressLimits.Share share(ShareOwner owner) {
        return limits.share(owner);
    }

    /**
     * A connection to the first usable address of {@code target}; fails when there is none in {@code millis}, and then tries no further address.
     *
     * @param share of the inquiry that the connection is for
     */
    public Future<NetSocket> open(ProbeTarget target, AddressLimits.Share share, int millis) {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        var opening = addresses.of(target, millis).compose(found -> first(found, target, share, until));
        return opening.timeout(millis, TimeUnit.MILLISECONDS).onFailure(late -> opening.onSuccess(NetSocket::close));
    }

    /** An address takes no more than its share of the time, so that one which doesn't answer leaves some for the others. */
    private Future<NetSocket> first(List<InetAddress> left, ProbeTarget target, AddressLimits.Share share, long until) {
        return connection(left.get(0), target.port(), share, Math.max(1, millisTo(until) / left.size()))
                .compose(socket -> secured(socket, target, until))
                .recover(failure -> left.size() == 1 || System.nanoTime() - until >= 0
                        ? Future.failedFuture(failure)
                        : first(left.subList(1, left.size()), target, share, until));
    }

    private Future<NetSocket> connection(InetAddress address, int port, AddressLimits.Share share, int millis) {
        return share.admits(address)
                ? clients.connect(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)), millis)
                : Future.failedFuture(TOO_MANY);
    }

    private Future<NetSocket> secured(NetSocket socket, ProbeTarget target, long until) {
        var tls = target.tls();
        if (tls == null) {
            return Future.succeededFuture(socket);
        }
        var name = tls.indicatedName();
        return (name == null ? socket.upgradeToSsl() : socket.upgradeToSsl(name))
                .timeout(millisTo(until), TimeUnit.MILLISECONDS)
                .compose(done -> checked(socket, tls))
                .onFailure(failure -> socket.close());
    }

    private Future<NetSocket> checked(NetSocket socket, TlsTerms tls) {
        return certificates.objection(socket.sslSession(), tls) == null
                ? Future.succeededFuture(socket)
                : Future.failedFuture("edges refuse its TLS");
    }

    /** The reason for which no connection was tried, in words; null where one was. */
    public static @Nullable String refusal(Throwable failure) {
        return failure instanceof ProbeFailedException failed
                        && failed.outcome().kind() == Outcome.Kind.SKIPPED
                ? failed.getMessage()
                : null;
    }

    private static int millisTo(long until) {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
    }
}
