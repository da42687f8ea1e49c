package dev.backsource.edge.findings;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.response.ClientUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The findings of one domain. Used under the lock of {@link EdgeFindings}. */
final class FoundOfDomain {
    /** The most findings; a further one takes the place of the one that was measured least recently. */
    static final int MAX = 8;
    /** The number of measurements that make a finding a repeated one. */
    static final int REPEATED = 3;
    /** The least time between two measurements: requests that fail in the same moment are one. */
    static final Duration APART = Duration.ofSeconds(1);

    final String domain;
    /** When it was last in a report. */
    Instant reportedAt = Instant.EPOCH;

    private final Map<Key, Found> found = BoundedMap.byUse(MAX);

    FoundOfDomain(String domain) {
        this.domain = domain;
    }

    /** A kind of failure at a place. */
    record Key(FindingKind<?> kind, Place at) {}

    /**
     * The part of a loop by which it ends.
     *
     * @param revision of the domain when it was measured
     */
    record Circle(Set<RequestDigest> urls, long revision) {}

    /**
     * One finding.
     *
     * @param serverName the name for TLS; null without TLS
     * @param circle null of any kind but loops
     * @param measurements since then, at most {@link #REPEATED}
     */
    private record Found(
            Measurement measured,
            @Nullable String serverName,
            @Nullable Circle circle,
            int measurements,
            Instant since,
            Instant measuredAt) {}

    void found(
            Key key,
            @Nullable String serverName,
            @Nullable Circle circle,
            Supplier<Measurement> measurement,
            Instant now) {
        var before = found.get(key);
        if (before != null && now.isBefore(before.measuredAt.plus(APART))) {
            return;
        }
        var measurements = before == null ? 1 : Math.min(REPEATED, before.measurements + 1);
        var since = before == null ? now : before.since;
        found.put(key, new Found(measurement.get(), serverName, circle, measurements, since, now));
    }

    void answered(RequestedOrigin origin, boolean fresh, @Nullable ClientUrl last) {
        var at = origin.place();
        var url = last == null || !hasLoop() ? null : RequestDigest.of(last);
        found.entrySet().removeIf(entry -> {
            var key = entry.getKey();
            var circle = entry.getValue().circle;
            return circle != null
                    ? url != null && circle.urls.contains(url)
                    : key.at().equals(at) && isDisproved(key.kind().gate(), entry.getValue(), origin, fresh);
        });
    }

    /** Whether a response shows that this gate lets requests through: a kept connection passed it earlier, and another server name may have another certificate. */
    private static boolean isDisproved(@Nullable Gate gate, Found found, RequestedOrigin origin, boolean fresh) {
        if (gate == null || gate == Gate.HTTP) {
            return true;
        }
        var isOfTls = gate.compareTo(Gate.TLS) >= 0;
        return fresh && (!isOfTls || Objects.equals(found.serverName, origin.serverName()));
    }

    boolean hasLoop() {
        return found.values().stream().anyMatch(each -> each.circle != null);
    }

    /** Forgets those that were measured last before {@code oldest}. */
    void forgetBefore(Instant oldest) {
        found.values().removeIf(each -> each.measuredAt.isBefore(oldest));
    }

    /** Forgets loops of earlier revisions of the domain, whose redirects may be others. */
    void forgetLoopsBefore(long revision) {
        found.values().removeIf(each -> each.circle != null && each.circle.revision < revision);
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
        return found.measured.inTraffic(
                at,
                edge,
                found.since,
                found.measuredAt,
                found.measurements >= REPEATED ? Confidence.REPEATED : Confidence.ONCE);
    }
}
