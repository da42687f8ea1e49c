package dev.backsource.edge.figures;

import dev.backsource.edge.FiguresSettings;
import dev.backsource.policy.event.DomainFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The domains whose requests the edge counts one by one, up to a number of places. A domain takes a free place with its first request. Once all places
 * are taken, each interval frees the quarter of them with the fewest requests lately, so that a busy newcomer soon gets one; until then its requests
 * are counted together with those of all others without a place. Requested domains have places of their own.
 *
 * <p>Event loops look up and count; any thread may do the rest.
 */
public final class CountedDomains {
    /** The most domains that are requested at a time, by all instances of config-service; further requests are ignored. */
    public static final int MAX_REQUESTED = 200;

    /** A report further from the one before has no place in the short steps of a chart. */
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);

    private static final int MAX_PLACES = 100_000;
    private static final int MAX_REPORTED = DomainFigures.MAX_DOMAINS - MAX_REQUESTED;

    /** A domain without requests for so many intervals loses its place. */
    private static final int FORGOTTEN_AFTER = 60;

    private final int places;
    private final int reported;
    private final Clock clock;
    private final Map<String, CountedDomain> domains = new ConcurrentHashMap<>();
    /** The end of the request, by domain. */
    private final Map<String, Instant> requested = new ConcurrentHashMap<>();
    /** The counts of domains without a place, by loop. */
    private final CountedDomain others;
    /** Grows whenever a domain loses its place or a place becomes free. */
    private volatile long changes;

    /**
     * Counts nothing yet.
     *
     * @param loops the number of event loops
     * @param places the most domains with counts of their own, besides requested ones
     * @param reported the most of them in a report, besides requested ones
     */
    public CountedDomains(int loops, int places, int reported, Clock clock) {
        this.places = places;
        this.reported = reported;
        this.clock = clock;
        this.others = new CountedDomain("", clock.instant(), loops);
    }

    /**
     * As the settings say.
     *
     * @throws IllegalStateException when one is out of range
     */
    public static CountedDomains of(FiguresSettings settings, int loops, Clock clock) {
        require(settings.counted(), 1, MAX_PLACES, "counted");
        require(settings.reported(), 0, MAX_REPORTED, "reported");
        if (settings.interval().compareTo(Duration.ofSeconds(1)) < 0
                || settings.interval().compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalStateException("backsource.edge.figures.interval must be 1s to 30s");
        }
        return new CountedDomains(loops, settings.counted(), settings.reported(), clock);
    }

    private static void require(int value, int from, int to, String name) {
        if (value < from || value > to) {
            throw new IllegalStateException("backsource.edge.figures." + name + " must be " + from + " to " + to);
        }
    }

    /** The counts of an event loop, from 0 on. */
    public LoopFigures loop(int loop) {
        return new LoopFigures(this, loop);
    }

    /** A counter that grows when counts found earlier may no longer be those of their domains. */
    long changes() {
        return changes;
    }

    /** The counts of a domain on a loop; of all domains without a place if it gets none, and for null. */
    DomainCounts of(@Nullable String domain, int loop) {
        if (domain == null) {
            return others.of(loop);
        }
        var found = domains.get(domain);
        if (found == null && domains.size() - requested.size() < places) {
            found = domains.computeIfAbsent(domain, this::begin);
        }
        return (found == null ? others : found).of(loop);
    }

    /** Reports {@code domain} for {@code time} from now on, whatever its requests. False when too many others are requested. */
    public synchronized boolean request(String domain, Duration time) {
        endRequests(clock.instant());
        if (!requested.containsKey(domain) && requested.size() >= MAX_REQUESTED) {
            return false;
        }
        requested.merge(domain, clock.instant().plus(time), CountedDomains::later);
        if (!domains.containsKey(domain)) {
            domains.put(domain, begin(domain));
            changes++;
        }
        return true;
    }

    /** Whether the figures of {@code domain} are requested now. */
    public boolean isRequested(String domain) {
        return requested.containsKey(domain);
    }

    /** Marks the counts of {@code domain}, so that its responses go to the tails, and requests it, as {@link #request}. */
    public synchronized boolean tail(String domain, Duration time) {
        var counted = request(domain, time) ? domains.get(domain) : null;
        if (counted != null) {
            counted.tailed(true);
        }
        return counted != null;
    }

    /** Ends {@link #tail}. */
    public synchronized void endTail(String domain) {
        var counted = domains.get(domain);
        if (counted != null) {
            counted.tailed(false);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Ends an interval, and reports the figures of its busiest domains and of requested ones. */
    public synchronized DomainFigures report(String edge) {
        var now = clock.instant();
        endRequests(now);
        domains.values().forEach(CountedDomain::interval);
        others.interval();
        var ranked = ranked();
        var busy = ranked.stream().filter(domain -> domain.score() > 0).count();
        var figures = new DomainFigures(
                edge,
                now,
                Math.toIntExact(Math.max(0, busy - reported)),
                others.requests(),
                Stream.concat(
                                requested.keySet().stream().map(domains::get),
                                ranked.stream().limit(reported))
                        .map(CountedDomain::totals)
                        .toList());
        free(ranked);
        return figures;
    }

    private void endRequests(Instant now) {
        requested.values().removeIf(end -> !end.isAfter(now));
    }

    /** All but requested domains, the busiest first. */
    private List<CountedDomain> ranked() {
        var ranked = new ArrayList<CountedDomain>();
        domains.values().stream()
                .filter(domain -> !requested.containsKey(domain.name))
                .forEach(ranked::add);
        ranked.sort(Comparator.comparingDouble(CountedDomain::score).reversed());
        return ranked;
    }

    /** Frees the places of domains that are forgotten and, while others wait for places, of the least busy quarter. */
    private void free(List<CountedDomain> ranked) {
        var kept = ranked.size() >= places ? places - Math.max(1, places / 4) : ranked.size();
        for (var i = 0; i < ranked.size(); i++) {
            if (i >= kept || ranked.get(i).idleIntervals() >= FORGOTTEN_AFTER) {
                domains.remove(ranked.get(i).name);
                changes++;
            }
        }
    }

    private CountedDomain begin(String domain) {
        return new CountedDomain(domain, clock.instant(), others.loops());
    }

    /** The domains that are counted now. */
    Set<String> counted() {
        return Set.copyOf(domains.keySet());
    }
}
