package dev.backsource.health.probe.attempt;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
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
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The search for the reason for which an origin ended a handshake: it sends a {@link WideHello} with the name that edges send, and where the origin
 * refuses that too, one with another name or with none. Each takes a second at most. That measures the origin's choice, no handshake. What the origin
 * answered after a failure holds for a minute, so that few probes of a broken port go on to ask, and until the next answer where it gives none, for
 * ten minutes at most.
 */
final class HandshakeInquiry {
    private static final int MOMENT_MS = 1_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int MOST_KNOWN = 10_000;

    private static final Set<String> OWN_VERSIONS =
            Set.of(TlsVersion.TLS_1_2.protocolName(), TlsVersion.TLS_1_3.protocolName());

    private final ProbeClients clients;
    private final Set<String> ownSuites = ownSuites();
    private final Ticker ticker;
    private final Cache<Failed, Explained> known;

    HandshakeInquiry(ProbeClients clients, Ticker ticker) {
        this.clients = clients;
        this.ticker = ticker;
        this.known = CacheBuilder.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterWrite(KEPT_FOR)
                .ticker(ticker)
                .build();
    }

    /**
     * A more specific measurement than that of {@code failed}, or the same; never fails.
     *
     * @param left the milliseconds that are left of the probe's time
     */
    Future<Measurement> explain(HandshakeFailedException failed, ProbeTarget target, IntSupplier left) {
        var key = new Failed(target, failed.measured());
        var found = known.getIfPresent(key);
        return found != null && ticker.read() - found.at() < KNOWN_FOR.toNanos()
                ? Future.succeededFuture(found.measured())
                : ask(failed.measured(), failed.at(), target, left)
                        .onSuccess(measured -> known.put(key, new Explained(measured, ticker.read())))
                        .otherwise(found == null ? failed.measured() : found.measured());
    }

    /** Fails where the origin gives no answer. */
    private Future<Measurement> ask(Measurement failure, SocketAddress at, ProbeTarget target, IntSupplier left) {
        var tls = target.tls();
        var sent = tls == null ? null : tls.indicatedName();
        return answer(at, sent, left)
                .compose(choice -> choice == null
                        ? byName(failure, at, target, sent, left)
                        : Future.succeededFuture(byChoice(failure, choice)));
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
            Measurement failure, SocketAddress at, ProbeTarget target, @Nullable String sent, IntSupplier left) {
        var other = sent == null && !target.address().isIp() ? target.address().value() : null;
        if (sent == null && other == null) {
            return Future.succeededFuture(failure);
        }
        if (left.getAsInt() <= 0) {
            return Future.failedFuture("no time left");
        }
        return answer(at, other, left)
                .map(choice -> choice == null
                        ? failure
                        : Measurement.of(FindingKind.SERVER_NAME, new ServerNameRefused(sent, other, other == null)));
    }

    /** The origin's choice; null where it refuses or says something else. */
    private Future<@Nullable Choice> answer(SocketAddress at, @Nullable String name, IntSupplier left) {
        var most = Math.max(1, Math.min(left.getAsInt(), MOMENT_MS));
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

    /** Without a trusted certificate, since the JVM takes long to read its own ones. */
    private static Set<String> ownSuites() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return Set.of(context.createSSLEngine().getEnabledCipherSuites());
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("the JVM has no TLS", e);
        }
    }

    /** A failure of a port that has been looked into. */
    private record Failed(ProbeTarget target, Measurement failure) {}

    /** @param at the ticker's time of the answer */
    private record Explained(Measurement measured, long at) {}
}
