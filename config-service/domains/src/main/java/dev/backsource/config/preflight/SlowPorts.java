package dev.backsource.config.preflight;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.origin.TlsTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ports that took a pre-flight's time without being open, so that not every item of a batch waits for a dead origin again. Results are of one
 * request: nobody gets another caller's. Thread-safe.
 */
final class SlowPorts {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final Map<Key, Kept> kept = BoundedMap.byAge(MOST);

    /**
     * What a result depends on.
     *
     * @param terms null for a port that took no connection, or gave no verdict in time, whatever the terms of TLS
     */
    private record Key(
            OriginPort port,
            @Nullable Integer connectTimeoutMs,
            @Nullable TlsTerms terms) {}

    /** @param at by this service's clock */
    record Kept(ProbeAnswer.Port result, Instant at) {
        Duration age(Instant now) {
            return Duration.between(at, now);
        }
    }

    /** Keeps those results of the answer to {@code request} that took long by themselves, from {@code askedAt} until {@code now}. */
    synchronized void note(ProbeRequest request, ProbeAnswer answer, Instant askedAt, Instant now) {
        var took = Duration.between(askedAt, now);
        for (var result : answer.ports()) {
            var before = Duration.between(result.measuredAt(), answer.answeredAt());
            var beforeTheAnswer = before.isNegative() ? Duration.ZERO : before;
            if (result.state() != PortState.OPEN && took.minus(beforeTheAnswer).compareTo(SLOW) >= 0) {
                kept.put(key(request, result), new Kept(result, now.minus(beforeTheAnswer)));
            }
        }
    }

    /** The kept result for a port of {@code request}; null for none. */
    synchronized @Nullable Kept find(OriginPort port, ProbeRequest request) {
        var found = kept.get(new Key(port, request.connectTimeoutMs(), null));
        return found == null ? kept.get(new Key(port, request.connectTimeoutMs(), request.terms())) : found;
    }

    private static Key key(ProbeRequest request, ProbeAnswer.Port result) {
        var port = new OriginPort(result.origin(), result.port(), result.scheme());
        var dependsOnTls = result.state() != PortState.UNKNOWN
                && !PortCause.of(result.state(), result.reason()).isConnection();
        return new Key(port, request.connectTimeoutMs(), dependsOnTls ? request.terms() : null);
    }
}
