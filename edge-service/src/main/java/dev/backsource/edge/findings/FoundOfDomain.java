package dev.backsource.edge.findings;

import dev.backsource.policy.domain.DomainPlaces;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The findings of one domain. Thread-safe: what changes nothing takes no lock. */
final class FoundOfDomain {
    /** The most findings; a further one takes the place of the one that was measured least recently. */
    static final int MAX = 8;
    /** The number of measurements that make a finding a repeated one. */
    static final int REPEATED = 3;
    /** The least time between two measurements: requests that fail in the same moment are one. */
    static final Duration APART = Duration.ofSeconds(1);
    /** A handshake's connection is older than its failure: what was measured meanwhile may be later. */
    private static final Duration LONGEST_HANDSHAKE = Duration.ofMillis(OriginRequest.MAX_CONNECT_TIMEOUT_MS);

    final String domain;
    final String site;
    /** When it was last in a report that was written. Stays the same while the next report is made. */
    volatile Instant reportedAt = Instant.EPOCH;

    /** Never changed but replaced, under the lock of this object; in the order of measurement. */
    private volatile Map<Key, Found> found = Map.of();

    FoundOfDomain(String domain) {
        this.domain = domain;
        this.site = DomainPlaces.site(domain);
    }

    /** A kind of failure at a place. */
    record Key(FindingKind<?> kind, Place at) {}

    /**
     * The part of a loop by which it ends. Without the texts of its redirects.
     *
     * @param steps its redirects, by the digest of their URL
     * @param visitor the client that loops
     * @param domains of the redirects
     */
    record Circle(Map<RequestDigest, RedirectStep.Storage> steps, RequestDigest visitor, Set<String> domains) {
        Set<RequestDigest> urls() {
            return steps.keySet();
        }

        boolean isOf(RequestDigest client, RequestDigest url) {
            return visitor.equals(client) && steps.containsKey(url);
        }

        /** Whether the cache doesn't hold one of the redirects any more. */
        boolean isOver() {
            return steps.values().stream().anyMatch(RedirectStep.Storage::isOver);
        }
    }

    /**
     * One measurement.
     *
     * @param serverName the name for TLS; null without TLS
     * @param revision of the domain
     * @param circle null of any kind but loops
     */
    record Measured(
            Measurement measurement,
            @Nullable String serverName,
            long revision,
            @Nullable Circle circle) {}

    /**
     * One finding.
     *
     * @param measurements since then, at most {@link #REPEATED}
     */
    private record Found(Measured last, int measurements, Instant since, Instant measuredAt) {}

    /** Whether the same was measured a moment ago. */
    boolean isRecent(Key key, Instant now) {
        var before = found.get(key);
        return before != null && now.isBefore(before.measuredAt.plus(APART));
    }

    synchronized void found(Key key, Measured measured, Instant now) {
        if (isRecent(key, now)) {
            return;
        }
        var next = new LinkedHashMap<>(found);
        var before = next.remove(key);
        next.entrySet()
                .removeIf(other -> other.getKey().at().equals(key.at())
                        && isPassed(other.getKey().kind().gate(), key.kind().gate())
                        && other.getValue().measuredAt.isBefore(now.minus(LONGEST_HANDSHAKE)));
        if (next.size() == MAX) {
            next.remove(next.keySet().iterator().next());
        }
        var measurements = before == null ? 1 : Math.min(REPEATED, before.measurements + 1);
        next.put(key, new Found(measured, measurements, before == null ? now : before.since, now));
        found = Collections.unmodifiableMap(next);
    }

    /** Whether a failure at {@code gate} shows a connection, which {@code earlier} denies: a handshake is always one of a new connection. */
    private static boolean isPassed(@Nullable Gate earlier, @Nullable Gate gate) {
        return earlier != null
                && gate != null
                && gate != Gate.HTTP
                && earlier.compareTo(Gate.TLS) < 0
                && gate.compareTo(Gate.TLS) >= 0;
    }

    /** Forgets what a response of {@code origin} disproves, loops apart. */
    void answered(RequestedOrigin origin, boolean fresh) {
        var at = origin.place();
        forget((key, each) -> each.last.circle == null && key.at().equals(at) && isDisproved(key, each, origin, fresh));
    }

    /**
     * Whether a response shows that this gate lets requests through: a kept connection passed it earlier, and another server name may have another
     * certificate.
     */
    private static boolean isDisproved(Key key, Found found, RequestedOrigin origin, boolean fresh) {
        var gate = key.kind().gate();
        if (gate == null || gate == Gate.HTTP) {
            return true;
        }
        var isOfTls = gate.compareTo(Gate.TLS) >= 0;
        return fresh
                && (!isOfTls
                        || origin.revision() > found.last.revision
                        || Objects.equals(found.last.serverName, origin.serverName()));
    }

    /** The circles of its loops. */
    List<Circle> circles() {
        return found.values().stream()
                .map(each -> each.last.circle)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Forgets the loops in which {@code visitor} came through {@code url}. */
    void forgetLoops(RequestDigest url, RequestDigest visitor) {
        forget((key, each) -> each.last.circle != null && each.last.circle.isOf(visitor, url));
    }

    /**
     * Forgets findings with a last measurement before {@code oldest}, loops with one before {@code oldestLoop}, loops of revisions before {@code revision},
     * whose redirects may be others, and ended ones.
     */
    void forgetBefore(Instant oldest, Instant oldestLoop, long revision) {
        forget((key, each) -> each.last.circle == null
                ? each.measuredAt.isBefore(oldest)
                : each.measuredAt.isBefore(oldestLoop) || each.last.revision < revision || each.last.circle.isOver());
    }

    private void forget(BiPredicate<Key, Found> which) {
        if (found.entrySet().stream().anyMatch(entry -> which.test(entry.getKey(), entry.getValue()))) {
            synchronized (this) {
                var next = new LinkedHashMap<>(found);
                next.entrySet().removeIf(entry -> which.test(entry.getKey(), entry.getValue()));
                found = Collections.unmodifiableMap(next);
            }
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Finding> findings(String edge) {
        return found.entrySet().stream()
                .map(entry -> finding(entry.getKey().at(), entry.getValue(), edge))
                .toList();
    }

    private static Finding finding(Place at, Found found, String edge) {
        return found.last
                .measurement()
                .inTraffic(
                        at,
                        edge,
                        found.since,
                        found.measuredAt,
                        found.measurements >= REPEATED ? Confidence.REPEATED : Confidence.ONCE);
    }
}
