package dev.backsource.edge.tail;

import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.http.telemetry.AccessLogRecord;
import dev.backsource.edge.http.telemetry.RequestTap;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The tails that somebody listens to. Responses of other domains cost nothing: the counts of a domain say whether it has a tail. A tail ends by itself when no
 * request has prolonged it in time. Tails share the edge's lines equally, in any order of arrival. Thread-safe.
 */
public final class Tails implements RequestTap {
    /** The most tails at a time; further ones are refused. */
    static final int MAX_TAILS = 32;

    /** The most lines of all tails between two records. */
    static final int MOST_LINES = 200;

    static final int RECORDS_PER_SECOND = 2;

    private final CountedDomains domains;
    private final Clock clock;
    private final DoubleSupplier chance;
    /** By id. */
    private final Map<String, Tail> tails = new ConcurrentHashMap<>();

    public Tails(CountedDomains domains, Clock clock) {
        this(domains, clock, () -> ThreadLocalRandom.current().nextDouble());
    }

    Tails(CountedDomains domains, Clock clock, DoubleSupplier chance) {
        this.domains = domains;
        this.clock = clock;
        this.chance = chance;
    }

    /** Begins or prolongs a tail. False when too many others go on, or too many domains are requested. */
    synchronized boolean request(TailRequest request) {
        var time = Duration.ofSeconds(request.seconds());
        var known = tails.get(request.tail());
        if ((known == null && tails.size() >= MAX_TAILS) || !domains.tail(request.domain(), time)) {
            return false;
        }
        var tail = known == null ? new Tail(request) : known;
        tails.put(request.tail(), tail);
        tail.prolong(request, clock.instant().plus(time), share());
        return true;
    }

    private double share() {
        return (double) MOST_LINES / Math.max(1, tails.size());
    }

    @Override
    public void add(String domain, AccessLogRecord entry) {
        for (var tail : tails.values()) {
            if (tail.domain.equals(domain) && tail.wants(entry, chance.getAsDouble())) {
                tail.add(entry);
            }
        }
    }

    /** The next records of tails; ends the tails whose time is over. */
    synchronized List<TailLines> take(String edge) {
        var now = clock.instant();
        var share = share();
        var taken = tails.values().stream()
                .map(tail -> tail.take(edge, now, share))
                .filter(Objects::nonNull)
                .toList();
        tails.values().stream().filter(tail -> tail.isOver(now)).toList().forEach(this::end);
        return taken;
    }

    private void end(Tail ended) {
        tails.remove(ended.id);
        if (tails.values().stream().noneMatch(tail -> tail.domain.equals(ended.domain))) {
            domains.endTail(ended.domain);
        }
    }

    boolean isEmpty() {
        return tails.isEmpty();
    }
}
