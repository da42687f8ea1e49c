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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * The tails that somebody listens to. Responses of other domains cost nothing: the counts of a domain say whether it has a tail. A tail ends by itself when no
 * request has prolonged it in time. Thread-safe.
 */
public final class Tails implements RequestTap {
    /** The most tails at a time; further ones are ignored. */
    static final int MAX_TAILS = 32;

    /** The most lines of all tails between two records. */
    static final int MOST_LINES = 200;

    private final CountedDomains domains;
    private final Clock clock;
    private final DoubleSupplier chance;
    /** By id. */
    private final Map<String, Tail> tails = new ConcurrentHashMap<>();

    private final AtomicInteger lines = new AtomicInteger();

    public Tails(CountedDomains domains, Clock clock) {
        this(domains, clock, () -> ThreadLocalRandom.current().nextDouble());
    }

    Tails(CountedDomains domains, Clock clock, DoubleSupplier chance) {
        this.domains = domains;
        this.clock = clock;
        this.chance = chance;
    }

    /** Begins or prolongs a tail. False when too many others go on. */
    synchronized boolean request(TailRequest request) {
        var time = Duration.ofSeconds(request.seconds());
        var until = clock.instant().plus(time);
        var known = tails.get(request.tail());
        if (known != null) {
            known.prolong(until);
        } else if (tails.size() >= MAX_TAILS) {
            return false;
        } else {
            tails.put(request.tail(), new Tail(request, until));
        }
        return domains.tail(request.domain(), time);
    }

    @Override
    public void add(String domain, AccessLogRecord entry) {
        for (var tail : tails.values()) {
            if (tail.domain.equals(domain)
                    && tail.wants(entry, chance.getAsDouble())
                    && tail.add(entry, lines.get() >= MOST_LINES)) {
                lines.incrementAndGet();
            }
        }
    }

    /** The lines since the last call, by tail; ends the tails whose time is over. */
    synchronized List<TailLines> take(String edge) {
        var now = clock.instant();
        lines.set(0);
        var taken = tails.values().stream()
                .map(tail -> tail.take(edge, now))
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
