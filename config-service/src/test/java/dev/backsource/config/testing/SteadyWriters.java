package dev.backsource.config.testing;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Writers that change a domain each, one change after the other, whatever becomes of it. */
public final class SteadyWriters implements AutoCloseable {
    private final Supplier<Client> clients;
    private final AtomicInteger accepted = new AtomicInteger();
    private final CompletableFuture<?>[] writers;
    private volatile boolean stopped;

    /** Starts a writer for each of {@code domains}; {@code clients} says before each change whom to ask for it. */
    public SteadyWriters(List<String> domains, Supplier<Client> clients) {
        this.clients = clients;
        this.writers = domains.stream()
                .map(domain -> CompletableFuture.runAsync(() -> write(domain), task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new);
    }

    /** How many changes were answered with success so far. */
    public int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        stopped = true;
        CompletableFuture.allOf(writers).join();
    }

    private void write(String domain) {
        for (var port = 1; !stopped; port = port % 60_000 + 1) {
            try {
                var answer = clients.get().put("/api/v1/domains/" + domain + "/origins", """
                        {"origins": [{"address": "203.0.113.1", "port": %d}]}""".formatted(port));
                if (answer.status() == 200) {
                    accepted.incrementAndGet();
                }
            } catch (UncheckedIOException e) {
                Thread.onSpinWait(); // whoever was asked is gone
            }
        }
    }
}
