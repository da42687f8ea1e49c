package dev.backsource.health.probe.attempt;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import dev.backsource.policy.domain.OriginAddress;
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

/**
 * Resolves origin addresses by the system's resolver, on threads of its own, since that blocks. A name is looked up once
 * at a time: whoever asks meanwhile gets the same answer. Names that were found in a moment the last time have threads of
 * their own, so that names whose servers take their time hold up each other only; and what nobody waits for any more isn't
 * looked up, so that silence gathers no queue.
 */
final class HostLookup {
    private static final int THREADS = 20;
    private static final int MOST_QUICK = 100_000;
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LATELY = Duration.ofMinutes(10);
    /** A lookup that begins later than this after it was asked for has nobody who waits for it. */
    private static final long WAITED_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final WorkerExecutor quick;
    private final WorkerExecutor others;
    private final Resolver resolver;
    private final Cache<OriginAddress, Boolean> quickLately = CacheBuilder.newBuilder()
            .maximumSize(MOST_QUICK)
            .expireAfterWrite(LATELY)
            .build();
    private final ConcurrentMap<OriginAddress, Future<List<InetAddress>>> underway = new ConcurrentHashMap<>();

    /** @param threads what they are called; who gives another name has others */
    HostLookup(Vertx vertx, String threads, Resolver resolver) {
        this.quick = vertx.createSharedWorkerExecutor(threads + "-lookup", THREADS);
        this.others = vertx.createSharedWorkerExecutor(threads + "-first-lookup", THREADS);
        this.resolver = resolver;
    }

    /** Who knows where names are, and may take long to say so. */
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
                .recover(failure -> Future.failedFuture(
                        new ProbeFailedException(Outcome.unresolved("name did not resolve: " + origin))));
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
            throw new UnknownHostException(origin.value());
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
