package dev.backsource.health.probe;

import dev.backsource.policy.domain.OriginAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Resolves origin addresses by the system's resolver, on threads of its own, since that blocks. A name is looked up once
 * at a time: whoever asks meanwhile gets the same answer, so that a dead resolver gathers no queue.
 */
final class HostLookup {
    private static final int THREADS = 20;

    private final WorkerExecutor workers;
    private final long timeoutMillis;
    private final ConcurrentMap<OriginAddress, Future<List<InetAddress>>> underway = new ConcurrentHashMap<>();

    HostLookup(Vertx vertx, long timeoutMillis) {
        this.workers = vertx.createSharedWorkerExecutor("origin-lookup", THREADS);
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * All addresses of {@code origin} in the resolver's order, at least one; fails with {@link ProbeFailedException} when
     * there is none in time.
     */
    Future<List<InetAddress>> resolve(OriginAddress origin) {
        return lookup(origin)
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        new ProbeFailedException(Outcome.unresolved("name did not resolve: " + origin))));
    }

    private Future<List<InetAddress>> lookup(OriginAddress origin) {
        var lookup = underway.computeIfAbsent(origin, this::start);
        lookup.onComplete(done -> underway.remove(origin, lookup));
        return lookup;
    }

    private Future<List<InetAddress>> start(OriginAddress origin) {
        return workers.executeBlocking(() -> List.of(InetAddress.getAllByName(origin.value())), false);
    }
}
