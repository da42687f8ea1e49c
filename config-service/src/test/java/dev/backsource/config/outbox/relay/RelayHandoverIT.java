package dev.backsource.config.outbox.relay;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.PublishedRevisions;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.config.testing.SteadyWriters;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances as processes: which one publishes, and what becomes of it when that one dies or stands still. */
class RelayHandoverIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Infrastructure INFRASTRUCTURE = new Infrastructure();

    /** All that were started; those that outlive a test serve the next one. */
    private static final List<ServiceProcess> STARTED = new ArrayList<>();

    private static Map<String, String> settings = Map.of();

    private ServiceProcess leader;
    private ServiceProcess standby;
    private Database database;
    private PublishedRevisions published;

    @BeforeAll
    static void startInfrastructure() {
        settings = new HashMap<>(INFRASTRUCTURE.start());
        settings.put("backsource.outbox.tolerated-age", "3s");
    }

    @AfterAll
    static void stopAll() {
        STARTED.forEach(ServiceProcess::close);
        INFRASTRUCTURE.stop();
    }

    @BeforeEach
    void haveTwoInstances() {
        database = new Database(INFRASTRUCTURE.database());
        published = new PublishedRevisions(database, INFRASTRUCTURE.broker().bootstrapServers());
        STARTED.removeIf(instance -> !instance.isRunning());
        while (STARTED.size() < 2) {
            launch();
        }
        STARTED.forEach(ServiceProcess::awaitReady);
        var one = STARTED.get(0);
        var other = STARTED.get(1);
        // One that stood still says that it leads until it finds out.
        await().atMost(LONG).until(() -> one.leads() != other.leads());
        leader = one.leads() ? one : other;
        standby = leader == one ? other : one;
    }

    @AfterEach
    void letAllGoOn() {
        STARTED.forEach(ServiceProcess::thaw);
    }

    private static ServiceProcess launch() {
        var instance = ServiceProcess.launch("relay-" + STARTED.size(), settings);
        STARTED.add(instance);
        return instance;
    }

    @Test
    void shouldPublishWithinSecondsWhenTheRelayIsKilled() {
        // Given
        var name = Client.freshName();
        standby.client().create(name, 80);
        awaitOutboxEmpty(SOON);

        // When
        leader.kill();
        standby.client().setPolicy(name, "HTTPS");

        // Then
        awaitRevision(name, 2, SOON);
        assertThat(standby.leads()).isTrue();
    }

    @Test
    void shouldPublishNothingAnyMoreFromAnInstanceThatStoodStillWhileAnotherTookOver() {
        // Given
        var names = domains(4);
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 40);

            // When
            leader.freeze();
            await().atMost(LONG).until(standby::leads);
            var before = writers.accepted();
            await().until(() -> writers.accepted() > before + 40);
            leader.thaw();
            await().until(() -> !leader.leads());
            var after = writers.accepted();
            await().until(() -> writers.accepted() > after + 40);
        }
        awaitOutboxEmpty(LONG);

        // Then
        assertThat(standby.leads()).isTrue();
        published.assertComplete();
    }

    @Test
    void shouldTakeTheLockFromAnInstanceThatStandsStill() {
        // Given
        var name = Client.freshName();
        standby.client().create(name, 80);
        awaitOutboxEmpty(SOON);

        // When
        leader.freeze();
        standby.client().setPolicy(name, "HTTP");

        // Then: the lease, and the second in which the standby asks for the lock
        awaitRevision(name, 2, SOON.plusSeconds(2));
    }

    @Test
    void shouldLoseInventAndReorderNothingHoweverOftenTheRelayIsKilled() {
        // Given
        var names = domains(6);

        // When
        for (var round = 0; round < 3; round++) {
            try (var writers = new SteadyWriters(names, standby::client)) {
                await().until(() -> writers.accepted() > 50);
                leader.kill();
                await().atMost(LONG).until(standby::leads);
                var before = writers.accepted();
                await().until(() -> writers.accepted() > before + 50);
            }
            leader = standby;
            standby = launch().awaitReady();
        }
        awaitOutboxEmpty(LONG);

        // Then
        published.assertComplete();
    }

    @Test
    void shouldLoseInventAndReorderNothingWhenKafkaAndTheDatabaseAreRestarted() {
        // Given
        var names = domains(6);

        // When
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 50);
            INFRASTRUCTURE.broker().kill();
            var before = writers.accepted();
            await().until(() -> writers.accepted() > before + 50);
            INFRASTRUCTURE.broker().restart();
            INFRASTRUCTURE.database().kill();
            INFRASTRUCTURE.restartDatabase();
            var after = writers.accepted();
            await().atMost(LONG).until(() -> writers.accepted() > after + 50);
        }
        awaitOutboxEmpty(LONG);

        // Then
        published.assertComplete();
    }

    @Test
    void shouldPublishAChangeOfAnotherInstanceWithoutWaitingForThePoll() {
        // Given
        var name = Client.freshName();
        standby.client().create(name, 80);
        awaitOutboxEmpty(SOON);

        // When
        for (var port = 1000; port < 1010; port++) {
            standby.client().put("/api/v1/domains/" + name + "/origins", """
                    {"origins": [{"address": "203.0.113.1", "port": %d}]}""".formatted(port));
            awaitOutboxEmpty(SOON);
        }

        // Then: a poll would find it after half a second on average
        try (var topic = INFRASTRUCTURE.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name).size() == 11);
            var delays = topic.of(name).stream()
                    .map(published -> published.timestamp()
                            - EventRecords.attributes(published.headers())
                                    .time()
                                    .toEpochMilli())
                    .sorted()
                    .toList();
            assertThat(delays.get(delays.size() / 2)).isLessThan(250);
        }
    }

    @Test
    void shouldTellTheAgeOfWhatWaitsAtEveryInstance() {
        // Given
        var name = Client.freshName();
        standby.client().create(name, 80);
        awaitOutboxEmpty(SOON);

        // When
        INFRASTRUCTURE.broker().kill();
        standby.client().setPolicy(name, "HTTP");

        // Then
        for (var instance : List.of(leader, standby)) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(instance.metric("backsource_outbox_oldest_age_seconds"))
                            .isGreaterThan(3));
            var told = instance.client().get("/q/health/well");
            assertThat(told.status()).isEqualTo(503);
            var outbox = told.json().findParent("outboxSize");
            assertThat(outbox.path("outboxSize").asInt()).isEqualTo(1);
            assertThat(outbox.path("oldestAgeSeconds").asInt()).isGreaterThanOrEqualTo(3);
        }

        // When
        INFRASTRUCTURE.broker().restart();

        // Then
        for (var instance : List.of(leader, standby)) {
            await().atMost(LONG)
                    .until(() -> instance.client().get("/q/health/well").status() == 200);
        }
        awaitRevision(name, 2, SOON);
    }

    private List<String> domains(int count) {
        var names = IntStream.range(0, count).mapToObj(i -> Client.freshName()).toList();
        names.forEach(name -> standby.client().create(name, 80));
        return names;
    }

    private void awaitOutboxEmpty(Duration atMost) {
        await().atMost(atMost).until(() -> database.outboxSize() == 0);
    }

    private static void awaitRevision(String name, int count, Duration atMost) {
        try (var topic = INFRASTRUCTURE.read(Topic.POLICY_CHANGES)) {
            await().atMost(atMost).until(() -> topic.of(name).size() >= count);
        }
    }
}
