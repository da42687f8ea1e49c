package dev.backsource.health.probe.attempt;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NameUnresolved;
import dev.backsource.policy.finding.NameUnresolved.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A resolver of origin addresses by the system's resolver, on threads of its own, since that blocks. A name is looked up once at a time: further
 * callers meanwhile get the same result. Names that resolved quickly the last time have threads of their own, so that names with slow servers hold up
 * each other only. A lookup that no caller waits for any more is not made, so that silent servers build up no queue.
 */
final class HostLookup {
    private static final int THREADS = 20;
    private static final int MOST_QUICK = 100_000;
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LATELY = Duration.ofMinutes(10);
    /** The longest that a caller waits: a lookup that begins later than this after the request has no caller any more. */
    private static final long WAITED_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** EAI_AGAIN in the words of the C library. */
    private static final String TEMPORARY = "emporary failure";

    private final WorkerExecutor quick;
    private final WorkerExecutor others;
    private final Resolver resolver;
    private final Cache<OriginAddress, Boolean> quickLately = CacheBuilder.newBuilder()
            .maximumSize(MOST_QUICK)
            .expireAfterWrite(LATELY)
            .build();
    private final ConcurrentMap<OriginAddress, Future<List<InetAddress>>> underway = new ConcurrentHashMap<>();

    /** @param threads the prefix of the threads' names; each prefix has threads of its own */
    HostLookup(Vertx vertx, String threads, Resolver resolver) {
        this.quick = vertx.createSharedWorkerExecutor(threads + "-lookup", THREADS);
        this.others = vertx.createSharedWorkerExecutor(threads + "-first-lookup", THREADS);
        this.resolver = resolver;
    }

    /** A resolver of names, which may take long. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] all(String name) throws UnknownHostException;
    }

    /**
     * All addresses of {@code origin} in the resolver's order, at least one; fails with {@link ProbeFailedException} when
     * there is none in {@code millis}.
     */
    Future<List<InetAddress>> resolve(OriginAddress origin, int millis) {
        if (origin.isIp()) {
            return Future.succeededFuture(List.of(InetAddresses.forString(origin.value())));
        }
        return lookup(origin)
                .timeout(millis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(new ProbeFailedException(Outcome.unresolved(
                        "host name not resolved: " + origin,
                        Measurement.of(FindingKind.NAME_UNRESOLVED, new NameUnresolved(verdict(failure)))))));
    }

    /** The verdict of the system's resolver, which Java passes on in words only. */
    private static Verdict verdict(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Verdict.TIMEOUT;
        }
        return String.valueOf(failure.getMessage()).contains(TEMPORARY)
                ? Verdict.TEMPORARY_FAILURE
                : Verdict.NO_ADDRESS;
    }

    private Future<List<InetAddress>> lookup(OriginAddress origin) {
        var lookup = underway.computeIfAbsent(origin, this::start);
        lookup.onComplete(done -> underway.remove(origin, lookup));
        return lookup;
    }

    private Future<List<InetAddress>> start(OriginAddress origin) {
        var asked = System.nanoTime();
        var threads = quickLately.getIfPresent(origin) == null ? others : quick;
        return threads.executeBlocking(() -> look(origin, asked), false);
    }

    private List<InetAddress> look(OriginAddress origin, long asked) throws UnknownHostException {
        if (System.nanoTime() - asked > WAITED_NANOS) {
            throw new UnknownHostException(origin + ": Temporary failure of the prober's lookup, which is late");
        }
        quickLately.invalidate(origin);
        var began = System.nanoTime();
        var found = List.of(resolver.all(origin.value()));
        if (System.nanoTime() - began < MOMENT_NANOS) {
            quickLately.put(origin, true);
        }
        return found;
    }
}
