package dev.backsource.config.outbox.relay;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.PublishedRevisions;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.config.testing.SteadyWriters;
import dev.backsource.config.testing.TwoInstances;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two instances as processes: which one publishes, and what becomes of it when that one stands still. {@link dev.backsource.config.write.KilledServiceIT}
 * kills it.
 */
class RelayHandoverIT {
    private TwoInstances instances;
    private ServiceProcess leader;
    private ServiceProcess standby;
    private Infrastructure infrastructure;
    private Database database;
    private PublishedRevisions published;

    @BeforeEach
    void haveTwoInstances() {
        instances = TwoInstances.ready();
        leader = instances.leader();
        standby = instances.standby();
        infrastructure = instances.infrastructure();
        database = instances.database();
        published = new PublishedRevisions(database, infrastructure.broker().bootstrapServers());
    }

    @AfterEach
    void letAllGoOn() {
        leader.thaw();
        // What a failed test leaves would fail all that come after it.
        if (!infrastructure.broker().process().isAlive()) {
            infrastructure.broker().restart();
        }
    }

    @Test
    void shouldTakeTheLockFromAnInstanceThatStandsStillAndHaveItPublishNothingAnyMore() {
        // Given
        var names = domains(2);
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 40);

            // When
            leader.freeze();
            var before = writers.accepted();
            await().until(() -> writers.accepted() > before + 40);
        }
        // Nobody writes meanwhile: the lock is free only after seconds.
        await().until(standby::leads);
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 40);
            leader.thaw();
            await().until(() -> !leader.leads());
            var after = writers.accepted();
            await().until(() -> writers.accepted() > after + 40);
        }
        awaitOutboxEmpty();

        // Then
        assertThat(standby.leads()).isTrue();
        published.assertComplete();
    }

    @Test
    void shouldLoseInventAndReorderNothingAndTellTheAgeOfTheOutboxWhenKafkaAndTheDatabaseAreRestarted() {
        // Given
        var names = domains(3);

        // When
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 50);
            infrastructure.broker().kill();
            var before = writers.accepted();
            await().until(() -> writers.accepted() > before + 50);
        }
        awaitOldOutbox(leader);
        awaitOldOutbox(standby);
        infrastructure.broker().restart();
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 50);
            infrastructure.database().kill();
        }
        infrastructure.restartDatabase();
        try (var writers = new SteadyWriters(names, standby::client)) {
            await().until(() -> writers.accepted() > 50);
        }
        awaitOutboxEmpty();

        // Then
        published.assertComplete();
        for (var instance : List.of(leader, standby)) {
            await().until(() -> instance.client().get("/q/health/well").status() == 200);
        }
    }

    /**
     * Of more than 1 s, whichever instance is asked. A busy machine is still deleting older rows when Kafka goes: the first age above that may be
     * theirs, and the next one lower.
     */
    private static void awaitOldOutbox(ServiceProcess instance) {
        await().untilAsserted(() -> {
            assertThat(instance.metric("backsource_outbox_oldest_age_seconds")).isGreaterThan(1);
            var told = instance.client().get("/q/health/well");
            assertThat(told.status()).isEqualTo(503);
            var outbox = told.json().findParent("outboxSize");
            assertThat(outbox.path("outboxSize").asInt()).isPositive();
            assertThat(outbox.path("oldestAgeSeconds").asInt()).isGreaterThanOrEqualTo(1);
        });
    }

    @Test
    void shouldPublishAChangeOfAnotherInstanceWithoutWaitingForThePoll() {
        // Given
        var name = Client.freshName();
        standby.client().create(name, 80);
        awaitOutboxEmpty();

        // When
        for (var port = 1000; port < 1010; port++) {
            standby.client().put("/api/v1/domains/" + name + "/origins", """
                    {"origins": [{"address": "203.0.113.1", "port": %d}]}""".formatted(port));
            awaitOutboxEmpty();
        }

        // Then: each is written just after a look at the outbox, so a poll would find it after nearly a second
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name).size() == 11);
            var fastest = topic.of(name).stream()
                    .skip(1)
                    .mapToLong(published -> published.timestamp()
                            - EventRecords.attributes(published.headers())
                                    .time()
                                    .toEpochMilli())
                    .min();
            assertThat(fastest.orElseThrow()).isLessThan(500);
        }
    }

    private List<String> domains(int count) {
        var names = IntStream.range(0, count).mapToObj(i -> Client.freshName()).toList();
        names.forEach(name -> standby.client().create(name, 80));
        return names;
    }

    private void awaitOutboxEmpty() {
        await().until(() -> database.outboxSize() == 0);
    }
}
