package dev.backsource.config.outbox.relay;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.FirstVersion;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FirstVersion.class)
class MigrationIT {
    private static final String DOMAIN = FirstVersion.DOMAIN;

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;

    @Test
    void shouldPublishARevisionThatWasInTheOutboxBeforeTheMigration() {
        // Given
        var client = new Client(base);
        var database = new Database(infrastructure.database());

        // When
        await().atMost(Duration.ofSeconds(60)).until(() -> database.outboxSize() == 0);
        var changed = client.setPolicy(DOMAIN, "HTTP");
        await().atMost(Duration.ofSeconds(60)).until(() -> database.outboxSize() == 0);

        // Then
        assertThat(changed.revision()).isEqualTo(2);
        var domain = client.get("/api/v1/domains/" + DOMAIN).json();
        assertThat(List.of("originRequest", "clientTls", "caching"))
                .allSatisfy(part -> assertThat(domain.path(part).toString()).isEqualTo("{}"));
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            assertThat(topic.of(DOMAIN))
                    .extracting(published ->
                            EventRecords.attributes(published.headers()).id())
                    .containsExactly(DOMAIN + "/1", DOMAIN + "/2");
        }
        assertThat(database.value("select count(published_at) from domain_revision where domain = '" + DOMAIN + "'"))
                .isEqualTo("2");
    }

    @Test
    void shouldPublishARemovalThatWasInTheOutboxBeforeTheMigrationWithItsIncarnationAndAuthor() {
        // When
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topic.of(FirstVersion.REMOVED).size() == 1);

            // Then
            var removal = topic.of(FirstVersion.REMOVED).get(0);
            var attributes = EventRecords.attributes(removal.headers());
            assertThat(removal.value()).isNull();
            assertThat(attributes.revision()).isEqualTo(FirstVersion.REMOVAL);
            assertThat(attributes.incarnation()).isEqualTo(FirstVersion.INCARNATION);
            assertThat(attributes.changedBy()).isEqualTo(FirstVersion.AUTHOR);
        }
    }

    @Test
    void shouldPublishAPurgeThatWasInTheOutboxBeforeTheMigrationAndNoteWhere() {
        // Given
        var database = new Database(infrastructure.database());

        // When
        await().atMost(Duration.ofSeconds(60)).until(() -> database.outboxSize() == 0);

        // Then
        try (var topic = infrastructure.read(Topic.CACHE_PURGES)) {
            var purge = topic.of(DOMAIN).get(0);
            var attributes = EventRecords.attributes(purge.headers());
            assertThat(attributes.id()).isEqualTo(FirstVersion.PURGE);
            assertThat(attributes.revision()).isNull();
            assertThat(attributes.incarnation()).isNull();
            assertThat(attributes.changedBy()).isNull();
            assertThat(database.value("select kafka_partition || ' ' || kafka_offset from cache_purge"))
                    .isEqualTo(purge.partition() + " " + purge.offset());
        }
    }
}
