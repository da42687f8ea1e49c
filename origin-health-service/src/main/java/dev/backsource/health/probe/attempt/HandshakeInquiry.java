package dev.backsource.health.probe.attempt;

import dev.backsource.health.probe.attempt.WideHello.Choice;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.finding.CipherMismatch;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.ServerNameRefused;
import dev.backsource.policy.finding.TlsTooOld;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The search for the reason for which an origin ended a handshake: it sends a {@link WideHello} with the name that edges send, and where the origin
 * refuses that too, one with another name or with none. Each takes a second at most. That measures the origin's choice, no handshake.
 */
final class HandshakeInquiry {
    private static final int MOMENT_MS = 1_000;

    private static final Set<String> OWN_VERSIONS =
            Set.of(TlsVersion.TLS_1_2.protocolName(), TlsVersion.TLS_1_3.protocolName());

    private final ProbeClients clients;
    private final Set<String> ownSuites = ownSuites();

    HandshakeInquiry(ProbeClients clients) {
        this.clients = clients;
    }

    /**
     * A more specific measurement than {@code failure}, or the same; never fails.
     *
     * @param at the address at which the handshake failed
     */
    Future<Measurement> explain(Measurement failure, SocketAddress at, ProbeTarget target, int millis) {
        var tls = target.tls();
        var sent = tls == null ? null : tls.indicatedName();
        return answer(at, sent, millis)
                .compose(choice -> choice == null
                        ? byName(failure, at, target, sent, millis)
                        : Future.succeededFuture(byChoice(failure, choice)))
                .otherwise(failure);
    }

    private Measurement byChoice(Measurement failure, Choice choice) {
        if (!OWN_VERSIONS.contains(choice.version())) {
            return Measurement.of(
                    FindingKind.TLS_VERSION, new TlsTooOld(choice.version(), TlsVersion.TLS_1_2.protocolName()));
        }
        return ownSuites.contains(choice.suite())
                ? failure
                : Measurement.of(FindingKind.TLS_CIPHER, new CipherMismatch(choice.version(), choice.suite()));
    }

    private Future<Measurement> byName(
            Measurement failure, SocketAddress at, ProbeTarget target, @Nullable String sent, int millis) {
        var other = sent == null && !target.address().isIp() ? target.address().value() : null;
        if (sent == null && other == null) {
            return Future.succeededFuture(failure);
        }
        return answer(at, other, millis)
                .map(choice -> choice == null
                        ? failure
                        : Measurement.of(FindingKind.SERVER_NAME, new ServerNameRefused(sent, other, other == null)));
    }

    /** The origin's choice; null where it refuses or says something else. */
    private Future<@Nullable Choice> answer(SocketAddress at, @Nullable String name, int millis) {
        var most = Math.min(millis, MOMENT_MS);
        return clients.connect(at, most)
                .compose(socket -> answer(socket, name)
                        .timeout(most, TimeUnit.MILLISECONDS)
                        .eventually(() -> {
                            socket.close();
                            return Future.succeededFuture();
                        }));
    }

    private static Future<@Nullable Choice> answer(NetSocket socket, @Nullable String name) {
        var result = Promise.<@Nullable Choice>promise();
        var read = Buffer.buffer();
        socket.handler(part -> {
            read.appendBuffer(part, 0, Math.min(part.length(), WideHello.MOST_READ - read.length()));
            if (WideHello.isEnough(read.getBytes())) {
                result.tryComplete(WideHello.choice(read.getBytes()));
            }
        });
        socket.closeHandler(closed -> result.tryComplete());
        socket.exceptionHandler(failure -> result.tryComplete());
        socket.write(Buffer.buffer(WideHello.bytes(name, ThreadLocalRandom.current())));
        return result.future();
    }

    private static Set<String> ownSuites() {
        try {
            return Set.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no TLS", e);
        }
    }
}
