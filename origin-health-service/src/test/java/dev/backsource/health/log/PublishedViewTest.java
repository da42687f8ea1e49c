package dev.backsource.health.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.OriginHealth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PublishedViewTest {
    private static final DomainName DOMAIN = new DomainName("a.example.com");
    private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");
    private static final OriginHealth EARLIER = new OriginHealth(DOMAIN, 1, TIME, List.of());
    private static final OriginHealth LATER = new OriginHealth(DOMAIN, 1, TIME.plusSeconds(1), List.of());

    private final PublishedView view = new PublishedView();

    @Test
    void shouldKnowTheDomainsWhoseLastPortStatesAreOfAnAbortedTransaction() {
        // Given
        var committed = read(OriginEvents.of(EARLIER), 5);
        view.acceptHealth(committed);
        view.acceptHealth(read(OriginEvents.of(LATER), 7));

        // When
        view.acceptCommitted(committed);

        // Then
        var published = view.published(3);
        assertThat(published.health()).isEqualTo(Map.of(DOMAIN.value(), LATER));
        assertThat(published.uncommitted()).containsExactly(DOMAIN.value());
    }

    @Test
    void shouldKnowNothingOfAbortedTransactionsOnceTheStatesAreCommitted() {
        // Given
        var committed = read(OriginEvents.of(LATER), 7);
        view.acceptHealth(read(OriginEvents.of(EARLIER), 5));
        view.acceptHealth(committed);

        // When
        view.acceptCommitted(committed);

        // Then
        var published = view.published(3);
        assertThat(published.health()).isEqualTo(Map.of(DOMAIN.value(), LATER));
        assertThat(published.uncommitted()).isEmpty();
    }

    /** Else the port states of a removed domain would stay: readers of committed records still have them. */
    @Test
    void shouldStillHavePortStatesWhoseRemovalIsOfAnAbortedTransaction() {
        // Given
        var committed = read(OriginEvents.of(EARLIER), 5);
        view.acceptHealth(committed);
        view.acceptHealth(read(OriginEvents.healthRemoved(DOMAIN, 1, TIME), 7));

        // When
        view.acceptCommitted(committed);

        // Then
        var published = view.published(3);
        assertThat(published.health()).isEqualTo(Map.of(DOMAIN.value(), EARLIER));
        assertThat(published.uncommitted()).containsExactly(DOMAIN.value());
    }

    @Test
    void shouldHaveNoPortStatesOnceTheirRemovalIsCommitted() {
        // Given
        var removal = read(OriginEvents.healthRemoved(DOMAIN, 1, TIME), 7);
        view.acceptHealth(read(OriginEvents.of(EARLIER), 5));
        view.acceptHealth(removal);

        // When
        view.acceptCommitted(removal);

        // Then
        var published = view.published(3);
        assertThat(published.health()).isEmpty();
        assertThat(published.uncommitted()).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> read(OutgoingRecord outgoing, long offset) {
        var written = outgoing.record();
        return new ConsumerRecord<>(
                written.topic(),
                written.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }
}
