package dev.backsource.config.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.testing.time.TurnedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestedFiguresTest {
    private static final Caller JANE = new Caller(CallerKind.PERSON, "acct_A", "jane", List.of());
    private static final DomainName DOMAIN = new DomainName("www.example.com");

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final List<FiguresRequest> written = new ArrayList<>();
    private int taken;
    private Uni<Void> outcome = Uni.createFrom().voidItem();
    private final RequestedFigures requests = new RequestedFigures(
            caller -> {
                taken++;
                return () -> taken--;
            },
            request -> {
                written.add(request);
                return outcome;
            },
            clock);

    @Test
    void shouldRequestADomainAgainEachMinuteWhileSomebodyLooks() {
        // When
        for (var second = 0; second <= 120; second += 10) {
            look();
            clock.pass(Duration.ofSeconds(10));
        }

        // Then
        assertThat(taken).isEqualTo(1);
        assertThat(written)
                .extracting(FiguresRequest::domain)
                .containsExactly("www.example.com", "www.example.com", "www.example.com");
        assertThat(written.get(0).seconds()).isEqualTo(300);
    }

    @Test
    void shouldGiveTheSlotBackOnceNobodyLooksAnyMore() {
        // Given
        look();

        // When
        clock.pass(Duration.ofMinutes(4));
        assertThat(requests.isRequested("www.example.com")).isTrue();
        clock.pass(Duration.ofMinutes(1));

        // Then
        assertThat(requests.isRequested("www.example.com")).isFalse();
        assertThat(taken).isZero();
    }

    @Test
    void shouldTryAgainAfterARequestThatCouldNotBeWritten() {
        // Given
        outcome = Uni.createFrom().failure(new IllegalStateException("away"));
        var failed = look();

        // When
        outcome = Uni.createFrom().voidItem();
        var second = look();

        // Then
        assertThat(failed).isFalse();
        assertThat(second).isTrue();
        assertThat(written).hasSize(2);
    }

    @Test
    void shouldTellThatEdgesAreRequestedOnceKafkaHasARequest() {
        // Given
        var kafka = new CompletableFuture<Void>();
        outcome = Uni.createFrom().completionStage(kafka);
        var first = requests.request(JANE, DOMAIN).subscribeAsCompletionStage();

        // When
        var meanwhile = look();
        kafka.complete(null);

        // Then
        assertThat(meanwhile).isFalse();
        assertThat(first.join()).isTrue();
        assertThat(look()).isTrue();
    }

    private boolean look() {
        return requests.request(JANE, DOMAIN).await().atMost(Duration.ofSeconds(5));
    }
}
