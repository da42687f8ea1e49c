package dev.backsource.config.testing;

import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A real broker and a real database that tests can stop and start again. Injected into fields of this type. */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
    /** A name that the service goes by beside loopback. */
    public static final String ALLOWED_HOST = "config.backsource.test";

    /** Whether mass changes take a confirmation: off, since all tests of a service are one. */
    static final String MASS_CHANGES = "backsource.mass-changes.confirmation";

    private static final String FETCH_WAIT = "kafka.fetch.max.wait.ms";

    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedDatabase database;
    private Path databaseFolder = Path.of("target");
    private final Map<Topic, TopicReader> readers = new EnumMap<>(Topic.class);

    @Override
    public Map<String, String> start() {
        databaseFolder = TestFolder.create("postgres-");
        // Beside the broker, on a thread with the class loader of this one.
        var startingDatabase = CompletableFuture.supplyAsync(
                () -> EmbeddedDatabase.startOnFreePort(databaseFolder),
                task -> new Thread(task, "postgres-start").start());
        var startedBroker = TestBroker.start();
        broker = startedBroker;
        var startedDatabase = startingDatabase.join();
        database = startedDatabase;
        var settings = new HashMap<>(TestAdministrator.settings(TestFolder.create("access-")));
        settings.putAll(startedDatabase.dataSource());
        settings.putAll(Map.of(
                "kafka.bootstrap.servers",
                startedBroker.bootstrapServers(),
                "backsource.access.gateway.operator-header",
                "X-Operator",
                "backsource.access.gateway.addresses",
                "127.0.0.0/8,::1",
                "backsource.config.allowed-hosts",
                ALLOWED_HOST));
        // A consumer that is closed, or asked for its topic's end, waits for its last fetch: half a second by default.
        // With 100 ms, fetches of idle consumers took a tenth of all integration tests' processor time.
        settings.put(FETCH_WAIT, "300");
        settings.put("backsource.events.heartbeat", "300ms");
        // No test has a prober, unless it writes in the name of one.
        settings.put("backsource.preflight.of-changes", "skip");
        // All tests are one administrator, who changes hundreds of domains a minute.
        settings.put(MASS_CHANGES, "off");
        // What tests write in the name of edges and probers they write once.
        settings.putAll(Map.of(
                "backsource.config.edge-silence", "2m",
                "backsource.config.silence.edge", "1h",
                "backsource.config.silence.edge-lag", "1h",
                "backsource.config.silence.prober", "1h",
                "backsource.config.silence.events", "1h"));
        return settings;
    }

    /** Has an instance fetch records as seldom as in production, since nobody waits for its consumers to close. */
    static void fetchIdly(Map<String, String> settings) {
        settings.remove(FETCH_WAIT);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType().equals(Infrastructure.class));
    }

    @Override
    public void stop() {
        readers.values().forEach(TopicReader::end);
        readers.clear();
        if (broker != null) {
            // Nobody needs its data any more; an orderly end takes a second or three.
            broker.kill();
        }
        if (database != null) {
            database.close();
        }
    }

    public EmbeddedBroker broker() {
        return Objects.requireNonNull(broker);
    }

    /** Knows a topic from its beginning; see {@link TopicReader}. All tests have one in common, so that none reads what others did. */
    public synchronized TopicReader read(Topic topic) {
        return readers.computeIfAbsent(
                topic,
                unread -> new TopicReader(broker().bootstrapServers(), topic.topicName(), topic.partitions()).shared());
    }

    public EmbeddedDatabase database() {
        return Objects.requireNonNull(database);
    }

    /** Starts the database again, on its data and port. */
    public void restartDatabase() {
        database = EmbeddedDatabase.start(databaseFolder, database().port());
    }
}
