package dev.backsource.health.probe.attempt;

import com.google.common.base.Ticker;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.origin.HandshakeFailures;
import dev.backsource.policy.origin.TlsTerms;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One probe: opens a connection, shakes hands where TLS is needed, and closes it; without TLS it resets it ({@link TcpCheck}). It connects to no address
 * that edges don't connect to ({@link ProbedAddresses}). Of several addresses it tries each, as edges do, until one succeeds. Over TLS it sends the server
 * name that edges send, and checks the certificate by the same rules ({@link CertificateCheck}). The check follows the handshake, so that an unacceptable
 * certificate isn't taken for a port that speaks no TLS. A handshake that the origin ends is looked into once more, at the last address ({@link
 * HandshakeInquiry}). Spread over event loops of its own, since handshakes cost time.
 *
 * <p>A probe always ends: each address has the domain's time to connect and again for the handshake, and no further address is tried once twice that
 * time is over.
 */
@ApplicationScoped
@Startup // The JVM's TLS takes too long to load for the state loop.
public class SocketProbe {
    private static final Outcome ACCEPTED = Outcome.open("connection accepted");

    private final ProbedAddresses addresses;
    private final CertificateCheck certificates;
    private final ProbeClients clients;
    private final HandshakeInquiry inquiry;
    private final Duration timeout;
    private final ProbeLoops loops;

    public SocketProbe(Vertx vertx, ProbeSettings settings, ProbedAddresses addresses, CertificateCheck certificates) {
        this.addresses = addresses;
        this.certificates = certificates;
        this.clients = new ProbeClients(vertx);
        this.inquiry = new HandshakeInquiry(clients, Ticker.systemTicker());
        this.timeout = settings.timeout();
        this.loops = new ProbeLoops(vertx);
    }

    /**
     * Probes {@code target}; never fails. Called on the state loop, completes on another.
     *
     * @param most the limit for each step, also where the domain's time is longer
     */
    public Future<Outcome> probe(ProbeTarget target, Duration most) {
        return loops.run(span -> steps(target, most, span))
                .recover(failure -> Future.succeededFuture(outcome(failure)));
    }

    /** Whether edges would wait longer than {@code most} for a connection to {@code target}, or for a handshake. */
    public boolean isCutShort(ProbeTarget target, Duration most) {
        return patience(target) > millis(most);
    }

    private Future<Outcome> steps(ProbeTarget target, Duration most, Lateness.Span span) {
        return addresses
                .of(target, Math.min(millis(timeout), millis(most)))
                .recover(failure -> Future.failedFuture(judged(failure, span)))
                .compose(
                        found -> tried(found, new Attempt(target, connectTime(target, most), System.nanoTime()), span));
    }

    private Future<Outcome> tried(List<InetAddress> found, Attempt attempt, Lateness.Span span) {
        return first(found, attempt)
                .recover(failure -> Future.failedFuture(judged(failure, span)))
                .recover(failure -> failure instanceof HandshakeFailedException failed && !attempt.isOver()
                        ? explained(failed, attempt)
                        : Future.failedFuture(failure));
    }

    /** The failure, unless it is of time and this loop was late. */
    private static Throwable judged(Throwable failure, Lateness.Span span) {
        return failure instanceof ProbeFailedException failed
                        && failed.outcome().isByTime()
                        && span.isLate()
                ? new ProbeFailedException(Outcome.STARVED)
                : failure;
    }

    private Future<Outcome> explained(HandshakeFailedException failed, Attempt attempt) {
        var began = System.nanoTime();
        return inquiry.explain(failed, attempt.target(), attempt::left)
                .map(measured -> Outcome.explained(measured, Duration.ofNanos(System.nanoTime() - began)));
    }

    private int connectTime(ProbeTarget target, Duration most) {
        return Math.min(patience(target), millis(most));
    }

    private int patience(ProbeTarget target) {
        var ofDomain = target.connectTimeoutMs();
        return ofDomain == null ? millis(timeout) : ofDomain;
    }

    /** Succeeds with the first usable address; fails as the last one did. */
    private Future<Outcome> first(List<InetAddress> left, Attempt attempt) {
        var to = new InetSocketAddress(left.get(0), attempt.target().port());
        var tls = attempt.target().tls();
        return (tls == null ? accepted(to, attempt) : shakeHands(SocketAddress.inetSocketAddress(to), tls, attempt))
                .recover(failure -> left.size() == 1 || attempt.isOver()
                        ? Future.failedFuture(failure)
                        : first(left.subList(1, left.size()), attempt));
    }

    private static Future<Outcome> accepted(InetSocketAddress to, Attempt attempt) {
        return TcpCheck.of(to, attempt.millis())
                .recover(failure -> Future.failedFuture(unconnected(failure, attempt)))
                .map(ACCEPTED);
    }

    private Future<Outcome> shakeHands(SocketAddress to, TlsTerms tls, Attempt attempt) {
        return clients.connect(to, attempt.millis())
                .recover(failure -> Future.failedFuture(unconnected(failure, attempt)))
                .compose(socket -> shakeHands(socket, to, tls, attempt));
    }

    private static ProbeFailedException unconnected(Throwable failure, Attempt attempt) {
        return new ProbeFailedException(FailureReason.ofConnect(failure, attempt.millis()));
    }

    private Future<Outcome> shakeHands(NetSocket socket, SocketAddress at, TlsTerms tls, Attempt attempt) {
        var name = tls.indicatedName();
        return (name == null ? socket.upgradeToSsl() : socket.upgradeToSsl(name))
                .timeout(attempt.millis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(failed(HandshakeFailures.measurement(failure, name), at)))
                .compose(done -> check(socket, tls))
                .eventually(() -> close(socket));
    }

    private static ProbeFailedException failed(Measurement measured, SocketAddress at) {
        return HandshakeFailures.isUnexplained(measured)
                ? new HandshakeFailedException(measured, at)
                : new ProbeFailedException(Outcome.closedByTls(TlsVerdict.FAILED, measured));
    }

    private Future<Outcome> check(NetSocket socket, TlsTerms tls) {
        var objection = certificates.objection(socket.sslSession(), tls);
        return objection == null
                ? Future.succeededFuture(
                        Outcome.openWithTls("TLS handshake succeeded", certificates.warning(socket.sslSession(), tls)))
                : Future.failedFuture(new ProbeFailedException(Outcome.closedByTls(TlsVerdict.REFUSED, objection)));
    }

    private static Future<Void> close(NetSocket socket) {
        socket.close();
        return Future.succeededFuture();
    }

    private static Outcome outcome(Throwable failure) {
        return failure instanceof ProbeFailedException failed
                ? failed.outcome()
                : Outcome.skipped(
                        "probe failed: internal error: " + failure.getClass().getSimpleName());
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    /**
     * @param millis for a connection, and again for a handshake
     * @param beganNanos when the first address was tried
     */
    private record Attempt(ProbeTarget target, int millis, long beganNanos) {
        boolean isOver() {
            return left() <= 0;
        }

        /** The milliseconds in which another step may begin. */
        int left() {
            return (int) (2L * millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos));
        }
    }
}
