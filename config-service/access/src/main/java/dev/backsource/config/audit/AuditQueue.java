package dev.backsource.config.audit;

import dev.backsource.config.periodic.PeriodicTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Entries that wait to be counted in the database, for a second at most while it is available. During its outages they wait in memory, as far as
 * there is room; further ones are dropped, and the number of dropped entries gets an entry of its own.
 */
@Singleton
public final class AuditQueue {
    private static final Logger LOG = Logger.getLogger(AuditQueue.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(2);
    private static final int MAX_WAITING = 5_000;
    private static final int AT_ONCE = 500;

    private final AuditEntryCounter table;
    private final Clock clock;
    private final Counter drops;
    private final PeriodicTask writing = new PeriodicTask("audit writing", INTERVAL, this::round);
    /** Guarded by this, as all below. */
    private final Map<AuditEntryKey, AuditEntry> waiting = new LinkedHashMap<>();

    private final AuditAggregation apart = new AuditAggregation();
    private long untold;
    /** The latest round, which goes on when its caller stops waiting. */
    private Uni<Integer> latest = Uni.createFrom().item(0);

    AuditQueue(AuditEntryCounter table, Clock clock, MeterRegistry metrics) {
        this.table = table;
        this.clock = clock;
        this.drops = Counter.builder("backsource.audit.entries.dropped")
                .description("Audit entries dropped because the queue was full during a database outage")
                .register(metrics);
        Gauge.builder("backsource.audit.entries.waiting", this, AuditQueue::size)
                .description("Audit entries queued for writing")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        writing.start();
    }

    void stop(@Observes ShutdownEvent event) {
        writing.stop();
        try {
            latest().onFailure().recoverWithItem(0).chain(this::flush).await().atMost(AT_THE_END);
        } catch (RuntimeException e) {
            LOG.warnf("could not write %d audit entries: %s", (long) size(), e);
        }
    }

    /** Adds an entry to be counted. */
    public synchronized void add(AuditEntry entry) {
        put(apart.of(entry), entry);
    }

    private synchronized int size() {
        return waiting.size();
    }

    private void put(AuditEntryKey count, AuditEntry entry) {
        var counted = waiting.get(count);
        if (counted != null) {
            waiting.put(count, counted.and(entry));
        } else if (waiting.size() < MAX_WAITING) {
            waiting.put(count, entry.as(count));
        } else {
            untold += entry.times();
            drops.increment(entry.times());
        }
    }

    private synchronized Uni<Integer> round() {
        latest = flush().memoize().indefinitely();
        return latest;
    }

    private synchronized Uni<Integer> latest() {
        return latest;
    }

    /** Writes the waiting entries; returns their number. */
    Uni<Integer> flush() {
        return Uni.createFrom().deferred(() -> {
            var batch = take();
            return batch.isEmpty()
                    ? Uni.createFrom().item(0)
                    : table.write(batch)
                            .onFailure()
                            .invoke(failure -> putBack(batch))
                            .chain(written -> flush().map(more -> more + batch.size()));
        });
    }

    private synchronized List<KeyedAuditEntry> take() {
        var batch = new ArrayList<KeyedAuditEntry>();
        if (untold > 0) {
            batch.add(KeyedAuditEntry.ofDropped(untold, clock.instant()));
            untold = 0;
        }
        var all = waiting.entrySet().iterator();
        while (all.hasNext() && batch.size() < AT_ONCE) {
            var next = all.next();
            batch.add(new KeyedAuditEntry(next.getKey(), next.getValue()));
            all.remove();
        }
        return batch;
    }

    private synchronized void putBack(List<KeyedAuditEntry> batch) {
        for (var counted : batch) {
            if (counted.isOfDropped()) {
                untold += counted.entry().times();
            } else {
                put(counted.count(), counted.entry());
            }
        }
    }
}
