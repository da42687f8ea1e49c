package dev.backsource.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks all instances of config-service again and again which one publishes, and notes for how long none said so. */
final class RelayWatch implements AutoCloseable {
    private static final long INTERVAL_MS = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<ServicePart> instances;
    private long lastSeen = System.nanoTime();
    private long longest;

    private RelayWatch(List<ServicePart> instances) {
        this.instances = instances;
    }

    static RelayWatch start(List<ServicePart> instances) {
        var watch = new RelayWatch(instances);
        watch.thread.scheduleWithFixedDelay(watch::look, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** One that doesn't answer can't say so, though it may still publish. */
    synchronized Duration longestAbsence() {
        return Duration.ofNanos(longest);
    }

    static boolean leads(ServicePart instance) {
        return instance.management()
                .metric("backsource_outbox_leading")
                .filter(value -> value == 1)
                .isPresent();
    }

    private void look() {
        var seen = instances.stream().anyMatch(RelayWatch::leads);
        synchronized (this) {
            var now = System.nanoTime();
            longest = Math.max(longest, now - lastSeen);
            lastSeen = seen ? now : lastSeen;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
