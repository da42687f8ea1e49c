package dev.backsource.benchmarks.edge.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Eight clients, each with a connection of its own, that send {@link MixedRequest}s as fast as they get responses. */
public final class MixedLoad {
    private static final int CLIENTS = 8;

    private final int port;
    private final AtomicLong requests = new AtomicLong();

    /** A load of {@code port}. */
    public MixedLoad(int port) {
        this.port = port;
    }

    /**
     * Sends requests for that long.
     *
     * @throws IllegalStateException when a response doesn't fit its request
     */
    public void run(Duration time) throws InterruptedException {
        var deadline = System.nanoTime() + time.toNanos();
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var running = new ArrayList<Future<?>>();
        for (var i = 0; i < CLIENTS; i++) {
            running.add(clients.submit(() -> askUntil(deadline)));
        }
        clients.shutdown();
        for (var client : running) {
            await(client);
        }
    }

    /** The number of requests so far. */
    public long requests() {
        return requests.get();
    }

    private void askUntil(long deadline) {
        var kinds = MixedRequest.values();
        try (var connection = Connection.to(port)) {
            while (System.nanoTime() < deadline) {
                kinds[ThreadLocalRandom.current().nextInt(kinds.length)].askOn(connection, requests.incrementAndGet());
            }
        }
    }

    private static void await(Future<?> client) throws InterruptedException {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
