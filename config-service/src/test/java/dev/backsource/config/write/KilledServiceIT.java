package dev.backsource.config.write;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.PublishedRevisions;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.config.testing.SteadyWriters;
import dev.backsource.config.testing.TwoInstances;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The instance that publishes is killed in the middle of writes, and its clients come back to the other one. One kill for all of that, since each takes
 * an instance; kills at every moment, one after the other, are the simulation's.
 */
class KilledServiceIT {
    private static final int ITEMS = 50;

    private TwoInstances instances;
    private ServiceProcess killed;
    private ServiceProcess other;
    private Database database;

    @BeforeEach
    void haveAnInstanceToKill() {
        instances = TwoInstances.ready();
        killed = instances.leader();
        other = instances.standby();
        database = instances.database();
    }

    @Test
    void shouldLoseNothingWhenTheRelayIsKilledAndGoOnWhereWritesWereCutOff() {
        // Given
        var batch = Batch.of(other);
        var policy = Policy.of(other);
        var names = Stream.generate(Client::freshName).limit(3).toList();
        names.forEach(name -> other.client().create(name, 80));

        // When
        int changedBefore;
        try (var writers = new SteadyWriters(names, other::client)) {
            await().until(() -> writers.accepted() > 50);
            try (var unanswered = send("PUT", policy.path(), Policy.BODY, policy.key)) {
                awaitRevisions(policy.domain, 2);
                try (var unfinished = send("POST", Batch.PATH, batch.body, batch.key)) {
                    awaitRevisions(batch.domain, ITEMS + 2);
                    killed.kill();
                }
            }
            changedBefore = revisions(batch.domain) - ITEMS;
            await().until(other::leads);
            var before = writers.accepted();
            await().until(() -> writers.accepted() > before + 50);
        }
        var again = other.client().put(policy.path(), Policy.BODY, "Idempotency-Key", policy.key);
        var rest = other.client().post(Batch.PATH, batch.body, "Idempotency-Key", batch.key);

        // Then: the write that was committed and maybe not answered
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.revision()).isEqualTo(2);
        assertThat(other.client().get("/api/v1/domains/" + policy.domain).header("etag"))
                .isEqualTo("\"2\"");

        // Then: the batch
        assertThat(changedBefore).isLessThan(ITEMS);
        assertThat(rest.json().path("results").findValuesAsText("status"))
                .hasSize(ITEMS)
                .containsOnly("200");
        assertThat(rest.json().path("results").findValuesAsText("revision"))
                .hasSize(ITEMS)
                .containsOnly("2");
        assertThat(revisions(batch.domain)).isEqualTo(2 * ITEMS);

        // Then: the topic
        await().until(() -> database.outboxSize() == 0);
        new PublishedRevisions(database, instances.infrastructure().broker().bootstrapServers()).assertComplete();
    }

    /** A change of one domain. */
    private record Policy(String domain, String key) {
        private static final String BODY = "{\"enabled\": true, \"redirectType\": \"HTTPS\"}";

        static Policy of(ServiceProcess instance) {
            var domain = Client.freshName();
            instance.client().create(domain, 80);
            return new Policy(domain, UUID.randomUUID().toString());
        }

        String path() {
            return "/api/v1/domains/" + domain + "/origin-protocol-policy";
        }
    }

    /** A change of {@value #ITEMS} domains below {@code domain}. */
    private record Batch(String domain, String body, String key) {
        private static final String PATH = "/api/v1/batches";

        static Batch of(ServiceProcess instance) {
            var domain = Client.freshName();
            var items = IntStream.range(0, ITEMS)
                    .mapToObj(i -> {
                        instance.client().create(i + "." + domain, 80);
                        return "{\"domain\": \"%d.%s\", \"originRequest\": {\"host\": \"b.example.net\"}}"
                                .formatted(i, domain);
                    })
                    .toList();
            return new Batch(
                    domain,
                    "{\"items\": [" + String.join(",", items) + "]}",
                    UUID.randomUUID().toString());
        }
    }

    private RawRequest send(String method, String path, String body, String key) {
        return new RawRequest(
                killed.uri(),
                method,
                path,
                body,
                "Idempotency-Key: " + key,
                "Authorization: " + killed.administrator());
    }

    private void awaitRevisions(String domain, int count) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> revisions(domain) >= count);
    }

    /** Of the domain and those below it. */
    private int revisions(String domain) {
        return Integer.parseInt(
                database.value("select count(*)::text from domain_revision where domain like '%" + domain + "'"));
    }
}
