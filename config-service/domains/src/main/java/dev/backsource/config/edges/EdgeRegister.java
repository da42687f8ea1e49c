package dev.backsource.config.edges;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.MalformedEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The registered edges, and the check of their reports, by the operator's {@linkplain EdgeList list}. The list's file is checked every two seconds;
 * an unreadable file then changes nothing. Without a file, every edge that reports is registered. Thread-safe.
 */
@Singleton
public final class EdgeRegister {
    private static final Logger LOG = Logger.getLogger(EdgeRegister.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 1 << 20;

    private final Optional<Path> file;
    private final Clock clock;
    private final Counter unregistered;
    private final Counter unbelieved;
    /** By the ids of registered edges. */
    private final Map<String, RefusedReports> refused = new ConcurrentHashMap<>();
    /** The latest reports with a valid signature, under the current list. */
    private final Map<String, EdgeStatus> verified = new ConcurrentHashMap<>();
    /** Null without a file. */
    private volatile @Nullable EdgeList list;

    private volatile Instant lookAgainAt = Instant.MIN;
    private FileTime read = FileTime.fromMillis(0);

    @Inject
    EdgeRegister(EdgeSettings settings, Clock clock, MeterRegistry registry) {
        this(settings.edgesFile(), clock, registry);
    }

    /** @throws IllegalStateException when there is a file that isn't a list of edges */
    EdgeRegister(Optional<Path> file, Clock clock, MeterRegistry registry) {
        this.file = file;
        this.clock = clock;
        this.unregistered = counter(registry, "unregistered");
        this.unbelieved = counter(registry, "unbelieved");
        file.ifPresent(path -> {
            try {
                read(path);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(objection(path, e), e);
            }
            lookAgainAt = clock.instant().plus(LOOK_EVERY);
        });
    }

    /** Whether the edge is on the list, or there is none. */
    boolean isRegistered(String edge) {
        var known = list();
        return known == null || known.has(edge);
    }

    /** The ids on the list; empty without one. */
    public Set<String> ids() {
        var known = list();
        return known == null ? Set.of() : known.edges().keySet();
    }

    void countUnregistered() {
        unregistered.increment();
    }

    /**
     * Whether a report of a registered edge is accepted; a refused one is counted. A report with a valid signature that is older than the latest one
     * was replayed by somebody else.
     */
    boolean admits(ConsumerRecord<String, byte[]> received, EdgeStatus report) {
        var objection = objection(received);
        var latest = verified.get(report.edge());
        if (objection == null && latest != null && isOlder(report, latest)) {
            objection = "it is older than the latest report; if the edge's clock was set back, remove the edge once it"
                    + " has stopped reporting";
        }
        if (objection == null) {
            if (isKeyed(report.edge())) {
                verified.put(report.edge(), report);
            }
            return true;
        }
        refuse(report.edge(), objection);
        return false;
    }

    /**
     * Requires a record of a registered edge, under its id, that is trusted.
     *
     * @throws MalformedEventException otherwise
     */
    public void require(String edge, ConsumerRecord<String, byte[]> received) {
        if (!edge.equals(received.key())) {
            throw new MalformedEventException("the key does not match the value");
        }
        if (!isRegistered(edge)) {
            throw new MalformedEventException("the edge is not registered");
        }
        var objection = objection(received);
        if (objection != null) {
            throw new MalformedEventException(objection);
        }
    }

    /** The reason not to trust a record of an edge, under its id; null when it is trusted. */
    public @Nullable String objection(ConsumerRecord<String, byte[]> received) {
        var known = list();
        var key = known == null || received.key() == null ? null : known.keyOf(received.key());
        return key == null
                ? null
                : key.objection(
                        received.topic(), received.key(), EventRecords.texts(received.headers()), received.value());
    }

    /** Forgets a removed edge: its earlier reports no longer count. */
    void forget(String edge) {
        verified.remove(edge);
        refused.remove(edge);
    }

    /** Null when no report in its name was refused. */
    @Nullable
    RefusedReports refused(String edge) {
        return refused.get(edge);
    }

    private boolean isKeyed(String edge) {
        var known = list();
        return known != null && known.keyOf(edge) != null;
    }

    private static boolean isOlder(EdgeStatus report, EdgeStatus latest) {
        return report.startedAt().isBefore(latest.startedAt())
                || (report.startedAt().equals(latest.startedAt())
                        && report.reportedAt().isBefore(latest.reportedAt()));
    }

    private void refuse(String edge, String reason) {
        unbelieved.increment();
        var all = refused.merge(edge, new RefusedReports(reason), RefusedReports::and);
        if (all.count() == 1) {
            LOG.warnf("rejected a report of edge %s: %s", edge, reason);
        }
    }

    private @Nullable EdgeList list() {
        if (file.isPresent() && !clock.instant().isBefore(lookAgainAt)) {
            look(file.get());
        }
        return list;
    }

    private synchronized void look(Path path) {
        if (clock.instant().isBefore(lookAgainAt)) {
            return;
        }
        try {
            if (!Files.getLastModifiedTime(path).equals(read)) {
                read(path);
                LOG.infof("reloaded the list of edges: %s", path);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error(objection(path, e) + "; the previous list stays in effect");
        }
        lookAgainAt = clock.instant().plus(LOOK_EVERY);
    }

    private void read(Path path) throws IOException {
        read = Files.getLastModifiedTime(path);
        if (Files.size(path) > MOST_BYTES) {
            throw new IllegalArgumentException("it exceeds " + MOST_BYTES + " bytes");
        }
        list = EdgeList.parse(Files.readAllLines(path));
        verified.clear();
    }

    private static String objection(Path path, Exception e) {
        return "backsource.config.edges-file: " + path + ": "
                + (e instanceof IllegalArgumentException ? e.getMessage() : "can't be read, " + e);
    }

    private static Counter counter(MeterRegistry registry, String reason) {
        return Counter.builder("backsource.edge.reports.refused")
                .description("Edge reports that were rejected")
                .tag("reason", reason)
                .register(registry);
    }
}
