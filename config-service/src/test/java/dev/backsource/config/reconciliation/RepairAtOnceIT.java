package dev.backsource.config.reconciliation;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** With {@code backsource.reconciliation.repair=at-once}. */
@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class RepairAtOnceIT {
    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;

    @Test
    void shouldPublishAgainWhatTheDatabaseHoldsInPlaceOfAForgedRecord() throws InterruptedException {
        // Given
        var client = new Client(base);
        var name = Client.freshName();
        client.create(name, 80);
        try (var events = new EventWriter(infrastructure.broker().bootstrapServers());
                var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name).size() == 1);
            var first = EventCodec.POLICY_CHANGE.decode(topic.of(name).get(0).value());
            var forged = PolicyChange.of(first.domain(), 7, Instant.now(), "somebody");

            // When
            events.writePolicyChange(name, EventCodec.POLICY_CHANGE.encode(forged), 7);

            // Then
            await().until(() -> topic.of(name).size() == 3);
            var repaired = EventCodec.POLICY_CHANGE.decode(topic.of(name).get(2).value());
            assertThat(repaired.revision()).isEqualTo(8);
            assertThat(repaired.incarnation()).isPositive();
            assertThat(repaired.changedBy()).isEqualTo("config-service");
            assertThat(repaired.domain()).isEqualTo(first.domain());
        }
    }
}
