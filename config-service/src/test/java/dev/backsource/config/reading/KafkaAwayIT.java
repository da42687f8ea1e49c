package dev.backsource.config.reading;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventSubscriber;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.ManualTimers;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is taken and what is refused while the broker is away, and that all of it goes on: of one broker that is killed, for all features. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KafkaAwayIT {
    /** As long as answers of probers are waited for; the test doesn't. */
    private static final Duration WAIT = Duration.ofMillis(4_500);

    @TestHTTPResource("/")
    URI base;

    @Inject
    ManualTimers timers;

    Infrastructure infrastructure;

    @Test
    void shouldTakeChangesAndPurgesKeepStreamsOpenRefuseQuestionsAndGoOnOnceKafkaIsBack() {
        // Given
        var client = new Client(base);
        var name = Client.freshName();
        var domain = "/api/v1/domains/" + name;
        var explain = "/api/v1/explain?url=http://" + name + "/";
        client.create(name, 80);
        var changes = infrastructure.read(Topic.POLICY_CHANGES);
        var purges = infrastructure.read(Topic.CACHE_PURGES);
        var before = purge(client, domain, "/before");
        await().until(() -> changes.of(name).size() == 1 && purges.of(name).size() == 1);
        var subscriber = EventSubscriber.open(base, "?from=earliest&domain=" + name, null);
        await().until(() -> subscriber.of(name).size() == 1);

        // When
        infrastructure.broker().kill();
        // Each waits for Kafka for 2 s; changes and purges don't.
        var explaining = client.getLater(explain);
        var asking = client.getLater(domain + "/preflight");
        var purged = IntStream.range(0, 10)
                .mapToObj(i -> purge(client, domain, "/" + i))
                .toList();
        var changed = IntStream.range(1000, 1020)
                .mapToObj(port -> client.put(domain + "/origins", """
                        {"origins": [{"address": "203.0.113.1", "port": %d}]}""".formatted(port)))
                .toList();
        var explained = explaining.join();
        var asked = asking.join();
        var comments = subscriber.comments();
        await().until(() -> subscriber.comments() >= comments + 3);
        var meanwhile = EventSubscriber.open(base, "?domain=" + name, subscriber.lastId());
        infrastructure.broker().restart();

        // Then
        var all = LongStream.rangeClosed(1, 21).boxed().toList();
        assertThat(explained.status()).isEqualTo(503);
        assertThat(explained.json().path("detail").asText()).contains("Kafka is unavailable", "GET /explain");
        assertThat(explained.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(asked.status()).isEqualTo(503);
        assertThat(asked.json().path("detail").asText()).contains("Kafka is unavailable");
        assertThat(changed).extracting(Answer::status).containsOnly(200);
        await().until(() -> new Database(infrastructure.database()).outboxSize() == 0);
        assertThat(ids(purges, name).stream().distinct().toList())
                .startsWith(before)
                .containsAll(purged)
                .hasSize(11);
        assertThat(ids(purges, name)).isSorted();
        assertThat(revisions(changes, name).stream().distinct().toList()).isEqualTo(all);
        assertThat(revisions(changes, name)).isSorted();
        await().untilAsserted(() -> {
            assertThat(received(subscriber, name)).isEqualTo(all);
            assertThat(received(meanwhile, name)).isEqualTo(all.subList(1, 21));
        });
        assertThat(subscriber.hasEnded()).isFalse();
        subscriber.close();
        meanwhile.close();

        // And then
        await().until(() -> client.get(explain).status() == 200);
        await("the question is written")
                .until(() -> timers.pass(WAIT, client.getLater(domain + "/preflight"))
                        .json()
                        .path("detail")
                        .asText()
                        .contains("no prober answered"));
    }

    private static String purge(Client client, String domain, String path) {
        return client.post(domain + "/purges", "{\"urls\": [\"" + path + "\"]}")
                .json()
                .path("id")
                .asText();
    }

    private static List<String> ids(TopicReader topic, String name) {
        return topic.of(name).stream()
                .map(published -> EventRecords.attributes(published.headers()).id())
                .toList();
    }

    private static List<Long> revisions(TopicReader topic, String name) {
        return topic.of(name).stream()
                .map(published -> EventRecords.attributes(published.headers()).revision())
                .toList();
    }

    /** The revisions in a stream. One that is on the topic twice comes twice. */
    private static List<Long> received(EventSubscriber subscriber, String name) {
        return subscriber.of(name).stream()
                .map(event -> event.json().path("revision").asLong())
                .distinct()
                .toList();
    }
}
